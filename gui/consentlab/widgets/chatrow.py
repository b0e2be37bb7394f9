"""One row of the list of chats: title and date, then what the switch does to the chat."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

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
from consentlab.widgets.drawing import box, draw_icon, visual

Index = QModelIndex | QPersistentModelIndex


class Row(IntEnum):
    """The roles that a row is painted from. `ID` is how scripts find a row.

    STATUS "" and STRONG "" leave their badge out; BARE (true where outcomes are hidden)
    leaves all of them and the second line out. ALSO is the second line, "" for none.
    """

    ID = Qt.ItemDataRole.UserRole + 1
    TITLE = ID + 1
    ICON = ID + 2
    DATE = ID + 3
    STATUS = ID + 4
    STATUS_WORD = ID + 5
    STRONG = ID + 6
    REST = ID + 7
    ENDED = ID + 8
    ALSO = ID + 9
    ALSO_ICON = ID + 10
    BARE = ID + 11


_SIDE = 12
_TOP, _BOTTOM = 9, 9
_GAP = 6
_BETWEEN = 2
_ALSO_HIGH = 16


class ChatRowDelegate(QStyledItemDelegate):
    """Paints rows of 70 pixels, 92 with a second line, times the text size.

    Badges that do not fit side by side go on in a new line, the status first. Set the
    view to lay out anew when its width changes (`QListView.ResizeMode.Adjust`).
    """

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit

    # ------------------------------------------------------------------ sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the row needs at the width of its view."""
        width = option.rect.width()
        if width <= 0 and isinstance(option.widget, QListView):
            width = option.widget.viewport().width() - 2 * option.widget.spacing()
        return QSize(max(1, width), self._height(index, width))

    def _height(self, index: Index, width: int) -> int:
        kit = self._kit
        high = kit.px(_TOP) + kit.line("strong") + kit.px(_BOTTOM) + _BETWEEN
        if _value(index, Row.BARE):
            return high
        high += self._badge_lines(index, width) * (badge.high(kit) + kit.px(4)) - kit.px(4)
        high += kit.px(_GAP)
        if _text(index, Row.ALSO):
            high += kit.px(_GAP) + kit.px(_ALSO_HIGH)
        return high

    def _badge_lines(self, index: Index, width: int) -> int:
        kit = self._kit
        room = width - 2 * kit.px(_SIDE)
        status, kept = self._badge_widths(index)
        return 1 + (bool(status and kept) and status + kit.px(_GAP) + kept > room)

    def _badge_widths(self, index: Index) -> tuple[int, int]:
        kit = self._kit
        word, strong = _text(index, Row.STATUS_WORD), _text(index, Row.STRONG)
        status = badge.status_width(kit, word) if _text(index, Row.STATUS) else 0
        kept = badge.retention_width(kit, strong, _text(index, Row.REST)) if strong else 0
        return status, kept

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        kit = self._kit
        painter.save()
        row = option.rect.adjusted(0, 0, 0, -_BETWEEN)
        self._ground(painter, option, row)
        inner = row.adjusted(kit.px(_SIDE), kit.px(_TOP), -kit.px(_SIDE), 0)
        y = self._title_line(painter, index, inner)
        if not _value(index, Row.BARE):
            y = self._badges(painter, index, inner, y + kit.px(_GAP))
            if _text(index, Row.ALSO):
                self._also_line(painter, index, inner, y + kit.px(_GAP))
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

    def _title_line(self, painter: QPainter, index: Index, inner: QRect) -> int:
        """Icon, title, date; the title is cut if there is no room, the date never."""
        kit = self._kit
        high, y = kit.line("strong"), inner.y()
        side, gap = kit.px(16), kit.px(8)
        icon = QRect(inner.x(), y, side, high)
        draw_icon(
            painter, kit, _text(index, Row.ICON), "text.muted",
            visual(icon, inner, rtl=kit.rtl), 16,
        )  # fmt: skip
        date = _text(index, Row.DATE)
        metrics = kit.metrics("caption", tabular=True)
        wide = metrics.horizontalAdvance(date) + 1 if date else 0
        where = QRect(inner.x() + inner.width() - wide, y, wide, high)
        painter.setFont(kit.font("caption", tabular=True))
        painter.setPen(kit.color("text.muted"))
        painter.drawText(visual(where, inner, rtl=kit.rtl), _MIDDLE, date)
        start = inner.x() + side + gap
        room = max(0, where.x() - (gap if date else 0) - start)
        title = kit.metrics("strong").elidedText(
            _text(index, Row.TITLE), Qt.TextElideMode.ElideRight, room
        )
        painter.setFont(kit.font("strong"))
        painter.setPen(kit.color("text.primary"))
        where = visual(QRect(start, y, room, high), inner, rtl=kit.rtl)
        across = Qt.AlignmentFlag.AlignRight if kit.rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(where, _MIDDLE | across | Qt.AlignmentFlag.AlignAbsolute, title)
        return y + high

    def _badges(self, painter: QPainter, index: Index, inner: QRect, y: int) -> int:
        """The badges, one below the other if they must; the y below them."""
        kit = self._kit
        x, (status, kept) = inner.x(), self._badge_widths(index)
        if status:
            word = _text(index, Row.STATUS_WORD)
            badge.paint_status(
                painter, kit, QPoint(x, y), _text(index, Row.STATUS), word, within=inner
            )
            x += status + kit.px(_GAP)
        if kept:
            if status and x + kept > inner.x() + inner.width():
                x, y = inner.x(), y + badge.high(kit) + kit.px(4)
            badge.paint_retention(
                painter, kit, QPoint(x, y), _text(index, Row.STRONG), _text(index, Row.REST),
                ended=bool(_value(index, Row.ENDED)), within=inner,
            )  # fmt: skip
        return y + badge.high(kit)

    def _also_line(self, painter: QPainter, index: Index, inner: QRect, y: int) -> None:
        kit = self._kit
        high, side = kit.px(_ALSO_HIGH), kit.px(15)
        icon = visual(QRect(inner.x(), y, side, high), inner, rtl=kit.rtl)
        name = _text(index, Row.ALSO_ICON)
        if name:
            draw_icon(painter, kit, name, "text.muted", icon, 15)
        start = side + kit.px(5)
        where = QRect(inner.x() + start, y, inner.width() - start, high)
        words = kit.metrics("caption").elidedText(
            _text(index, Row.ALSO), Qt.TextElideMode.ElideRight, where.width()
        )
        painter.setFont(kit.font("caption"))
        painter.setPen(kit.color("text.muted"))
        across = Qt.AlignmentFlag.AlignRight if kit.rtl else Qt.AlignmentFlag.AlignLeft
        flags = _MIDDLE | across | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(visual(where, inner, rtl=kit.rtl), flags, words)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _value(index: Index, role: Row) -> Any:
    return index.data(int(role))


def _text(index: Index, role: Row) -> str:
    return str(_value(index, role) or "")


def _active(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Enabled)
