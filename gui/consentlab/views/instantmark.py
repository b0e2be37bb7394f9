"""The two signs of the clock: a dot for the look, a ring for the present."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from consentlab.look.kit import Kit

Sign = Literal["look", "present"]


class InstantMark(QWidget):
    """The sign beside the words, the same as on the ruler."""

    def __init__(self, kit: Kit, sign: Sign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._sign = sign
        self.setFixedSize(kit.px(11), kit.px(11))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self._sign == "look":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._kit.color("accent.base"))
            painter.drawEllipse(whole)
        else:
            wide = self._kit.px(2.5)
            painter.setPen(QPen(self._kit.color("text.primary"), wide))
            half = wide / 2
            painter.drawEllipse(whole.adjusted(half, half, -half, -half))
