"""One row of the list of chats: title and date, then what the switch does to the chat."""

from __future__ import annotations

from enum import IntEnum

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from consentlab.look.kit import Kit
from consentlab.widgets import badge
from consentlab.widgets.drawing import box, direction, draw_icon, visual

Index = QModelIndex | QPersistentModelIndex


class Row(IntEnum):
    """The roles of a row. `ID` is how scripts find one; LINE has all that is painted."""

    ID = Qt.ItemDataRole.UserRole + 1
    TITLE = ID + 1
    ICON = ID + 2
    LINE = ID + 3


class ChatLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a row shows, as one value: asking a model for each part costs more than painting it.

    `status` "" and `strong` "" leave their badge out; `bare`, where outcomes are hidden,
    leaves all of them and the second line out. `also` is that second line, "" for none.
    """

    title: str
    icon: str
    date: str = ""
    status: str = ""
    status_word: str = ""
    strong: str = ""
    rest: str = ""
    ended: bool = False
    also: str = ""
    also_icon: str = ""
    bare: bool = False


_SIDE = 12
_TOP, _BOTTOM = 9, 9
_GAP = 6
_BETWEEN = 2
_ALSO_HIGH = 16
_REMEMBERED = 2000
_LINE = int(Row.LINE)


class ChatRowDelegate(QStyledItemDelegate):
    """Paints rows of 70 pixels, 92 with a second line, times the text size.

    Badges that do not fit side by side go on in a new line, the status first. Set the
    view to lay out anew when its size changes (`QListView.ResizeMode.Adjust`, `Relayout`).
    """

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._widths: dict[tuple[str, str, str], tuple[int, int]] = {}

    # ------------------------------------------------------------------ sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the row needs at the width of its view."""
        width = option.rect.width()
        if width <= 0 and isinstance(option.widget, QListView):
            width = option.widget.viewport().width() - 2 * option.widget.spacing()
        return QSize(max(1, width), self._height(_line(index), width))

    def _height(self, line: ChatLine, width: int) -> int:
        kit = self._kit
        high = kit.px(_TOP) + kit.line("strong") + kit.px(_BOTTOM) + _BETWEEN
        if line.bare:
            return high
        high += self._badge_lines(line, width) * (badge.high(kit) + kit.px(4)) - kit.px(4)
        high += kit.px(_GAP)
        if line.also:
            high += kit.px(_GAP) + kit.px(_ALSO_HIGH)
        return high

    def _badge_lines(self, line: ChatLine, width: int) -> int:
        kit = self._kit
        room = width - 2 * kit.px(_SIDE)
        status, kept = self._badge_widths(line)
        return 1 + (bool(status and kept) and status + kit.px(_GAP) + kept > room)

    def _badge_widths(self, line: ChatLine) -> tuple[int, int]:
        """How wide both badges are, 0 for one that is left out. The same words come often."""
        said = line.status and line.status_word, line.strong, line.rest
        widths = self._widths.get(said)
        if widths is None:
            kit = self._kit
            status = badge.status_width(kit, line.status_word) if line.status else 0
            kept = badge.retention_width(kit, line.strong, line.rest) if line.strong else 0
            if len(self._widths) >= _REMEMBERED:
                self._widths.clear()
            widths = self._widths[said] = status, kept
        return widths

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        kit, line = self._kit, _line(index)
        painter.save()
        row = option.rect.adjusted(0, 0, 0, -_BETWEEN)
        self._ground(painter, option, row)
        inner = row.adjusted(kit.px(_SIDE), kit.px(_TOP), -kit.px(_SIDE), 0)
        y = self._title_line(painter, line, inner)
        if not line.bare:
            y = self._badges(painter, line, inner, y + kit.px(_GAP))
            if line.also:
                self._also_line(painter, line, inner, y + kit.px(_GAP))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        kit = self._kit
        if option.state & QStyle.StateFlag.State_Selected:
            edge = "accent.base" if kit.contrast else ""
            box(painter, kit, row, 10, "surface.selected", edge)
            rail = int(kit.theme.stroke["rail"])
            inset = kit.px(12)
            bar = QRect(row.x(), row.y() + inset, rail, row.height() - 2 * inset)
            box(painter, kit, visual(bar, row, rtl=kit.rtl), rail / 2, "accent.base")
        elif option.state & QStyle.StateFlag.State_MouseOver and _active(option):
            box(painter, kit, row, 10, "surface.hover")

    def _title_line(self, painter: QPainter, line: ChatLine, inner: QRect) -> int:
        """Icon, title, date; the title is cut if there is no room, the date never."""
        kit = self._kit
        high, y = kit.line("strong"), inner.y()
        side, gap = kit.px(16), kit.px(8)
        icon = QRect(inner.x(), y, side, high)
        draw_icon(
            painter, kit, line.icon, "text.muted",
            visual(icon, inner, rtl=kit.rtl), 16,
        )  # fmt: skip
        date = line.date
        metrics = kit.metrics("caption", tabular=True)
        wide = metrics.horizontalAdvance(date) + 1 if date else 0
        where = QRect(inner.x() + inner.width() - wide, y, wide, high)
        painter.setFont(kit.font("caption", tabular=True))
        painter.setPen(kit.color("text.muted"))
        painter.drawText(visual(where, inner, rtl=kit.rtl), _MIDDLE, date)
        start = inner.x() + side + gap
        room = max(0, where.x() - (gap if date else 0) - start)
        title = kit.metrics("strong").elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(kit.font("strong"))
        painter.setPen(kit.color("text.primary"))
        where = visual(QRect(start, y, room, high), inner, rtl=kit.rtl)
        across = Qt.AlignmentFlag.AlignRight if kit.rtl else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(direction(title, rtl=kit.rtl))
        painter.drawText(where, _MIDDLE | across | Qt.AlignmentFlag.AlignAbsolute, title)
        return y + high

    def _badges(self, painter: QPainter, line: ChatLine, inner: QRect, y: int) -> int:
        """The badges, one below the other if they must; the y below them."""
        kit = self._kit
        x, (status, kept) = inner.x(), self._badge_widths(line)
        if status:
            word = line.status_word
            badge.paint_status(painter, kit, QPoint(x, y), line.status, word, within=inner)
            x += status + kit.px(_GAP)
        if kept:
            if status and x + kept > inner.x() + inner.width():
                x, y = inner.x(), y + badge.high(kit) + kit.px(4)
            rest = badge.fitting(kit, line.strong, line.rest, inner.x() + inner.width() - x)
            badge.paint_retention(
                painter, kit, QPoint(x, y), line.strong, rest,
                ended=line.ended, within=inner,
            )  # fmt: skip
        return y + badge.high(kit)

    def _also_line(self, painter: QPainter, line: ChatLine, inner: QRect, y: int) -> None:
        kit = self._kit
        high, side = kit.px(_ALSO_HIGH), kit.px(15)
        icon = visual(QRect(inner.x(), y, side, high), inner, rtl=kit.rtl)
        name = line.also_icon
        if name:
            draw_icon(painter, kit, name, "text.muted", icon, 15)
        start = side + kit.px(5)
        where = QRect(inner.x() + start, y, inner.width() - start, high)
        words = kit.metrics("caption").elidedText(
            line.also, Qt.TextElideMode.ElideRight, where.width()
        )
        painter.setFont(kit.font("caption"))
        painter.setPen(kit.color("text.muted"))
        across = Qt.AlignmentFlag.AlignRight if kit.rtl else Qt.AlignmentFlag.AlignLeft
        flags = _MIDDLE | across | Qt.AlignmentFlag.AlignAbsolute
        painter.setLayoutDirection(direction(words, rtl=kit.rtl))
        painter.drawText(visual(where, inner, rtl=kit.rtl), flags, words)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _line(index: Index) -> ChatLine:
    line = index.data(_LINE)
    assert isinstance(line, ChatLine)
    return line


def _active(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Enabled)
