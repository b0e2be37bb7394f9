"""What new views take over from the ones that they replace, in another look."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from consentlab import ids


def carry(old: QWidget, new: QWidget) -> None:
    """What was typed and not sent yet, with its cursor, and the card that is current on Home.

    Fields are known by their id. The scene holds everything else.
    """
    for field in new.findChildren(QLineEdit):
        before = old.findChild(QLineEdit, field.objectName()) if field.objectName() else None
        if before is not None and before.text() != field.text():
            field.setText(before.text())
            field.setCursorPosition(before.cursorPosition())
    left = old.findChild(QAbstractItemView, ids.HOME_SCENARIOS)
    cards = new.findChild(QAbstractItemView, ids.HOME_SCENARIOS)
    if left is not None and cards is not None:
        current = cards.model().index(left.currentIndex().row(), 0)
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        cards.selectionModel().setCurrentIndex(current, only)
