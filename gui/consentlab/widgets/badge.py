"""Badges: a training status, and how long something is kept. Words, icon, edge, colour.

The painters are shared by the widgets here and by the rows of the list of chats.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import dashed, direction, draw_icon, ratio, rounded, visual

_MEDIUM = 500
_BIG_POINTS = 9.75
_ICON = 15
_GAP, _GAP_KEPT = 5, 4


def high(kit: Kit, *, big: bool = False) -> int:
    """The height of a badge: 24, in the header 28."""
    return kit.px(28 if big else 24)


def _strong(kit: Kit, *, big: bool) -> tuple[QFont, QFontMetrics]:
    points = _BIG_POINTS if big else 0.0
    return (
        kit.font("caption", points=points, weight=_MEDIUM),
        kit.metrics("caption", points=points, weight=_MEDIUM),
    )


def _regular(kit: Kit, *, big: bool) -> tuple[QFont, QFontMetrics]:
    points = _BIG_POINTS if big else 0.0
    return (
        kit.font("caption", points=points, tabular=True),
        kit.metrics("caption", points=points, tabular=True),
    )


def _sides(kit: Kit, *, big: bool) -> tuple[int, int]:
    """The padding before the icon and after the word."""
    return (kit.px(8), kit.px(12)) if big else (kit.px(6), kit.px(9))


def status_width(kit: Kit, word: str, *, big: bool = False) -> int:
    """The width of the badge of a training status."""
    before, after = _sides(kit, big=big)
    words = _strong(kit, big=big)[1].horizontalAdvance(word)
    return before + kit.px(_ICON) + kit.px(_GAP) + words + after


def retention_width(kit: Kit, strong: str, rest: str, *, big: bool = False) -> int:
    """The width of the badge of a retention."""
    words = _strong(kit, big=big)[1].horizontalAdvance(strong)
    words += _regular(kit, big=big)[1].horizontalAdvance(rest)
    return 2 * kit.px(2) + kit.px(_ICON) + kit.px(_GAP_KEPT) + words + 1


def fitting(kit: Kit, strong: str, rest: str, room: int) -> str:
    """The rest if so many pixels hold it behind the period, else nothing: a part says nothing."""
    return rest if retention_width(kit, strong, rest) <= room else ""


def paint_status(
    painter: QPainter,
    kit: Kit,
    at: QPoint,
    status: str,
    word: str,
    *,
    big: bool = False,
    within: QRect | None = None,
) -> int:
    """Draw the badge of a training status with its top left there; give its width.

    With `within`, where words run from right to left, it is mirrored in that rectangle.
    """
    width, height = status_width(kit, word, big=big), high(kit, big=big)
    pill = QRect(at, QSize(width, height))
    pill = visual(pill, within or pill, rtl=kit.rtl)
    look = kit.theme.status[status]
    pen = None
    if look.edge != "none":
        pen = kit.pen(f"status.{status}.color", "hair", ratio(painter))
        pen = dashed(pen) if look.edge == "dashed" else pen
    rounded(painter, QRectF(pill), height, kit.color(f"status.{status}.tint"), pen)
    before, after = _sides(kit, big=big)
    side = kit.px(_ICON)
    icon = visual(QRect(pill.x() + before, pill.y(), side, height), pill, rtl=kit.rtl)
    draw_icon(painter, kit, look.icon, f"status.{status}.color", icon, _ICON)
    start = before + side + kit.px(_GAP)
    text = QRect(pill.x() + start, pill.y(), width - start - after, height)
    painter.setFont(_strong(kit, big=big)[0])
    painter.setPen(kit.color("text.primary"))
    painter.setLayoutDirection(direction(word, rtl=kit.rtl))
    painter.drawText(visual(text, pill, rtl=kit.rtl), _CENTRE, word)
    return width


def paint_retention(
    painter: QPainter,
    kit: Kit,
    at: QPoint,
    strong: str,
    rest: str,
    *,
    ended: bool,
    big: bool = False,
    within: QRect | None = None,
) -> int:
    """Draw how long something is kept, the period strong; give its width. See `paint_status`."""
    width, height = retention_width(kit, strong, rest, big=big), high(kit, big=big)
    pill = QRect(at, QSize(width, height))
    pill = visual(pill, within or pill, rtl=kit.rtl)
    side = kit.px(_ICON)
    icon = visual(QRect(pill.x() + kit.px(2), pill.y(), side, height), pill, rtl=kit.rtl)
    draw_icon(painter, kit, "status-expired" if ended else "clock", "text.muted", icon, _ICON)
    x = pill.x() + kit.px(2) + side + kit.px(_GAP_KEPT)
    for words, (font, metrics), color in (
        (strong, _strong(kit, big=big), "text.primary"),
        (rest, _regular(kit, big=big), "text.muted"),
    ):
        wide = metrics.horizontalAdvance(words)
        text = visual(QRect(x, pill.y(), wide + 1, height), pill, rtl=kit.rtl)
        painter.setFont(font)
        painter.setPen(kit.color(color))
        painter.setLayoutDirection(direction(words, rtl=kit.rtl))
        painter.drawText(text, _CENTRE, words)
        x += wide
    return width


_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


class _Badge(QLabel):
    """A label that draws itself as a badge; its text is what a screen reader says."""

    def __init__(self, kit: Kit, *, big: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._big = big
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The same as its size: statuses and dates are never cut."""
        return self.sizeHint()


class StatusBadge(_Badge):
    """The badge of a training status. Its dynamic property `status` is the status itself."""

    def __init__(self, kit: Kit, *, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(kit, big=big, parent=parent)
        self._status = ""

    def show_status(self, status: str, word: str) -> None:
        """Show a status of the tokens ("eligible", ...) by this word; "" shows nothing."""
        self._status = status
        self.setProperty("status", status)
        self._say(word)

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        width = status_width(self._kit, self.text(), big=self._big)
        return QSize(width, high(self._kit, big=self._big))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        if self._status:
            painter = QPainter(self)
            y = (self.height() - high(self._kit, big=self._big)) // 2
            paint_status(painter, self._kit, QPoint(0, y), self._status, self.text(), big=self._big)


class RetentionBadge(_Badge):
    """How long something is kept: a clock, or an hourglass once it has ended. No fill."""

    def __init__(self, kit: Kit, *, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(kit, big=big, parent=parent)
        self._parts = ("", "")
        self._ended = False

    def show_retention(self, strong: str, rest: str, ended: bool) -> None:
        """Show "5 years" strong and ", until 2 Sep 2030" after it; both "" shows nothing."""
        self._parts = (strong, rest)
        self._ended = ended
        self._say(strong + rest)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        width = retention_width(self._kit, *self._parts, big=self._big)
        return QSize(width, high(self._kit, big=self._big))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        if self.text():
            painter = QPainter(self)
            y = (self.height() - high(self._kit, big=self._big)) // 2
            paint_retention(
                painter, self._kit, QPoint(0, y), *self._parts, ended=self._ended, big=self._big
            )
