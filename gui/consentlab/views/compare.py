"""Compare: two what-ifs or walkthroughs side by side, over the same chats."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.clock import ClockView
from consentlab.views.comparehead import CompareHead
from consentlab.views.comparemodel import CompareModel
from consentlab.views.comparewhy import CompareWhy
from consentlab.views.problem import Problem
from consentlab.widgets.card import Card
from consentlab.widgets.chatrow import Row
from consentlab.widgets.comparerow import CompareRowDelegate
from consentlab.widgets.comparescale import columns
from consentlab.widgets.fade import Fade
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.relayout import Relayout
from consentlab.widgets.restyle import restyle


class CompareView(QWidget):
    """A page in place of the stage: paper with heads and rows, reasons, and the clock.

    In one column the heads scroll with the rows, and the reasons take the paper's place.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._single = kit.scale >= ONE_COLUMN
        self._problem = Problem(kit, store, self)
        self._paper = Card(kit, "paper", self)
        self._head = CompareHead(kit, store, self._paper)
        self._none = Paragraph(kit, "body", muted=True, parent=self._paper)
        self._model = CompareModel(kit.words, self)
        self._list = self._make_list()
        self._page = QScrollArea(self._paper)
        restyle(self._page.verticalScrollBar(), "in", "bare-card")
        self._why = CompareWhy(kit, store, self)
        self._clock = ClockView(kit, store, self)
        self._lay_out()

    def _make_list(self) -> QListView:
        kit = self._kit
        made = kit.control(Rows(self._paper), ids.COMPARE_LIST, kit.words("Chats"))
        made.setModel(self._model)
        made.setItemDelegate(CompareRowDelegate(kit, made))
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        Relayout(made)
        made.setMouseTracking(True)
        made.selectionModel().selectionChanged.connect(self._selected)
        made.selectionModel().currentChanged.connect(self._reveal)
        if self._single:
            made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        else:
            made.setMinimumHeight(kit.px(100))
        return made

    def _lay_out(self) -> None:
        kit = self._kit
        self._content = content = QWidget(self._paper)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._none)
        column.addWidget(self._list, 0 if self._single else 1)
        column.addStretch(0)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setWidget(content)
        for ground in (content, self._page.viewport()):
            ground.setAutoFillBackground(False)
        Fade(kit, self._page if self._single else self._list)
        inside = QVBoxLayout(self._paper)
        inside.setContentsMargins(1, 1, 1, 12)  # the paper's round corners stay free
        inside.addWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(12, 0, 12, 0)
        around.setSpacing(8)
        around.addWidget(self._problem)
        around.addWidget(self._paper, 1)
        whole.addLayout(around, 1)
        whole.addWidget(self._why, 1 if self._single else 0)
        whole.addWidget(self._clock)

    # ------------------------------------------------------------------ showing

    def show_scene(self, scene: Scene) -> None:
        """Show the scene's comparison."""
        comparison = scene.compare
        if comparison is None:
            return
        words = self._kit.words
        self._problem.show_problem(scene.problem)
        self._head.show_comparison(comparison)
        self._model.show(comparison, covered=bool(scene.layer))
        self._none.setVisible(not comparison.rows and len(comparison.pair) == 2)
        self._none.say(words("No chats up to then."))
        self._list.setVisible(bool(comparison.rows))
        self._select(comparison.chat)
        row = next((row for row in comparison.rows if row.key == comparison.chat), None)
        if row is not None:
            self._why.show_row(comparison, row)
        turned = self._single and self._why.isHidden() is (row is not None)
        self._why.setVisible(row is not None)
        self._paper.setVisible(row is None or not self._single)
        if turned and self.isVisible() and not scene.layer:
            goal = self._list if row is None else self._why.close_button
            goal.setFocus(Qt.FocusReason.OtherFocusReason)
        self._clock.show_scene(scene)
        self._arrange()

    def _select(self, key: str) -> None:
        selection, row = self._list.selectionModel(), self._model.row_of(key)
        with QSignalBlocker(selection):
            if row < 0:
                selection.clearSelection()
            else:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                selection.setCurrentIndex(self._model.index(row), flags)
        self._list.viewport().update()

    def _arrange(self) -> None:
        """See Layout in the design."""
        margin = columns(self._kit, self._paper.width()).margin
        self._none.setContentsMargins(margin, self._kit.px(12), margin, self._kit.px(12))
        self._clock.arrange(self.width(), self.height())
        if self._single:
            model = self._model
            heights = (self._list.sizeHintForRow(row) for row in range(model.rowCount()))
            self._list.setFixedHeight(sum(heights) + 2)
        else:
            self._why.setFixedHeight(max(self._kit.px(180), round(self.height() * 0.32)))

    # ------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins on the rows; in one column at the top, so that nothing scrolls."""
        super().showEvent(event)
        if not event.spontaneous():
            rows = self._list.isVisibleTo(self) and not self._single
            start = self._list if rows else self._head.left
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, from the reasons that took the place of the rows to the rows."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._single and self._why.isVisible():
            self._store.explain_row("")
        else:
            self._store.show_compare(shown=False)

    def _selected(self, chosen: QItemSelection) -> None:
        if chosen.indexes():
            self._store.explain_row(chosen.indexes()[0].data(Row.ID))

    def _reveal(self) -> None:
        """In one column the page scrolls and not the list: bring the current row into view."""
        if self._single:
            row = self._list.visualRect(self._list.currentIndex())
            middle = self._list.mapTo(self._content, row.center())
            self._page.ensureVisible(middle.x(), middle.y(), 0, row.height() // 2)


class Rows(QListView):
    """The list, whose chosen row stays in view when there is less room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll to the chosen row, if there is one."""
        super().resizeEvent(event)
        chosen = self.selectedIndexes()
        if chosen:
            self.scrollTo(chosen[0])
