"""One row of a comparison: a chat in the middle, and what each side makes of it.

The bars grow from the titles outwards, the left one mirrored. In one column the two sides
lie below each other, and both bars grow the way the words run.
"""

from __future__ import annotations

from enum import IntEnum

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from consentlab.look.kit import ONE_COLUMN, WIDE, Kit
from consentlab.widgets import badge
from consentlab.widgets.chatrow import Row
from consentlab.widgets.comparescale import columns
from consentlab.widgets.drawing import box, direction, draw_icon, ratio, rounded, two_lines, visual

Index = QModelIndex | QPersistentModelIndex


class CompareRow(IntEnum):
    """The roles beside `Row.ID`, `Row.TITLE` and `Row.ICON` that a row is painted from.

    LEFT and RIGHT are a Cell each; NOTE stands under the title, "" for nothing.
    """

    LEFT = Row.LINE + 1
    RIGHT = LEFT + 1
    NOTE = LEFT + 2


class Cell(msgspec.Struct, frozen=True):
    """What one side says of a chat. `status` "" leaves the badge out: `word` says why.

    `share` is how much of the width the bar takes, 0 for no bar; `tag` says what the bar is
    there for, if it is not for the chat itself; `label` is what the side is called.
    """

    label: str
    status: str
    word: str
    strong: str = ""
    rest: str = ""
    ended: bool = False
    share: float = 0.0
    tag: str = ""
    tag_icon: str = ""


_BAR = 8
_GAP = 6
_LINE_GAP = 4
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_STRONG = 600
_ICON, _BETWEEN, _INSET = 16, 8, 8


class CompareRowDelegate(QStyledItemDelegate):
    """Paints rows of 62 pixels, 50 where room is short; more where the words need lines.

    The margins at both ends hold the list's scroll bar, so that it moves nothing.
    """

    def __init__(self, kit: Kit, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    # ------------------------------------------------------------------ sizes

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the row needs at the width of its list."""
        width = self._view.width()
        return QSize(self._view.viewport().width(), self._height(index, width))

    def _height(self, index: Index, width: int) -> int:
        kit = self._kit
        room = columns(kit, width)
        cells = [self._cell_height(cell, room.half) for cell in _cells(index)]
        title = self._title_height(index, width)
        if not room.middle:
            gap = kit.px(10)
            return 2 * kit.px(10) + title + sum(gap + high for high in cells)
        return 2 * self._above(width) + max(*cells, title)

    def _above(self, width: int) -> int:
        return self._kit.px(12 if width >= WIDE else 6)

    def _title_height(self, index: Index, width: int) -> int:
        note = self._kit.line("caption") if index.data(int(CompareRow.NOTE)) else 0
        return len(self._title_lines(index, width)) * self._kit.line("strong") + note

    def _title_lines(self, index: Index, width: int) -> list[str]:
        """The title in the middle column, or in all of this width, beside its icon."""
        kit, middle = self._kit, columns(self._kit, width).middle
        room = (middle - 2 * kit.px(_INSET)) if middle else columns(kit, width).half
        title = str(index.data(int(Row.TITLE)))
        return two_lines(kit.metrics("strong"), title, room - kit.px(_ICON + _BETWEEN))

    def _cell_height(self, cell: Cell, room: int) -> int:
        kit = self._kit
        lines = len(self._lines(cell, room))
        high = lines * badge.high(kit) + (lines - 1) * kit.px(_LINE_GAP)
        if kit.scale >= ONE_COLUMN:
            high += kit.line("caption") + kit.px(2)
        return high + kit.px(_GAP) + kit.px(_BAR)

    def _widths(self, cell: Cell) -> list[tuple[str, int]]:
        """The parts of a cell's words, each with its width."""
        kit = self._kit
        caption = kit.metrics("caption", tabular=True)
        parts = []
        if cell.status:
            parts.append(("status", badge.status_width(kit, cell.word)))
        elif cell.word:
            parts.append(("word", caption.horizontalAdvance(cell.word) + 1))
        if cell.strong:
            wide = kit.metrics("caption", weight=_STRONG).horizontalAdvance(cell.strong)
            parts.append(("kept", wide + caption.horizontalAdvance(cell.rest) + 2))
        if cell.tag:
            parts.append(("tag", kit.px(15 + 4) + caption.horizontalAdvance(cell.tag) + 1))
        return parts

    def _lines(self, cell: Cell, room: int) -> list[list[tuple[str, int]]]:
        """The parts in as many lines as they take."""
        lines: list[list[tuple[str, int]]] = [[]]
        used = 0
        for part, wide in self._widths(cell):
            if lines[-1] and used + wide > room:
                lines.append([])
                used = 0
            lines[-1].append((part, wide))
            used += wide + self._between
        return lines

    @property
    def _between(self) -> int:
        return self._kit.px(8)

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        kit, width = self._kit, self._view.width()
        painter.save()
        row = QRect(option.rect.x(), option.rect.y(), width, option.rect.height())
        if kit.rtl:
            row.moveRight(option.rect.right())
        self._ground(painter, option, row)
        left, right = _cells(index)
        room = columns(kit, width)
        start, top = row.x() + room.margin, row.y() + self._above(width)
        if room.middle:
            high = row.height() - 2 * self._above(width)
            half = QRect(start, top, room.half, high)
            middle = QRect(half.right() + 1, row.y(), room.middle, row.height())
            self._cell(painter, left, half, row, mirrored=True)
            self._title(painter, index, middle, row)
            half.moveLeft(middle.right() + 1)
            self._cell(painter, right, half, row)
        else:
            high = self._title_height(index, width)
            place = QRect(start, row.y() + kit.px(10), room.half, high)
            self._title(painter, index, place, row, centred=False)
            for cell in (left, right):
                place.moveTop(place.bottom() + 1 + kit.px(10))
                place.setHeight(self._cell_height(cell, room.half))
                self._cell(painter, cell, place, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        kit = self._kit
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, kit.color("surface.selected"))
            rail = QRect(row.x(), row.y(), int(kit.theme.stroke["rail"]), row.height())
            painter.fillRect(visual(rail, row, rtl=kit.rtl), kit.color("accent.base"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, kit.color("surface.hover"))
        line = max(1, round(kit.stroke("hair")))
        painter.fillRect(row.x(), row.y(), row.width(), line, kit.color("border.subtle"))

    def _title(
        self, painter: QPainter, index: Index, place: QRect, row: QRect, *, centred: bool = True
    ) -> None:
        """The icon and the title, in two lines where it needs them, and the note below."""
        kit = self._kit
        side, gap = kit.px(_ICON), kit.px(_BETWEEN)
        inset = kit.px(_INSET) if centred else 0
        room = place.width() - 2 * inset - side - gap
        lines = self._title_lines(index, row.width())
        wide = max(kit.metrics("strong").horizontalAdvance(line) for line in lines) + 2
        x = place.x() + inset
        x += max(0, room - wide) // 2 if centred else 0
        y = place.y() + (place.height() - self._title_height(index, row.width())) // 2
        line = kit.line("strong")
        icon = visual(QRect(x, y, side, line), row, rtl=kit.rtl)
        draw_icon(painter, kit, str(index.data(int(Row.ICON))), "text.muted", icon, 16)
        for words in lines:
            where = visual(QRect(x + side + gap, y, wide, line), row, rtl=kit.rtl)
            self._text(painter, where, words, "strong", "text.primary")
            y += line
        note = index.data(int(CompareRow.NOTE))
        if note:
            start = place.x() if centred else x + side + gap
            below = QRect(start, y, place.right() + 1 - start, kit.line("caption"))
            cut = kit.metrics("caption").elidedText(
                note, Qt.TextElideMode.ElideRight, below.width()
            )
            below = visual(below, row, rtl=kit.rtl)
            self._text(painter, below, cut, "caption", "text.muted", centred=centred)

    def _cell(
        self, painter: QPainter, cell: Cell, place: QRect, row: QRect, *, mirrored: bool = False
    ) -> None:
        """Words in their lines, and the bar below them. Mirrored, all begins at the far end."""
        kit = self._kit
        lines, high = self._lines(cell, place.width()), badge.high(kit)
        top = place.y() + max(0, place.height() - self._cell_height(cell, place.width())) // 2
        if kit.scale >= ONE_COLUMN:
            caption = QRect(place.x(), top, place.width(), kit.line("caption"))
            self._text(
                painter, visual(caption, row, rtl=kit.rtl), cell.label, "caption", "text.muted"
            )
            top = caption.bottom() + 1 + kit.px(2)
        for line in lines:
            used = 0
            for part, wide in line:
                x = place.right() + 1 - used - wide if mirrored else place.x() + used
                self._part(painter, cell, part, QRect(x, top, wide, high), row)
                used += wide + self._between
            top += high + kit.px(_LINE_GAP)
        track = QRect(
            place.x(), top - kit.px(_LINE_GAP) + kit.px(_GAP), place.width(), kit.px(_BAR)
        )
        self._bar(painter, cell, track, row, mirrored=mirrored)

    def _part(self, painter: QPainter, cell: Cell, part: str, place: QRect, row: QRect) -> None:
        kit = self._kit
        if part == "status":
            at = QPoint(place.x(), place.y())
            badge.paint_status(painter, kit, at, cell.status, cell.word, within=row)
            return
        where = visual(place, row, rtl=kit.rtl)
        if part == "word":
            self._text(painter, where, cell.word, "caption", "text.muted")
        elif part == "kept":
            color = "text.muted" if cell.ended else "text.primary"
            strong = kit.metrics("caption", weight=_STRONG).horizontalAdvance(cell.strong) + 1
            first = QRect(place.x(), place.y(), strong, place.height())
            rest = QRect(first.right() + 1, place.y(), place.width() - strong, place.height())
            self._text(
                painter, visual(first, row, rtl=kit.rtl), cell.strong, "caption", color,
                weight=_STRONG,
            )  # fmt: skip
            self._text(painter, visual(rest, row, rtl=kit.rtl), cell.rest, "caption", color)
        else:
            icon = QRect(place.x(), place.y(), kit.px(15), place.height())
            draw_icon(painter, kit, cell.tag_icon, "text.muted", visual(icon, row, rtl=kit.rtl), 15)
            words = place.adjusted(kit.px(15 + 4), 0, 0, 0)
            self._text(painter, visual(words, row, rtl=kit.rtl), cell.tag, "caption", "text.muted")

    def _text(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        role: str,
        color: str,
        *,
        weight: int = 0,
        centred: bool = False,
    ) -> None:
        """One line of words at the beginning of a place that lies where it is seen."""
        kit = self._kit
        across = Qt.AlignmentFlag.AlignRight if kit.rtl else Qt.AlignmentFlag.AlignLeft
        if centred:
            across = Qt.AlignmentFlag.AlignHCenter
        painter.setFont(kit.font(role, weight=weight, tabular=role == "caption" and not weight))
        painter.setPen(kit.color(color))
        painter.setLayoutDirection(direction(text, rtl=kit.rtl))
        painter.drawText(place, _MIDDLE | across | Qt.AlignmentFlag.AlignAbsolute, text)

    def _bar(
        self, painter: QPainter, cell: Cell, track: QRect, row: QRect, *, mirrored: bool
    ) -> None:
        """The track, and on it as much as the copy's period takes; hollow once it has ended."""
        kit = self._kit
        if not cell.status:
            return
        edge = "border.subtle" if kit.contrast else ""
        box(painter, kit, visual(track, row, rtl=kit.rtl), 4, "surface.sunken", edge)
        if not cell.share:
            return
        bar = QRect(track.x(), track.y(), round(track.width() * cell.share), track.height())
        if mirrored:
            bar.moveRight(track.right())
        place = QRectF(visual(bar, row, rtl=kit.rtl))
        color = kit.color("copy.chat")
        if cell.ended:
            pen = kit.pen("copy.chat", "control", ratio(painter))
            rounded(painter, place, 4, kit.color("surface.paper"), pen)
        else:
            rounded(painter, place, 4, color)


def _cells(index: Index) -> tuple[Cell, Cell]:
    return index.data(int(CompareRow.LEFT)), index.data(int(CompareRow.RIGHT))
