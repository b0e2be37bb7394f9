"""The ruler: the axis of time with its slider. One thumb is the look, one ring the present."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.widgets.drawing import draw_icon, looks_disabled, rounded
from consentlab.widgets.ticks import TRACK, below_labels, paint_axis, paint_fold, paint_lines
from consentlab.widgets.timescale import TimeScale

DAY = 24 * 60
"""Minutes of a day: an arrow key's step."""

_RING = 14
_MARK = 14
_SNAP = 6


Mark = tuple[datetime, str]
"""A sign on the axis, as the bell of the notice's day: its instant and its icon."""


class Ruler(QSlider):
    """A slider along a time scale. Its value is whole minutes since the scale's start.

    Arrows move by a day, Page by a month, Home and End to the ends. `valueChanged` tells a
    move, by whatever means, and `instant_changed` the instant that it led to. While the
    thumb is held the scale stays as it is; a new one is taken when it is let go.
    """

    instant_changed = Signal(object)

    def __init__(self, kit: Kit, control_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kit = kit
        self._scale: TimeScale | None = None
        self._present: datetime | None = None
        self._marks: tuple[Mark, ...] = ()
        self._waiting: tuple[TimeScale, datetime, datetime, tuple[Mark, ...]] | None = None
        self._gutter = 0
        self._ground = "surface.frame"
        self.inset = 12
        self.setSingleStep(DAY)
        self.setPageStep(30 * DAY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sliderReleased.connect(self._let_go)
        self.valueChanged.connect(self._moved)
        self.setProperty("radius", self._thumb())
        kit.control(self, control_id, name)

    # ------------------------------------------------------------------ what it shows

    def show_time(
        self, scale: TimeScale, look: datetime, present: datetime, marks: Sequence[Mark] = ()
    ) -> None:
        """Show these times. Nobody is told: `valueChanged` stays silent."""
        if self.isSliderDown():
            self._waiting = (scale, look, present, tuple(marks))
            return
        with QSignalBlocker(self):
            self._scale, self._present, self._marks = scale, present, tuple(marks)
            self.setRange(0, scale.length)
            self.setValue(scale.minutes(look))
        self._hold()
        self._say()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Let itself be moved only while it is enabled."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._hold()

    def _hold(self) -> None:
        """Disabled, have no room to move: Qt lets an assistive technology move it all the same."""
        if self._scale is not None:
            here, end = self.value(), self._scale.length
            with QSignalBlocker(self):
                self.setRange(*((0, end) if self.isEnabled() else (here, here)))

    def hang(self, gutter: int) -> None:
        """Begin so many pixels later, where lanes hang below with their names; 0: there are none.

        Then the lines of the present and of the look begin here, and the lanes go on with them.
        """
        if gutter != self._gutter:
            self._gutter = gutter
            self.update()

    def lie_on(self, color: str) -> None:
        """The colour behind it, which keeps its signs apart from the axis."""
        if color != self._ground:
            self._ground = color
            self.update()

    @property
    def scale(self) -> TimeScale | None:
        """The scale that it shows, for what lies below it; None before the first `show_time`."""
        return self._scale

    def _let_go(self) -> None:
        if self._waiting is not None:
            scale, look, present, marks = self._waiting
            self._waiting = None
            self.show_time(scale, look, present, marks)

    @property
    def instant(self) -> datetime:
        """The instant of the value; exactly the present's own where it lies in that minute.

        Raises RuntimeError before the first `show_time`.
        """
        if self._scale is None or self._present is None:
            raise RuntimeError("the ruler has no scale yet")
        if self.value() == self._scale.minutes(self._present):
            return self._present
        return self._scale.at(self.value())

    def _moved(self) -> None:
        self._say()
        if self._scale is not None:
            self.instant_changed.emit(self.instant)

    def _say(self) -> None:
        if self._scale is not None:
            self.setAccessibleDescription(self._kit.words.instant(self.instant))

    # ------------------------------------------------------------------ places

    def axis(self) -> QRect:
        """The axis, from its first to its last instant, in the ruler's own coordinates.

        Lanes below share its left and width.
        """
        return QRect(self._left(), self._middle() - TRACK // 2, self._length(), TRACK)

    def x_of(self, at: datetime) -> float:
        """Where an instant lies across, in the ruler's own coordinates."""
        return self._x(self._scale.fraction(at) if self._scale else 0.0)

    def _x(self, fraction: float) -> float:
        along = 1 - fraction if self.isRightToLeft() else fraction
        return self._left() + along * self._length()

    def _left(self) -> int:
        return self.inset + (0 if self.isRightToLeft() else self._gutter)

    def _length(self) -> int:
        return max(1, self.width() - 2 * self.inset - self._gutter)

    def mark_places(self) -> dict[datetime, float]:
        """Where the signs of the marks lie across: beside the ring and each other, not below.

        Where several are within a few pixels, each is as near to its own instant as that allows.
        One that would then lie beyond an end of the axis is left out; Jump has it, too.
        """
        if self._present is None:
            return {}
        ring, apart = self.x_of(self._present), self._mark()
        beside = (self._ring() + apart) / 2 + 2
        places: dict[datetime, float] = {}
        for side in (-1, 1):
            least = beside
            for away, at in sorted((side * (self.x_of(at) - ring), at) for at, _ in self._marks):
                if away >= 0 and at not in places:
                    least = max(away, least)
                    places[at] = ring + side * least
                    least += apart
        start, length = self._left(), self._length()
        return {at: x for at, x in places.items() if start <= x <= start + length}

    def _ring(self) -> int:
        return self._kit.px(_RING) if self._kit.scale < ONE_COLUMN else 18

    def _mark(self) -> int:
        return self._kit.px(_MARK) + 2

    def _middle(self) -> int:
        return below_labels(self._kit)

    def _thumb(self) -> int:
        return 28 if self._kit.scale >= ONE_COLUMN else 20

    def ring_rect(self) -> QRect:
        """Where the focus ring goes: around the thumb."""
        at = self._scale.at(self.sliderPosition()) if self._scale else None
        x = self.x_of(at) if at else self._left()
        return _disc(x, self._middle(), self._thumb() + 3).toAlignedRect()

    def sizeHint(self) -> QSize:
        """Labels, and below them the axis with room for the thumb: 38 high at 100 % text."""
        return QSize(self._kit.px(320), self._middle() + self._thumb() // 2 + 2)

    def minimumSizeHint(self) -> QSize:
        """Narrower is possible: labels then thin out."""
        return QSize(160, self.sizeHint().height())

    # ------------------------------------------------------------------ hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the thumb, wherever the press is."""
        if event.button() != Qt.MouseButton.LeftButton or self._scale is None:
            event.ignore()
            return
        self.setSliderDown(True)
        self._go(event.position().x())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the thumb along."""
        if self.isSliderDown():
            self._go(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the thumb go."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)

    def _go(self, x: float) -> None:
        """Move to a place, by whole days from where the look is, and onto the present near it."""
        if self._scale is None or self._present is None:
            return
        if abs(x - self.x_of(self._present)) <= _SNAP:
            self.setSliderPosition(self._scale.minutes(self._present))
            return
        along = (x - self._left()) / self._length()
        goal = self._scale.instant(1 - along if self.isRightToLeft() else along)
        days = round((self._scale.minutes(goal) - self.value()) / DAY)
        self.setSliderPosition(self.value() + days * DAY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows: a day; Page: a month; Home and End: the ends."""
        ahead = -1 if self.isRightToLeft() else 1
        days = {
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
        }.get(Qt.Key(event.key()))
        if days is not None:
            self.setValue(self.value() + days * DAY)
        elif event.key() == Qt.Key.Key_PageUp:
            self._month(1)
        elif event.key() == Qt.Key.Key_PageDown:
            self._month(-1)
        elif event.key() == Qt.Key.Key_Home:
            self.setValue(self.minimum())
        elif event.key() == Qt.Key.Key_End:
            self.setValue(self.maximum())
        else:
            event.ignore()

    def _month(self, step: int) -> None:
        if self._scale is not None:
            self.setValue(self._scale.minutes(_add_month(self._scale.at(self.value()), step)))

    def event(self, event: QEvent) -> bool:
        """Say what the mark under the pointer is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x = event.pos().x()
            places = self.mark_places()
            near = [at for at, place in places.items() if abs(place - x) <= _MARK / 2 + 2]
            text = self._kit.words.day(near[0]) if near else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # ------------------------------------------------------------------ picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw labels, ticks, axis, fold, marks, the ring of the present, the thumb of the look."""
        painter = QPainter(self)
        kit, scale, present = self._kit, self._scale, self._present
        middle = self._middle()
        paint_axis(painter, kit, scale, self.axis(), self.rect(), rtl=self.isRightToLeft())
        if scale is None or present is None:
            return
        if scale.fold is not None:
            x = self._x(scale.fraction(scale.fold))
            if abs(x - self.x_of(scale.at(self.sliderPosition()))) > self._thumb() / 2 + 2:
                paint_fold(painter, kit, x, middle - 8, self.height())
        places = self.mark_places()
        for at, icon in self._marks:
            if at in places:
                self._draw_mark(painter, icon, places[at], middle)
        if self._gutter:
            drop = QRect(0, middle, self.width(), self.height() - middle)
            look = self.x_of(scale.at(self.sliderPosition()))
            paint_lines(painter, kit, drop, self.x_of(present), look)
        side = self._ring()
        ring = _disc(self.x_of(present), middle, side)
        edge = kit.pen("text.primary", "hair")
        edge.setWidthF(2.5)
        rounded(painter, ring, side, kit.color(self._ground), edge)
        self._draw_thumb(painter, middle)

    def _draw_mark(self, painter: QPainter, icon: str, x: float, middle: int) -> None:
        kit, side = self._kit, self._mark()
        disc = _disc(x, middle, side)
        rounded(painter, disc, side, kit.color(self._ground))
        draw_icon(painter, kit, icon, "text.primary", disc.toAlignedRect(), _MARK)

    def _draw_thumb(self, painter: QPainter, middle: int) -> None:
        kit, side = self._kit, self._thumb()
        x = self.x_of(self._scale.at(self.sliderPosition())) if self._scale else 0.0
        color = kit.color("text.disabled" if looks_disabled(self) else "accent.base")
        outer = kit.pen("accent.base", "hair")
        outer.setWidthF(1.5)
        outer.setColor(color)
        rounded(painter, _disc(x, middle, side + 3), side, kit.color(self._ground), outer)
        rounded(painter, _disc(x, middle, side - 6), side, color)


def _disc(x: float, y: float, side: float) -> QRectF:
    centre = QPointF(x, y)
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)


def _add_month(at: datetime, step: int) -> datetime:
    """The same day of the neighbouring month, or that month's last day."""
    month = at.year * 12 + at.month - 1 + step
    year, index = divmod(month, 12)
    following = datetime(year + (index == 11), (index + 1) % 12 + 1, 1, tzinfo=UTC)
    last = (following - datetime(year, index + 1, 1, tzinfo=UTC)).days
    return at.replace(year=year, month=index + 1, day=min(at.day, last))
