"""The cards of the first screen as a grid: arrows move, Enter starts."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.scenariocard import CardRole, ScenarioCardDelegate

Index = QModelIndex | QPersistentModelIndex


class ScenarioList(QListView):
    """A grid of cards that never scrolls by itself: it asks for the height that it needs.

    `started` gives the id of the card on which Enter was pressed or that was pressed twice,
    `revealed` the place of a card that the keyboard or an assistive technology moved to, in
    the list's own coordinates.
    """

    started = Signal(str)
    revealed = Signal(QRect)

    def __init__(self, kit: Kit, control_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = ScenarioCardDelegate(kit, self)
        self._columns = self._least = self._most = 1
        self.setItemDelegate(self._cards)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setProperty("ring", "own")
        kit.control(self, control_id, name)

    @property
    def chosen(self) -> str:
        """The id of the chosen card, "" if there is none."""
        return str(self.currentIndex().data(CardRole.ID) or "")

    def arrange(self, columns: int, gap: int, width: int, *, tight: bool) -> None:
        """Set so many cards side by side, so many pixels apart, in a list of this width."""
        self._columns, self._cards.gap, self._cards.tight = columns, gap, tight
        lines = [str(self._at(row).data(CardRole.LINE)) for row in range(self._count())]
        self._least = self._cards.least(lines, self._wide(width))
        self._most = max(self._least, self._cards.most())
        self.setMinimumHeight(self._rows() * self._least)
        self.setMaximumHeight(self._rows() * self._most)
        self._share()

    def shrink(self, over: int) -> None:
        """Do with so many pixels less, if that takes no more from each card than it can spare."""
        each = -(-over // max(1, self._rows()))
        if 0 < each <= self._cards.spare():
            self._least -= each
            self.setMinimumHeight(self._rows() * self._least)
            self._share()

    def _share(self) -> None:
        """Give each card its part of the room."""
        tall = self.viewport().height() // max(1, self._rows())
        cell = QSize(self._wide(self.viewport().width()), max(self._least, min(tall, self._most)))
        if self.gridSize() != cell:
            self.setGridSize(cell)

    def _wide(self, width: int) -> int:
        # A row that fills the width to the last pixel counts as too wide for it.
        return max(1, (width - 1) // self._columns)

    def _rows(self) -> int:
        return -(-self._count() // self._columns)

    def _count(self) -> int:
        return self.model().rowCount() if self.model() else 0

    def _at(self, row: int) -> QModelIndex:
        return self.model().index(row, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the cards."""
        super().resizeEvent(event)
        self._share()

    def scrollTo(
        self,
        _index: Index,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Nothing: all cards are in the list, and a press must not move what is under it."""

    def _ask_to_see(self) -> None:
        self.revealed.emit(self.visualRect(self.currentIndex()))

    # ------------------------------------------------------------------ hands

    def selectionChanged(self, chosen: QItemSelection, dropped: QItemSelection) -> None:
        """An assistive technology selects a card without making it the current one."""
        super().selectionChanged(chosen, dropped)
        indexes = chosen.indexes()
        if indexes and indexes[0] != self.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(indexes[0], flag)
            self._ask_to_see()

    def selectionCommand(
        self, index: Index, _event: object = None
    ) -> QItemSelectionModel.SelectionFlag:
        """One card is always chosen, and it is the current one."""
        flags = QItemSelectionModel.SelectionFlag
        return flags.ClearAndSelect if index.isValid() else flags.NoUpdate

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Arrows go to the neighbour, from the end of a row to the next one."""
        moves = QAbstractItemView.CursorAction
        last = self._count() - 1
        now = max(0, self.currentIndex().row())
        ahead = -1 if self.isRightToLeft() else 1
        goal = {
            moves.MoveLeft: now - ahead,
            moves.MoveRight: now + ahead,
            moves.MoveUp: now - self._columns,
            moves.MoveDown: now + self._columns,
            moves.MoveHome: 0,
            moves.MovePageUp: 0,
            moves.MoveEnd: last,
            moves.MovePageDown: last,
        }.get(action, now)
        return self._at(goal if 0 <= goal <= last else now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, arrows move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.chosen:
                self.started.emit(self.chosen)
            return
        super().keyPressEvent(event)
        self._ask_to_see()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of two starts."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.started.emit(str(index.data(CardRole.ID)))
