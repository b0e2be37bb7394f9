"""A list whose current row stays in view, clear of the fades at the list's edges."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from consentlab.widgets.fade import HIGH, HIGH_ABOVE

_Hint = QAbstractItemView.ScrollHint
_Index = QModelIndex | QPersistentModelIndex


class ChatList(QListView):
    """Follows its current row when rows or the list get another height.

    A row that was scrolled out of view stays there.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows = False
        self._placing = False
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a row into view, and out from below the fades; its beginning where it is high."""
        self._placing = True
        super().scrollTo(index, hint)
        bar, row, room = self.verticalScrollBar(), self.visualRect(index), self.viewport().rect()
        bar.setValue(bar.value() + max(0, row.bottom() + HIGH - room.bottom()))
        bar.setValue(bar.value() - max(0, HIGH_ABOVE - self.visualRect(index).top()))
        self._placing = False
        self._scrolled()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """A press on a row does not scroll at once: the row would leave the pointer."""
        super().currentChanged(current, previous)
        self._scrolled()

    def updateGeometries(self) -> None:
        """Qt has laid out anew, or the list has another size."""
        follow, self._placing = self._follows and not self._placing, True
        super().updateGeometries()
        self._placing = False
        if follow:
            self.scrollTo(self.currentIndex())

    def _scrolled(self) -> None:
        if self._placing:
            return
        self._placing = True  # a layout that waits is made now, and is not to scroll back
        row = self.visualRect(self.currentIndex())
        self._placing = False
        self._follows = not row.isEmpty() and self.viewport().rect().intersects(row)
