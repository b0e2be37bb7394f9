"""Buttons that Enter presses as well as Space, in a window as in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class Pressable(QPushButton):
    """Qt leaves Enter to the default button of a dialog; here it presses what has the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, once however long it is held."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
