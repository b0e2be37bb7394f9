"""The timeline: one chat's life in lanes, below the ruler or on a page of its own."""

from __future__ import annotations

from datetime import datetime
from html import escape
from textwrap import wrap

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from consentlab.lanes import Lane, Lanes, Mark
from consentlab.look.kit import Kit
from consentlab.look.tips import LONGEST, literal
from consentlab.widgets.announce import announce
from consentlab.widgets.drawing import direction, draw_icon, visual
from consentlab.widgets.lanes import GAP, LANE, Item, LanePainter
from consentlab.widgets.ticks import TRACK, below_labels, paint_axis, paint_fold, paint_lines
from consentlab.widgets.timescale import TimeScale

_GUTTER, _WIDEST, _WIDEST_PART = 148, 200, 0.4
_BETWEEN = 12
_ICON, _ICON_GAP = 15, 6
_BELOW_TICKS = 8
_NEAR = 12
_TIP = 64

Stop = tuple[int, int]
"""Something in the lanes: the number of its lane, and of itself in there."""


class Timeline(QWidget):
    """Lanes with their names before them, and lines for the present and the look through all.

    Arrows go from one thing to the next in order of time, Home and End to the first and last.
    What one stands at is told as tooltip, as the accessible description, and announced; away
    from the keyboard the description tells all of it. The dynamic property `facts` has that
    as a list, a text a lane; `stop` the words of what one stands at, or "".
    """

    stopped = Signal(QRect)
    """The keyboard came to something that lies there."""

    def __init__(self, kit: Kit, control_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._lanes = Lanes()
        self._longest = 0
        self._stops: list[Stop] = []
        self._at: Stop | None = None
        self._scale: TimeScale | None = None
        self._present: datetime | None = None
        self._look: datetime | None = None
        self._painter: LanePainter | None = None
        self._tiles: dict[tuple[str, float], QPixmap] = {}
        self._axis_shown = False
        self.inset = 12
        self._given = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", kit.px(6))
        kit.control(self, control_id, name)

    # ------------------------------------------------------------------ what it shows

    def show_lanes(self, lanes: Lanes, scale: TimeScale, look: datetime, present: datetime) -> None:
        """Show these lanes along this scale, which is that of the ruler above."""
        stood = self._item()
        sized = len(lanes.lanes) != len(self._lanes.lanes)
        told = lanes != self._lanes
        self._lanes, self._scale, self._present = lanes, scale, present
        self._look = scale.at(scale.minutes(look))  # to the minute, as the ruler's thumb
        self._painter = None
        if told:
            metrics = self._kit.metrics("caption")
            names = [metrics.horizontalAdvance(lane.name) for lane in lanes.lanes]
            self._longest = max(names, default=0)
            self._stops = lanes.stops()
            still = (stop for stop in self._stops if stood and self._same(stop, stood))
            self._at = next(still, None)
            self.setProperty("facts", [self._told(lane, lane.facts) for lane in lanes.lanes])
            self._tell()
        if sized:
            self.updateGeometry()
        self.update()

    def show_axis(self, shown: bool) -> None:
        """Draw ticks and their labels above the lanes, where no ruler lies above them."""
        if shown != self._axis_shown:
            self._axis_shown, self._painter = shown, None
            self.updateGeometry()
            self.update()

    def give_way(self, width: int) -> None:
        """Leave so much less free after the axis: a scroll bar lies there."""
        if width != self._given:
            self._given, self._painter = width, None
            self.update()

    def _same(self, stop: Stop, stood: Item) -> bool:
        item = self._lanes.lanes[stop[0]].items[stop[1]]
        return type(item) is type(stood) and item.start == stood.start

    def _item(self) -> Item | None:
        return self._lanes.lanes[self._at[0]].items[self._at[1]] if self._at else None

    # ------------------------------------------------------------------ places

    def gutter(self) -> int:
        """How far the axis begins after the left edge and the inset: room for the lanes' names."""
        kit = self._kit
        room = kit.px(_ICON) + kit.px(_ICON_GAP) + self._longest + 1
        widest = kit.px(_WIDEST)
        if self._axis_shown:  # on a page of its own, which may be narrow
            widest = min(widest, round(self.width() * _WIDEST_PART))
        return max(_GUTTER, min(room, widest))

    def _top(self) -> int:
        """Where the first lane begins."""
        return below_labels(self._kit) + _BELOW_TICKS if self._axis_shown else 0

    def _y(self, place: int) -> int:
        return self._top() + place * self._kit.px(LANE + GAP)

    def _drawn(self, scale: TimeScale) -> LanePainter:
        if self._painter is None:
            left = self.inset + self.gutter()
            length = max(1, self.width() - left - self.inset + self._given)
            self._painter = LanePainter(self._kit, scale, left, length, self.width(), self._tiles)
        return self._painter

    def rect_of(self, stop: Stop) -> QRect:
        """Where something lies, in the widget's own coordinates."""
        if self._scale is None:
            return QRect()
        drawn = self._drawn(self._scale)
        item = self._lanes.lanes[stop[0]].items[stop[1]]
        return drawn.mirrored(drawn.place(item, self._y(stop[0]))).toAlignedRect()

    def ring_rect(self) -> QRect:
        """Where the focus ring goes: around what the keyboard stands at."""
        return self.rect_of(self._at) if self._at else self.rect()

    def sizeHint(self) -> QSize:
        """22 a lane and 4 between, at 100 % text."""
        count = len(self._lanes.lanes)
        high = self._y(count) - (self._kit.px(GAP) if count else 0)
        return QSize(self._kit.px(480), high)

    def minimumSizeHint(self) -> QSize:
        """Narrower is possible: labels then thin out."""
        return QSize(self._kit.px(200), self.sizeHint().height())

    # ------------------------------------------------------------------ hands

    def stop_at(self, where: QPoint) -> Stop | None:
        """What lies there: the nearest mark of the lane, else its bar or band."""
        found: list[tuple[bool, float, Stop]] = []
        for place, lane in enumerate(self._lanes.lanes):
            y = self._y(place)
            if not y <= where.y() < y + self._kit.px(LANE):
                continue
            for number, item in enumerate(lane.items):
                rect = self.rect_of((place, number))
                if isinstance(item, Mark):
                    away = abs(rect.center().x() - where.x())
                else:
                    away = max(rect.left() - where.x(), where.x() - rect.right(), 0)
                if away <= self._kit.px(_NEAR):
                    found.append((not isinstance(item, Mark), away, (place, number)))
        return min(found)[2] if found else None

    def event(self, event: QEvent) -> bool:
        """Tell what lies under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            stop = self.stop_at(event.pos())
            if stop:
                self._tip(stop, event.globalPos())
            else:
                QToolTip.showText(event.globalPos(), literal(self._cut_name(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, stop: Stop, where: QPoint) -> None:
        words = self._lanes.lanes[stop[0]].items[stop[1]].words[:LONGEST]
        lines = "<br>".join(escape(line) for line in wrap(words, _TIP))
        text = f"<p style='white-space:pre'>{lines}</p>"
        QToolTip.showText(where, text, self, self.rect_of(stop))

    def _cut_name(self, where: QPoint) -> str:
        """The name of the lane there, if there is no room for all of it."""
        for place, lane in enumerate(self._lanes.lanes):
            y = self._y(place)
            if y <= where.y() < y + self._kit.px(LANE):
                wide = self._kit.metrics("caption").horizontalAdvance(lane.name)
                return lane.name if wide > self._name_room() else ""
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand at what is pressed."""
        stop = self.stop_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or stop is None:
            event.ignore()
            return
        self._stand(stop)
        self._tip(stop, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows: the next or the last one in time; Home and End: the ends."""
        number = self._stops.index(self._at) if self._at else -1
        ahead = -1 if self.isRightToLeft() else 1
        last = len(self._stops) - 1
        goal = {
            Qt.Key.Key_Right: number + ahead,
            Qt.Key.Key_Left: number - ahead,
            Qt.Key.Key_Down: number + 1,
            Qt.Key.Key_Up: number - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if goal is None or last < 0:
            event.ignore()
            return
        self._go(self._stops[max(0, min(last, goal))])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand where one stood before, else at the last thing up to the look."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and self._stops:
            self._go(self._at or self._stops[-1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell all again."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self._tell()

    def _go(self, stop: Stop) -> None:
        self._stand(stop)
        rect = self.rect_of(stop)
        self.stopped.emit(rect)
        below = QPoint(rect.center().x(), rect.bottom() + 4)
        self._tip(stop, self.mapToGlobal(below))
        self.update()

    def _stand(self, stop: Stop) -> None:
        self._at = stop
        self._tell()
        announce(self, self.accessibleDescription())

    def _tell(self) -> None:
        """What assistive technology finds: what one stands at, or everything."""
        item = self._item() if self.hasFocus() else None
        self.setProperty("stop", item.words if item else "")
        if item and self._at:
            lane = self._lanes.lanes[self._at[0]]
            self.setAccessibleDescription(self._told(lane, item.words))
        else:
            self.setAccessibleDescription("\n".join(self.property("facts") or ()))

    def _told(self, lane: Lane, facts: str) -> str:
        return self._kit.words("{lane}: {facts}", lane=lane.name, facts=facts)

    # ------------------------------------------------------------------ picture

    def resizeEvent(self, _event: object) -> None:
        """Another width is another axis."""
        self._painter = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names and lanes, then the fold and the two lines, then when each copy ends."""
        scale, present, look = self._scale, self._present, self._look
        if scale is None or present is None or look is None:
            return
        kit, painter = self._kit, QPainter(self)
        drawn = self._drawn(scale)
        if self._axis_shown:
            ground = drawn.mirrored(drawn.ground(0))
            y = below_labels(kit) - TRACK // 2
            axis = QRectF(ground.x(), y, ground.width(), TRACK).toRect()
            paint_axis(painter, kit, scale, axis, self.rect(), rtl=self.isRightToLeft())
        drawn.edged = kit.contrast or self._axis_shown  # on paper their ground hardly shows
        upright = (present, look, *((scale.fold,) if scale.fold else ()))
        drawn.lines = sorted(drawn.along(at) for at in upright)
        for place, lane in enumerate(self._lanes.lanes):
            drawn.paint(painter, lane, self._y(place))
            self._name(painter, lane, self._y(place))
        top = below_labels(kit) if self._axis_shown else 0
        if scale.fold is not None:
            paint_fold(painter, kit, drawn.x(scale.fold), top, self.height())
        lines = QRect(0, top, self.width(), self.height() - top)
        paint_lines(painter, kit, lines, drawn.x(present), drawn.x(look))
        for place, lane in enumerate(self._lanes.lanes):
            drawn.label_ends(painter, lane, self._y(place))

    def _name_room(self) -> int:
        return self.gutter() - self._kit.px(_ICON) - self._kit.px(_ICON_GAP)

    def _name(self, painter: QPainter, lane: Lane, y: int) -> None:
        kit, whole, rtl = self._kit, self.rect(), self.isRightToLeft()
        side, high = kit.px(_ICON), kit.px(LANE)
        icon = visual(QRect(0, y, side, high), whole, rtl=rtl)
        draw_icon(painter, kit, lane.icon, "text.muted", icon, _ICON)
        room = self._name_room()
        text = kit.metrics("caption").elidedText(lane.name, Qt.TextElideMode.ElideRight, room)
        rect = visual(QRect(side + kit.px(_ICON_GAP), y, room, high), whole, rtl=rtl)
        across = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setFont(kit.font("caption"))
        painter.setPen(kit.color("text.muted"))
        painter.setLayoutDirection(direction(text, rtl=kit.rtl))
        flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, text)
