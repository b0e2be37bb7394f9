"""A line to type in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from consentlab.look.kit import Kit


class LineEdit(QLineEdit):
    """Begins where the words of the interface do, whatever is typed into it.

    Qt takes the side from the text, and where that is empty from the keyboard: the caret would
    blink at the far end from the words that stand in for the text.
    """

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if kit.rtl:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
