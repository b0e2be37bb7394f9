"""What several widgets draw alike: sharp edges, text in its line, and the look of disabled."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintDevice, QPainter, QPen
from PySide6.QtWidgets import QWidget

from consentlab.look.kit import Kit

_LEFT = frozenset({"L", "LRE", "LRO"})
_RIGHT = frozenset({"R", "AL", "RLE", "RLO"})

BEHIND = "behind"
"""The property of what an overlay disabled: it keeps its look, under the scrim."""


def looks_disabled(widget: QWidget) -> bool:
    """Whether to draw a widget as disabled: it is, and not only because an overlay covers it."""
    above: QWidget | None = widget
    while above is not None and not above.isEnabled():
        forced = above.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled)
        if forced and not above.property(BEHIND):
            return True
        above = above.parentWidget()
    return False


def ratio(painter: QPainter) -> float:
    """The device pixel ratio of what is painted on."""
    device: QPaintDevice = painter.device()
    return device.devicePixelRatioF()


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QPen | None = None,
) -> None:
    """A rounded box whose edge lies inside `rect`, so that lines fall on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(edge)
        half = edge.widthF() / 2
        rect = rect.adjusted(half, half, -half, -half)
        radius -= half
    radius = max(0.0, min(radius, rect.height() / 2, rect.width() / 2))
    painter.drawRoundedRect(rect, radius, radius)


def box(painter: QPainter, kit: Kit, rect: QRect, radius: float, fill: str, edge: str = "") -> None:
    """The same in token colours, its edge a hair; "" is no fill or no edge."""
    pen = kit.pen(edge, "hair", ratio(painter)) if edge else None
    rounded(painter, QRectF(rect), radius, kit.color(fill) if fill else None, pen)


def dashed(pen: QPen) -> QPen:
    """The same pen, dashed: what is not settled, or assumed."""
    pen = QPen(pen)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.0])
    return pen


def direction(text: str, *, rtl: bool) -> Qt.LayoutDirection:
    """The direction in which a text runs: that of its first letter, else that of the window.

    What a person wrote in one direction keeps its full stops in place in the other.
    """
    for letter in text:
        kind = bidirectional(letter)
        if kind in _LEFT or kind in _RIGHT:
            rtl = kind in _RIGHT
            break
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def isolated(text: str, *, rtl: bool) -> str:
    """A text that keeps its own order inside a sentence that runs from right to left."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if rtl else text


def two_lines(metrics: QFontMetrics, text: str, room: int) -> list[str]:
    """A text in a line, or broken between words into two, of which the second may be cut."""
    words = text.split(" ", 12)  # more hardly stand in a line, and there may be endless ones
    fits = len(words)
    while fits > 1 and metrics.horizontalAdvance(" ".join(words[:fits])) > room:
        fits -= 1
    lines = filter(None, (" ".join(words[:fits]), " ".join(words[fits:])))
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]


def visual(rect: QRect, within: QRect, *, rtl: bool) -> QRect:
    """`rect`, laid out from left to right, where it lies if words run from right to left."""
    if not rtl:
        return rect
    left = within.left() + within.right() - rect.right()
    return QRect(left, rect.y(), rect.width(), rect.height())


def draw_icon(painter: QPainter, kit: Kit, name: str, color: str, rect: QRect, size: float) -> None:
    """An icon of `size` pixels at 100 % text, in the middle of `rect`."""
    pixmap = kit.pixmap(name, color, size, ratio(painter))
    side = kit.px(size)
    painter.drawPixmap(
        QRect(
            rect.x() + (rect.width() - side) // 2,
            rect.y() + (rect.height() - side) // 2,
            side,
            side,
        ),
        pixmap,
    )
