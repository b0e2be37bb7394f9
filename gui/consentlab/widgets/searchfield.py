"""A field to search in."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.lineedit import LineEdit


class SearchField(LineEdit):
    """A line with a magnifying glass before the words, as large as they are.

    Qt draws the icon of an action in one size, whatever the size of the text.
    """

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, parent)
        self._kit = kit
        room = kit.px(16 + 8)
        self.setTextMargins(*((0, 0, room, 0) if kit.rtl else (room, 0, 0, 0)))
        self.setClearButtonEnabled(True)
        for action in self.findChildren(
            QAction
        ):  # Qt's own has no name, and one look for all themes
            action.setIcon(kit.icon("close", "text.muted", 16))
            action.setText(kit.words("Clear the search"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then its icon."""
        super().paintEvent(event)
        kit = self._kit
        size, side = kit.px(16), kit.px(12)
        x = self.width() - side - size if kit.rtl else side
        box = QRect(x, (self.height() - size) // 2, size, size)
        QPainter(self).drawPixmap(box, kit.pixmap("search", "text.muted", 16))
