"""The axis of time as it is drawn: the track, a tick for months and years, and their labels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontInfo, QPainter

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
    """Draw the track at `axis`, and above it the ticks, and as many of their labels as have room.

    Labels stay `within`. Without a scale only the track is drawn.
    """
    painter.setOpacity(1.0 if kit.contrast else 0.55)
    rounded(painter, axis.toRectF(), TRACK / 2, kit.color("border.control"))
    painter.setOpacity(1.0)
    if scale is None:
        return
    painter.setFont(kit.font("caption", tabular=True))
    width = kit.stroke("control", ratio(painter))
    painter.setPen(kit.color("text.muted"))
    for tick, where in place_labels(kit, scale, axis, within, rtl=rtl):
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, _label(kit, tick))
    for tick in _ticks(kit, scale, axis):
        x = _x(tick, axis, rtl=rtl)
        line = QRectF(x - width / 2, axis.y() - _TICK, width, _TICK)
        painter.fillRect(line, kit.color("border.control"))


def place_labels(
    kit: Kit, scale: TimeScale, axis: QRect, within: QRect, *, rtl: bool
) -> list[tuple[Tick, QRect]]:
    """The ticks whose labels have room, in order, and where those go.

    Where two are too near each other the year that follows the fold goes before all other
    years, those before the start, and that before months: "Oct 2026" would be one date.
    """
    metrics = kit.metrics("caption", tabular=True)
    em = QFontInfo(kit.font("caption", tabular=True)).pixelSize()
    top = axis.y() + TRACK // 2 - below_labels(kit)
    ticks = _ticks(kit, scale, axis)
    years = (tick for tick in ticks if tick.label == "year")
    beyond = next((year for year in years if scale.fold and year.at > scale.fold), None)
    before = ("year", "start", "month")
    placed: list[tuple[Tick, QRect]] = []
    for tick in sorted(ticks, key=lambda tick: (tick != beyond, before.index(tick.label))):
        x = _x(tick, axis, rtl=rtl)
        wide = metrics.horizontalAdvance(_label(kit, tick)) + 2
        left = round(x - wide / 2)
        if tick.label == "start":
            left = round(x) - wide if rtl else round(x)
        left = max(within.x(), min(left, within.x() + within.width() - wide))
        where = QRect(left, top, wide, kit.line("caption"))
        for other, taken in placed:
            alike = (tick.label == "year") is (other.label == "year")
            gap = _LABEL_GAP // 2 if alike else em * 3 // 2
            if where.adjusted(-gap, 0, gap, 0).intersects(taken):
                break
        else:
            placed.append((tick, where))
    return sorted(placed, key=lambda one: one[0].at)


def _ticks(kit: Kit, scale: TimeScale, axis: QRect) -> list[Tick]:
    widest = kit.metrics("caption", tabular=True).horizontalAdvance("0000") + _LABEL_GAP
    return scale.ticks(widest / axis.width())


def _x(tick: Tick, axis: QRect, *, rtl: bool) -> float:
    return axis.x() + axis.width() * (1 - tick.fraction if rtl else tick.fraction)


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
