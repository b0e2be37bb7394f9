"""Icons: SVG files in one stroke style, drawn in a colour and a size when first asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

MIRRORED = frozenset(
    {"status-withdrawn", "next-change", "back", "forward", "arrow", "chat", "play", "undo"}
)
"""The icons that point somewhere, and so turn round where words run from right to left."""

_FILE_STROKE = b'stroke-width="1.75"'
_FULL_SIZE = 20


def draw(
    file: Path, color: QColor, *, size: float, scale: float, ratio: float, rtl: bool
) -> QPixmap:
    """The icon of a file as a pixmap of `size` pixels, times text size and device pixel ratio.

    Raises OSError if there is no such icon. Small icons get a slightly heavier stroke, so
    that a line stays a line: 1.75 on the grid of 24 at 20 px and more, about 2 at 16 px.
    """
    # Loading it takes time that start-up has better uses for.
    from PySide6.QtSvg import QSvgRenderer

    source = file.read_bytes()
    stroke = 1.75 + max(0.0, _FULL_SIZE - size) * 0.065
    source = source.replace(_FILE_STROKE, f'stroke-width="{stroke:.2f}"'.encode())
    source = source.replace(b"currentColor", color.name().encode())
    side = max(1, round(size * scale * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    if rtl and file.stem in MIRRORED:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
