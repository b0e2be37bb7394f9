"""A lifeline: one account's time as a line, with its settings, its turns and its signs."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import dashed, draw_icon, ratio, rounded

Held = Literal["none", "undecided", "on", "off"]
"""What held over a stretch of time; none: no account yet, or a plan that is not covered."""

_HIGH = 34
_DOT, _DOT_TOP = 6, 6
_ICON, _ICON_TOP = 14, 1
_BAND, _BAND_TOP = 8, 18
_LOOK, _LOOK_LOW = 2, 30


class Segment(msgspec.Struct, frozen=True):
    """A stretch of time over which the setting stayed the same."""

    held: Held
    start: float
    end: float


class Sign(msgspec.Struct, frozen=True):
    """Something that happened, by the name of its icon."""

    icon: str
    at: float


class Lifeline(msgspec.Struct, frozen=True):
    """What a lifeline shows. Every place is a part of its length, 0 to 1, in order of time."""

    segments: tuple[Segment, ...]
    dots: tuple[float, ...]
    signs: tuple[Sign, ...]
    look: float


def high(kit: Kit) -> int:
    """The height of a lifeline."""
    return kit.px(_HIGH)


def paint_lifeline(painter: QPainter, kit: Kit, rect: QRect, line: Lifeline) -> None:
    """Draw a lifeline along the top of `rect`; where words run to the left, time does too."""
    band = QRectF(rect.x(), rect.y() + kit.px(_BAND_TOP), rect.width(), kit.px(_BAND))
    edge = kit.pen("border.subtle", "hair", ratio(painter)) if kit.contrast else None
    rounded(painter, band, band.height() / 2, kit.color("surface.sunken"), edge)
    for segment in line.segments:
        if segment.held != "none":
            _paint_segment(painter, kit, rect, segment)
    dot = kit.px(_DOT)
    for at in line.dots:
        place = QRectF(_x(kit, rect, at) - dot / 2, rect.y() + kit.px(_DOT_TOP), dot, dot)
        rounded(painter, place, dot / 2, kit.color("text.muted"))
    side = kit.px(_ICON)
    for sign in line.signs:
        left = round(_x(kit, rect, sign.at) - side / 2)
        where = QRect(left, rect.y() + kit.px(_ICON_TOP), side, side)
        draw_icon(painter, kit, sign.icon, "text.primary", where, _ICON)
    wide = kit.px(_LOOK)
    look = QRectF(round(_x(kit, rect, line.look) - wide / 2), rect.y(), wide, kit.px(_LOOK_LOW))
    rounded(painter, look, wide / 2, kit.color("accent.base"))


def _paint_segment(painter: QPainter, kit: Kit, rect: QRect, segment: Segment) -> None:
    ends = sorted((_x(kit, rect, segment.start), _x(kit, rect, segment.end)))
    top = QPointF(ends[0], rect.y() + kit.px(_BAND_TOP))
    place = QRectF(top, QPointF(ends[1], top.y() + kit.px(_BAND)))
    radius = place.height() / 2
    pen = kit.pen("border.control", "control", ratio(painter))
    if segment.held == "on":
        pen = kit.pen("accent.base", "control", ratio(painter))
        rounded(painter, place, radius, kit.color("accent.soft"), pen)
    elif segment.held == "off":
        rounded(painter, place, radius, kit.color("surface.raised"), pen)
    else:
        rounded(painter, place, radius, None, dashed(QPen(pen)))


def _x(kit: Kit, rect: QRect, at: float) -> float:
    return rect.x() + rect.width() * (1 - at if kit.rtl else at)


class LifelineView(QWidget):
    """A lifeline in a place of its own; without one it keeps the room."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.line: Lifeline | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Lifeline | None) -> None:
        """Show this one, or none."""
        self.line = line
        self.update()

    def sizeHint(self) -> QSize:
        """As long as the part of a card that tells about a walkthrough."""
        return QSize(self._kit.px(260), high(self._kit))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self.line is not None:
            paint_lifeline(QPainter(self), self._kit, self.rect(), self.line)
