"""The live log of events in the lab panel: one line an event, as the ledger has it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.labparts import GAP, check
from consentlab.views.logmodel import LogModel, LogRow
from consentlab.views.saving import ask_where
from consentlab.widgets.buttons import button, icon_button
from consentlab.widgets.drawing import box, direction, visual
from consentlab.widgets.fade import Fade
from consentlab.widgets.paragraph import Line

Index = QModelIndex | QPersistentModelIndex

_HIGH = 22
_LINES = 3
_BETWEEN = 10
_WITH_DAY = 340
"""From this width on, in pixels at 100 % text, a line has room for its simulated day."""


class LabLog(QFrame):
    """The log with what can be done to it: leave out interactions, and export everything."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        self.setProperty("part", "frame-ruled")
        self._count = Line(kit, "caption", muted=True, parent=self)
        what = words("Show what was done with controls")
        self._filter = icon_button(
            kit, ids.LAB_INTERACTIONS, "filter", what, "rate", checkable=True, parent=self
        )
        self._filter.toggled.connect(self._list_interactions)
        self.export = button(kit, ids.LAB_EXPORT, words("Export"), "tiny", "export", self)
        self.export.clicked.connect(self._ask_where)
        self._list = _List(kit, self)
        self.events = self._list.events
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(Line(kit, "strong", words("Events"), fixed=True, parent=self))
        head.addWidget(self._count, 1)
        head.addWidget(self._filter)
        head.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._list, 1)

    def show_scene(self, scene: Scene) -> None:
        """List what the scene's panel lists, up to the last event."""
        check(self._filter, scene.lab.interactions)
        self.events.list_interactions(scene.lab.interactions)
        self.read()

    def read(self) -> None:
        """Add what has been written since the last time."""
        ledger = self._store.host.ledger
        self.events.read(ledger, self._store.events)
        profile = ledger.path.parent.name
        self._count.say(
            self._kit.words("{n} in profile {profile}", n=self.events.count, profile=profile)
        )

    def _list_interactions(self, listed: bool) -> None:
        self._store.arrange_lab(interactions=listed)

    def _ask_where(self) -> None:
        ask_where(self._kit, self._kit.words("Export"), self._store.export, self)


class _List(QListView):
    """Stays at its end while new events come in, unless one has scrolled up to read."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._at_end = True
        self.events = LogModel(kit.words, self)
        self.setModel(self.events)
        self._lines = LogDelegate(kit, self)
        self.setItemDelegate(self._lines)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMinimumHeight(kit.px(_HIGH) * _LINES)
        kit.control(self, ids.LAB_LOG, kit.words("Events"))
        Fade(kit, self, "surface.frame")
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._see)
        bar.rangeChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As little as possible: it takes what is left."""
        return self.minimumSize()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Scroll areas go by this to what has the focus: to all of it, not to a row out of view."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.viewport().rect()
        return super().inputMethodQuery(query)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Give the kinds that are in view as much room as they need, and the rest to details."""
        view, last = self.viewport().rect(), self.events.rowCount() - 1
        first = max(0, self.indexAt(view.topLeft()).row())
        end = self.indexAt(view.bottomLeft()).row()
        rows = range(first, (end if end >= 0 else last) + 1)
        if self._lines.fit([self.events.index(row).data(LogRow.KIND) for row in rows]):
            self.viewport().update()
        super().paintEvent(event)

    def _see(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum()

    def _follow(self, _least: int, most: int) -> None:
        if self._at_end:
            self.verticalScrollBar().setValue(most)


class LogDelegate(QStyledItemDelegate):
    """Paints number, simulated day where there is room, kind, and what it is about."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._body = kit.metrics("caption", tabular=True)
        self._strong = kit.metrics("caption", weight=500)
        days = [kit.words.day(datetime(2030, month, 28, tzinfo=UTC)) for month in range(1, 13)]
        self._day = max(map(self._body.horizontalAdvance, (kit.words("Home"), *days))) + 2
        self._number = self._body.horizontalAdvance("000") + 2
        self.kind = 1

    def fit(self, kinds: Sequence[str]) -> bool:
        """Make their column as wide as the widest of these kinds; whether that changed it."""
        before = self.kind
        self.kind = max(map(self._strong.horizontalAdvance, kinds), default=0) + 2
        return self.kind != before

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line of small type."""
        return QSize(self._kit.px(120), self._kit.px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        kit, whole = self._kit, option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, kit, whole, 6, "surface.selected")
        number, day = str(index.data(LogRow.ID)), str(index.data(LogRow.AT))
        kind, detail = str(index.data(LogRow.KIND)), str(index.data(LogRow.DETAIL))
        self._number = max(self._number, self._body.horizontalAdvance(number) + 2)
        columns = [(number, self._number, "text.muted", 0)]
        if whole.width() >= kit.px(_WITH_DAY):
            columns.append((day, self._day, "text.muted", 0))
        columns += [(kind, self.kind, "text.primary", 500), (detail, 0, "text.primary", 0)]
        x, gap = kit.px(2), kit.px(_BETWEEN)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        for text, least, color, weight in columns:
            room = min(least or whole.width(), whole.width() - x)
            metrics = self._strong if weight else self._body
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
            painter.setFont(kit.font("caption", weight=weight, tabular=not weight))
            painter.setPen(kit.color(color))
            place = QRect(whole.x() + x, whole.y(), room, whole.height())
            painter.setLayoutDirection(direction(text, rtl=rtl))
            painter.drawText(visual(place, whole, rtl=rtl), flags, shown)
            x += room + gap
        painter.restore()
