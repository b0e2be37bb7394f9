"""The soft shadow of an overlay's card, drawn once as nine parts and then only stretched.

A graphics effect would draw the whole card again for every change in it.
"""

from __future__ import annotations

from math import erf, sqrt

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap


class Shadow:
    """The shadow of a box with round corners: blur and radius in pixels, colour with alpha."""

    def __init__(self, color: QColor, blur: int, below: int, radius: int) -> None:
        self._below = below
        self._reach = blur
        self._corner = blur + radius + blur // 2
        self._pixmap = _draw(color, blur, radius, self._corner)

    def paint(self, painter: QPainter, card: QRect) -> None:
        """Draw the shadow of this card."""
        reach = self._reach
        around = card.adjusted(-reach, -reach, reach, reach).translated(0, self._below)
        corner = min(self._corner, around.width() // 2, around.height() // 2)
        rows = _thirds(around.y(), around.height(), corner)
        sources = _thirds(0, self._pixmap.height(), self._corner)
        for (y, high), (from_y, from_high) in zip(rows, sources, strict=True):
            columns = _thirds(around.x(), around.width(), corner)
            for (x, wide), (from_x, from_wide) in zip(columns, sources, strict=True):
                target = QRect(x, y, wide, high)
                if not card.contains(target):
                    part = QRect(from_x, from_y, from_wide, from_high)
                    painter.drawPixmap(target, self._pixmap, part)


def _thirds(start: int, length: int, corner: int) -> list[tuple[int, int]]:
    """A side cut into corner, middle, corner: where each begins and how long it is."""
    return [
        (start, corner),
        (start + corner, length - 2 * corner),
        (start + length - corner, corner),
    ]


def _draw(color: QColor, blur: int, radius: int, corner: int) -> QPixmap:
    """Rings from the outside in, each as dark as a blurred edge is at that distance."""
    side = 2 * corner + 2
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    sigma = blur / 2
    for step in range(2 * blur):
        outside = blur - step
        ring = QColor(color)
        ring.setAlphaF(color.alphaF() * (1 - erf(outside / (sigma * sqrt(2)))) / 2)
        painter.setBrush(ring)
        inset = step
        box = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
        round_ = max(2.0, radius + outside)
        painter.drawRoundedRect(box, round_, round_)
    painter.end()
    return pixmap
