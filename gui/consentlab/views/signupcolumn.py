"""A column in the middle of its place: what is above scrolls, the answers below stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.widgets.fade import Fade
from consentlab.widgets.overlay import height_of

WIDE = 528
"""How wide the column is, in pixels at 100 % text."""

_ROUND, _ABOVE = 12, 6  # for a focus ring around the controls


class Column(QWidget):
    """`body` above `foot`; `placed` tells that both have been given their room anew."""

    placed = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.body, self.foot = QVBoxLayout(), QVBoxLayout()
        self._page, self._below = QWidget(), QWidget(self)
        self._page.setLayout(self.body)
        self._below.setLayout(self.foot)
        self.body.setContentsMargins(_ROUND, _ABOVE, _ROUND, _ABOVE)
        tight = kit.scale >= ONE_COLUMN
        self.body.setSpacing(12 if tight else 20)
        self.foot.setContentsMargins(0, 12 if tight else 24, 0, _ABOVE)
        self.foot.setSpacing(12)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self._page, self._below):
            part.installEventFilter(self)
        self.area.setWidget(self._page)
        self.area.verticalScrollBar().rangeChanged.connect(self._bring)
        self._page.setAutoFillBackground(False)
        self._wanted: QWidget | None = None
        Fade(kit, self.area)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def spare(self) -> int:
        """The height that is left over beside body and foot; negative if the body scrolls."""
        wide = self._wide()
        wanted = height_of(self.body, wide + 2 * _ROUND) + height_of(self.foot, wide)
        return self._high() - wanted

    def show_from_above(self, part: QWidget | None) -> None:
        """Show the body from its beginning, or as much further down as this part asks for."""
        self.area.verticalScrollBar().setValue(0)
        self._wanted = part
        self._place()

    def _bring(self) -> None:
        """Scroll down until the part that is wanted is in sight."""
        part, bar = self._wanted, self.area.verticalScrollBar()
        if part is None or not self._page.isAncestorOf(part):
            return
        below = part.mapTo(self._page, QPoint(0, part.height())).y() + _ABOVE
        bar.setValue(max(bar.value(), below - self.area.viewport().height()))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Find the places anew when something in it asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._place()

    def _margin(self) -> int:
        return 16 if self._kit.scale >= ONE_COLUMN or self.height() < 640 else 24

    def _wide(self) -> int:
        return max(1, min(self._kit.px(WIDE), self.width() - 2 * self._margin()))

    def _high(self) -> int:
        return self.height() - 2 * self._margin()

    def _place(self) -> None:
        """Both in the middle, or the foot at the bottom and the body scrolling above it."""
        spare, wide = self.spare(), self._wide()
        below = height_of(self.foot, wide)
        above = max(1, self._high() - below - max(0, spare))
        bar = self.area.verticalScrollBar().sizeHint().width() if spare < 0 else 0
        rtl = self.isRightToLeft()
        left, top = (self.width() - wide) // 2, self._margin() + max(0, spare) // 2
        place = QRect(left, top, wide, above)
        place.adjust(-_ROUND - bar * rtl, 0, _ROUND + bar * (not rtl), 0)
        self.area.setGeometry(place)
        self._below.setGeometry(left, top + above, wide, below)
        self.placed.emit()
        self._bring()
