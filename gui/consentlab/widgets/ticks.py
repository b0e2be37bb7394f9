"""The axis of time as it is drawn: the track, a tick for months and years, and their labels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import dashed, ratio, rounded
from consentlab.widgets.timescale import Tick, TimeScale

TRACK = 4
"""How high the track is."""

LOOK = 2
"""How wide the line of the look is."""

_TICK = 6
_BELOW_LABELS = 10
_LABEL_GAP = 8


def below_labels(kit: Kit) -> int:
    """How far the middle of the track lies below the top of the labels."""
    return kit.line("caption") + _BELOW_LABELS


def paint_axis(
    painter: QPainter, kit: Kit, scale: TimeScale | None, axis: QRect, within: QRect, *, rtl: bool
) -> None:
    """Draw the track at `axis`, and above it the ticks with as many labels as have room.

    Labels stay `within`. Without a scale only the track is drawn.
    """
    painter.setOpacity(1.0 if kit.contrast else 0.55)
    rounded(painter, axis.toRectF(), TRACK / 2, kit.color("border.control"))
    painter.setOpacity(1.0)
    if scale is None:
        return
    metrics = kit.metrics("caption", tabular=True)
    painter.setFont(kit.font("caption", tabular=True))
    widest = metrics.horizontalAdvance("0000") + _LABEL_GAP
    high, center = kit.line("caption"), axis.y() + TRACK // 2
    top = center - below_labels(kit)
    taken = QRect()
    width = kit.stroke("control", ratio(painter))
    for tick in scale.ticks(widest / axis.width()):
        x = axis.x() + axis.width() * (1 - tick.fraction if rtl else tick.fraction)
        text = _label(kit, tick)
        wide = metrics.horizontalAdvance(text) + 2
        left = round(x - wide / 2)
        if tick.label == "start":
            left = round(x) - wide if rtl else round(x)
        left = max(within.x(), min(left, within.x() + within.width() - wide))
        where = QRect(left, top, wide, high)
        if taken.isValid() and where.adjusted(-4, 0, 4, 0).intersects(taken):
            continue
        taken = where
        painter.setPen(kit.color("text.muted"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
        line = QRectF(x - width / 2, center - TRACK // 2 - _TICK, width, _TICK)
        painter.fillRect(line, kit.color("border.control"))


def paint_lines(painter: QPainter, kit: Kit, rect: QRect, present: float, look: float) -> None:
    """Draw the line of the present, dashed, and that of the look down the height of `rect`."""
    dashes = dashed(kit.pen("text.muted", "control", ratio(painter)))
    painter.setPen(dashes)
    painter.drawLine(QPointF(present, rect.y()), QPointF(present, rect.y() + rect.height()))
    line = QRectF(round(look) - LOOK / 2, rect.y(), LOOK, rect.height())
    painter.fillRect(line, kit.color("accent.base"))


def paint_fold(painter: QPainter, kit: Kit, x: float, top: int, bottom: int) -> None:
    """Draw the fold, dotted: months end there, and years begin."""
    pen = kit.pen("border.control", "hair")
    pen.setWidthF(2.0)
    pen.setDashPattern([1.0, 1.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(round(x), top, round(x), bottom)


def _label(kit: Kit, tick: Tick) -> str:
    words = kit.words
    if tick.label == "year":
        return str(tick.at.year)
    if tick.label == "month":
        return words.month(tick.at)
    return words("{month} {year}", month=words.month(tick.at), year=tick.at.year)
