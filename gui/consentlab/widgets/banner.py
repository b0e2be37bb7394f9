"""A banner: an icon, a sentence, and at most one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.buttons import button
from consentlab.widgets.drawing import box
from consentlab.widgets.paragraph import Paragraph


class Banner(QFrame):
    """Says what holds here and now, and offers the one thing that can be done about it.

    `icon` as a rule is "info" or "alert". `pressed` tells that its button was used.
    """

    pressed = Signal()

    def __init__(
        self,
        kit: Kit,
        icon: str,
        text: str = "",
        *,
        button_id: str = "",
        button_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self.sentence = Paragraph(kit, "body", parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._mark = QLabel(self)
        self.show_icon(icon)
        row = QHBoxLayout(self)
        row.setContentsMargins(kit.px(14), kit.px(10), kit.px(14), kit.px(10))
        row.setSpacing(kit.px(10))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop if not button_id else _MIDDLE)
        row.addWidget(self.sentence, 1)
        self.button = None
        if button_id:
            self.button = button(kit, button_id, button_text, "small", parent=self)
            self.button.clicked.connect(self.pressed)
            row.addWidget(self.button, 0, _MIDDLE)
        self.say(text)

    def show_icon(self, icon: str) -> None:
        """Show this icon before the sentence."""
        self._mark.setPixmap(self._kit.pixmap(icon))

    def say(self, text: str, *, with_button: bool = True) -> None:
        """Show this sentence, with or without the button if there is one."""
        self.sentence.say(text)
        if self.button is not None:
            self.button.setVisible(with_button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sunken box."""
        kit = self._kit
        box(QPainter(self), kit, self.rect(), 10, "surface.sunken", "border.control")


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
