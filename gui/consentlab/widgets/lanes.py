"""How lanes are drawn: bands, dots, marks and bars, each in its place along the axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from consentlab.lanes import Band, Bar, Lane, Mark
from consentlab.look.kit import Kit
from consentlab.widgets.drawing import dashed, direction, draw_icon, ratio, rounded
from consentlab.widgets.patterns import tile
from consentlab.widgets.timescale import TimeScale

Item = Band | Bar | Mark

LANE, GAP = 22, 4
"""How high a lane is, and how far the next one is below it, at 100 % text."""

_SEMIBOLD = 600
_BAND, _BAR, _DOT = 16, 10, 10
_RUN, _SIGN = 16, 14
_LEAST = 4
_LABEL_GAP = 8
_TAG_ABOVE, _TAG_PAD = 2, 4
_MERGE = 2
_SHORTEST = 3
_NEAR = 3  # so many gaps further on, beyond a line, a label still stands beside its bar
_CLEAR = 3  # a line this near to a letter seems to be one more


class LanePainter:
    """Draws one lane after the other, all along the same axis.

    `left` and `length` are where the axis lies in a widget of this `width`, from left to right;
    where words run to the left everything is mirrored. Words keep clear of the upright `lines`,
    given in order as `along` gives them, where there is room for that. `tiles` keeps the patterns
    of copies that have been drawn before. `edged` lanes have a line around their ground.
    """

    def __init__(
        self,
        kit: Kit,
        scale: TimeScale,
        left: int,
        length: int,
        width: int,
        tiles: dict[tuple[str, float], QPixmap],
    ) -> None:
        self._kit, self._scale = kit, scale
        self._left, self._length, self._width = left, length, width
        self.lines: Sequence[float] = ()
        self.edged = kit.contrast
        self._tiles = tiles

    # ------------------------------------------------------------------ places

    def x(self, at: datetime) -> float:
        """Where an instant lies, mirrored where words run to the left."""
        x = self.along(at)
        return self._width - x if self._kit.rtl else x

    def along(self, at: datetime) -> float:
        """Where it would lie where words run to the right."""
        return self._left + self._scale.fraction(at) * self._length

    @property
    def _right(self) -> int:
        return self._left + self._length

    def mirrored(self, rect: QRectF) -> QRectF:
        """A place laid out from left to right, where it really lies."""
        if not self._kit.rtl:
            return rect
        return QRectF(self._width - rect.right(), rect.y(), rect.width(), rect.height())

    def ground(self, y: int) -> QRectF:
        """The ground of the lane whose top is at `y`."""
        return QRectF(self._left, y, self._length, self._kit.px(LANE))

    def place(self, item: Item, y: int) -> QRectF:
        """What an item takes up, without its label, in the lane whose top is at `y`."""
        kit, start = self._kit, self.along(item.start)
        if isinstance(item, Mark):
            side = kit.px(_RUN if item.icon else _DOT)
            return self._centered(start - side / 2, side, side, y)
        end = self._right if item.end is None else self.along(item.end)
        return self._centered(
            start, max(end - start, _LEAST), kit.px(_BAND if isinstance(item, Band) else _BAR), y
        )

    def _centered(self, x: float, wide: float, high: float, y: int) -> QRectF:
        return QRectF(x, y + (self._kit.px(LANE) - high) / 2, wide, high)

    # ------------------------------------------------------------------ pictures

    def paint(self, painter: QPainter, lane: Lane, y: int) -> None:
        """Draw a lane's ground and what is in it, but for the labels of bars."""
        kit = self._kit
        # Bands have edges of their own: dashes within a line would be neither.
        edged = self.edged and not any(isinstance(item, Band) for item in lane.items)
        edge = kit.pen("border.subtle", "hair", ratio(painter)) if edged else None
        rounded(painter, self.mirrored(self.ground(y)), 6, kit.color("surface.lane"), edge)
        for number, item in enumerate(lane.items):
            if isinstance(item, Band):
                if not self._hidden(item, lane.items[number + 1 :][:1]):
                    self._band(painter, item, y)
            elif isinstance(item, Bar):
                self._bar(painter, lane.key, item, y)
            elif item.label:
                self._run(painter, lane, number, y)
            elif item.icon:
                self._sign(painter, item, y)
        self._dots(painter, lane, y)

    def _hidden(self, band: Band, following: Sequence[Item]) -> bool:
        """Whether the band after it covers it: many choices on one day are one pixel."""
        return any(self.along(item.start) - self.along(band.start) < 1 for item in following)

    def _dots(self, painter: QPainter, lane: Lane, y: int) -> None:
        """A dot for each day of writing; of those that hide each other the first."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._kit.color("text.primary"))
        last = 0.0
        for item in lane.items:
            at = self.along(item.start)
            if isinstance(item, Mark) and not item.icon and at - last >= _MERGE:
                last = at
                painter.drawEllipse(self.mirrored(self.place(item, y)))

    def _band(self, painter: QPainter, band: Band, y: int) -> None:
        kit, place = self._kit, self.place(band, y)
        pen = kit.pen("border.control", "control", ratio(painter))
        color, fill = "text.primary", None
        if band.held == "on":
            pen = kit.pen("accent.base", "control", ratio(painter))
            color, fill = "text.link", kit.color("accent.soft")
        elif band.held == "off":
            fill = kit.color("surface.raised")
        else:
            color, pen = "text.muted", dashed(pen)
        if band.held != "none":
            rounded(painter, self.mirrored(place), 5, fill, pen)
        font, metrics = self._font(_SEMIBOLD)
        side: float = kit.px(6)
        wide = metrics.horizontalAdvance(band.label) + 1
        if place.width() < wide + 2 * side:
            side = 3
        text = self._fitting(metrics, band.label, place.width() - 2 * side)
        if text:
            wide = metrics.horizontalAdvance(text) + 1
            x = self._clear(place.x() + side, wide, place.right() - side)
            self._text(painter, font, color, QRectF(x, place.y(), wide, place.height()), text)

    def _run(self, painter: QPainter, lane: Lane, number: int, y: int) -> None:
        """A training run: its sign and its name; one that left the chat out is struck through."""
        kit, mark = self._kit, lane.items[number]
        struck = isinstance(mark, Mark) and mark.struck
        color = "text.muted" if struck else "text.primary"
        place = self.place(mark, y)
        where = self.mirrored(place).toRect()
        draw_icon(painter, kit, "run", color, where, _RUN)
        if struck:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for pen in (
                QPen(kit.color("surface.lane"), kit.px(4)),
                QPen(kit.color(color), kit.px(1.75)),
            ):
                painter.setPen(pen)
                painter.drawLine(where.bottomLeft(), where.topRight())
        font, metrics = self._font()
        gap = kit.px(5)
        free = min([self._right, *(self.place(i, y).x() for i in lane.items[number + 1 :])])
        text = self._fitting(metrics, mark.label, free - place.right() - 2 * gap)
        if text:
            wide = metrics.horizontalAdvance(text) + 1
            after, before = place.right() + gap, place.x() - gap - wide
            taken = max([self._left, *(self._run_end(run, y) for run in lane.items[:number])])
            x = self._uncrossed([after, *([before] if before >= taken else [])], wide)
            x = self._clear(after, wide, free - gap) if x is None else x
            self._text(painter, font, color, QRectF(x, y, wide, kit.px(LANE)), text)

    def _run_end(self, run: Item, y: int) -> float:
        """Where a run's name ends if it has all the room it needs."""
        _font, metrics = self._font()
        wide = metrics.horizontalAdvance(run.label) if isinstance(run, Mark) else 0
        return self.place(run, y).right() + 2 * self._kit.px(5) + wide

    def _sign(self, painter: QPainter, mark: Mark, y: int) -> None:
        """Something that happened to the chat, on a disc that keeps it apart from its bar."""
        kit, place = self._kit, self.mirrored(self.place(mark, y))
        rounded(painter, place, place.height() / 2, kit.color("surface.lane"))
        draw_icon(painter, kit, mark.icon, "text.primary", place.toRect(), _SIGN)

    def _bar(self, painter: QPainter, key: str, bar: Bar, y: int) -> None:
        """A copy: filled while it is kept, hollow once it has ended, open until deleted."""
        kit, radius = self._kit, self._kit.px(4)
        place = self.place(bar, y)
        painter.save()
        if bar.end is None:
            painter.setClipRect(self.mirrored(place))
            place = place.adjusted(0, 0, 3 * radius, 0)
        place = self.mirrored(place)
        color = kit.color(f"copy.{key}")
        pen = kit.pen(f"copy.{key}", "control", ratio(painter))
        fill = kit.theme.copies[key].fill
        if bar.kept == "kept" and fill == "solid":
            rounded(painter, place, radius, color)
        else:
            if bar.kept == "kept":
                self._pattern(painter, fill, color, place, radius)
            rounded(painter, place, radius, None, dashed(pen) if bar.kept == "agreed" else pen)
        painter.restore()

    def _pattern(
        self, painter: QPainter, fill: str, color: QColor, place: QRectF, radius: float
    ) -> None:
        key = (f"{fill} {color.name()}", ratio(painter))
        if key not in self._tiles:
            self._tiles[key] = tile(fill, color, key[1])
        path = QPainterPath()
        path.addRoundedRect(place, radius, radius)
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.drawTiledPixmap(place, self._tiles[key])
        painter.restore()

    # ------------------------------------------------------------------ labels

    def label_ends(self, painter: QPainter, lane: Lane, y: int) -> None:
        """Write when each copy of a lane ends, where there is room for it.

        A plate of the lane's colour keeps it readable. On its own bar that has the bar's edge:
        a tag, or the copy would seem to pause there.
        """
        kit = self._kit
        font, metrics = self._font(tabular=True)
        bars = [item for item in lane.items if isinstance(item, Bar)]
        for number, bar in enumerate(bars):
            place = self.place(bar, y)
            free: float = self._left if not number else self.place(bars[number - 1], y).right()
            limit: float = self._right
            if number + 1 < len(bars):
                limit = self.place(bars[number + 1], y).x()
            wide = metrics.horizontalAdvance(bar.label) + 1
            x = self._beside(place, wide, free, limit)
            if x is None:
                continue
            above, pad = kit.px(_TAG_ABOVE), kit.px(_TAG_PAD)
            rect = QRectF(x, y + above, wide, kit.px(LANE) - 2 * above)
            plate = rect.adjusted(-pad, 0, pad, 0)
            own = plate.right() < place.right() + 1 and plate.x() >= place.x()
            edge = kit.pen(f"copy.{lane.key}", "control", ratio(painter)) if own else None
            rounded(painter, self.mirrored(plate), pad, kit.color("surface.lane"), edge)
            self._text(painter, font, "text.primary", rect, bar.label)

    def _beside(self, place: QRectF, wide: float, free: float, limit: float) -> float | None:
        """Where a label goes: after the bar, at its end inside, or before it; None: nowhere.

        Far beyond a line it would not be read as that bar's any more.
        """
        gap = self._kit.px(_LABEL_GAP)
        beside = place.right() + gap
        after = self._clear(beside, wide, limit)
        if after + wide <= limit and after - beside <= _NEAR * gap:
            return after
        pad = self._kit.px(_TAG_PAD)
        goes_on = place.right() >= self._right  # which is to be seen beyond its tag
        inside = place.right() - (2 * gap if goes_on else pad) - wide
        before = place.x() - gap - wide
        room = [
            *([inside] if inside - pad >= place.x() + gap else []),
            *([before] if before >= free else []),
        ]
        uncrossed = self._uncrossed(room, wide)
        return next(iter(room), None) if uncrossed is None else uncrossed

    def _clear(self, x: float, wide: float, limit: float) -> float:
        """`x`, or as far after a line as keeps a label of that width clear of it, up to `limit`."""
        gap = self._kit.px(_LABEL_GAP)
        for line in self.lines:
            if x - _CLEAR < line < x + wide + _CLEAR and line + gap + wide <= limit:
                x = line + gap
        return x

    def _uncrossed(self, places: Sequence[float], wide: float) -> float | None:
        """The first of these places where no line touches a label of that width."""
        for x in places:
            if not any(x - _CLEAR < line < x + wide + _CLEAR for line in self.lines):
                return x
        return None

    def _font(self, weight: int = 0, *, tabular: bool = False) -> tuple[QFont, QFontMetrics]:
        kit = self._kit
        return (
            kit.font("caption", weight=weight, tabular=tabular),
            kit.metrics("caption", weight=weight, tabular=tabular),
        )

    def _fitting(self, metrics: QFontMetrics, text: str, room: float) -> str:
        """What fits of a text: all, or its beginning, or nothing where that says nothing."""
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        left = sum(letter.isalnum() for letter in shown)
        return shown if shown == text or left >= _SHORTEST else ""

    def _text(self, painter: QPainter, font: QFont, color: str, rect: QRectF, text: str) -> None:
        painter.setFont(font)
        painter.setPen(self._kit.color(color))
        painter.setLayoutDirection(direction(text, rtl=self._kit.rtl))
        painter.drawText(self.mirrored(rect), _MIDDLE, text)


_MIDDLE = (
    Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
).value
