"""The patterns that tell one kind of copy from another, whatever the colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap


def tile(fill: str, color: QColor, scale: float) -> QPixmap:
    """The pattern of a copy that is not solid, as a tile to be laid side by side.

    `fill` is its name in the tokens, `scale` the device pixel ratio.
    """
    size = {"diagonal": QSize(8, 8), "dots": QSize(6, 5), "ticks": QSize(6, 6)}.get(
        fill, QSize(7, 7)
    )
    made = QPixmap(size * scale)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    wide, high = size.width(), size.height()
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if fill == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(wide / 2, high / 2), 1.4, 1.4)
    elif fill == "ticks":
        painter.fillRect(QRect(2, 0, 2, high), color)
    else:
        painter.setPen(QPen(color, 3.0 if fill == "diagonal" else 1.6))
        for shift in (-wide, 0, wide):
            painter.drawLine(QPointF(shift - 1, high + 1), QPointF(shift + wide + 1, -1))
            if fill == "cross":
                painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + wide + 1, high + 1))
    painter.end()
    return made
