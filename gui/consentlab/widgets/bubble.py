"""The bubble of what the person wrote."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import ratio
from consentlab.widgets.paragraph import Paragraph

_ROUND, _SHARP = 14, 4


class Bubble(QFrame):
    """A paragraph on sunken ground, its lower corner on the person's side nearly sharp.

    As wide as its words ask for; a layout may give it less.
    """

    def __init__(self, kit: Kit, said: Paragraph, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.addWidget(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground; in contrast its edge too."""
        kit, painter = self._kit, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = kit.pen("border.subtle", "control", ratio(painter)) if kit.contrast else None
        half = pen.widthF() / 2 if pen else 0
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        sharp = QRectF(box.left() if kit.rtl else box.center().x(), box.center().y(), 0, 0)
        sharp.setSize(box.size() / 2)
        path, corner = QPainterPath(), QPainterPath()
        path.addRoundedRect(box, _ROUND, _ROUND)
        corner.addRoundedRect(sharp, _SHARP, _SHARP)
        painter.setPen(pen or Qt.PenStyle.NoPen)
        painter.setBrush(kit.color("surface.sunken"))
        painter.drawPath(path.united(corner).simplified())
