"""One card of the first screen: what a scenario is about, and its lifeline."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from consentlab.look.kit import Kit
from consentlab.widgets.chatrow import Row
from consentlab.widgets.drawing import direction, ratio, rounded, visual
from consentlab.widgets.focusring import GAP as RING_GAP
from consentlab.widgets.lifeline import Lifeline, high, paint_lifeline

Index = QModelIndex | QPersistentModelIndex


class CardRole(IntEnum):
    """The roles that a card is painted from. `ID` is that of every list's rows."""

    ID = Row.ID
    TITLE = ID + 1
    LINE = ID + 2
    GROUP = ID + 3
    LIFELINE = ID + 4


_TOP, _SIDE, _BOTTOM = 17, 19, 15
_TIGHT = 2
_GAP = 4
_ABOVE_LINE, _BELOW_LINE = 8, 6
_KEY_SIDE, _KEY_RADIUS = 6, 6
_MOST = 200
_SPARE = 9


class ScenarioCardDelegate(QStyledItemDelegate):
    """Paints cards in cells. A card keeps half of `gap` free on each side, for its ring too.

    With `tight` its padding is a little less. The line of words wraps; title and group are
    cut where they must be. The current card says that Enter starts it while the keyboard is
    on the list.
    """

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.gap = 16
        self.tight = False

    # ------------------------------------------------------------------ sizes

    def least(self, lines: list[str], width: int) -> int:
        """The height of a cell of this width that holds each of these lines of words."""
        kit = self._kit
        top, side, bottom = self._padding()
        room = max(1, width - self.gap - 2 * side)
        high_line = max((self._words_high(line, room) for line in lines), default=0)
        fixed = top + bottom + kit.px(2 * _GAP + _ABOVE_LINE + _BELOW_LINE)
        words = kit.line("title3") + high_line + kit.line("caption")
        return fixed + words + high(kit) + self.gap

    def spare(self) -> int:
        """How much lower a cell can be: its lifeline then is nearer to the words above it."""
        return self._kit.px(_SPARE)

    def most(self) -> int:
        """The height that a cell does not grow beyond for want of anything to fill it."""
        return self._kit.px(_MOST) + self.gap

    def _padding(self) -> tuple[int, int, int]:
        """Above, at the sides, below; the card's edge lies in it."""
        less = _TIGHT if self.tight else 0
        top, side, bottom = (self._kit.px(n - less) for n in (_TOP, _SIDE, _BOTTOM))
        return top, side, bottom

    def _words_high(self, words: str, width: int) -> int:
        kit = self._kit
        metrics = kit.metrics("body")
        box = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, words)
        lines = max(1, round(box.height() / metrics.lineSpacing()))
        return lines * kit.line("body")

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The cell of the grid."""
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(1, 1)

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card."""
        kit, half = self._kit, self.gap // 2
        painter.save()
        card = option.rect.adjusted(half, half, -half, -half)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._ground(painter, option, card, focused=focused)
        top, side, bottom = self._padding()
        inner = card.adjusted(side, top, -side, -bottom)
        self._title(painter, index, inner, with_key=focused)
        y = inner.y() + kit.line("title3") + kit.px(_GAP)
        self._line(painter, index, QRect(inner.x(), y, inner.width(), inner.height()))
        y = inner.bottom() + 1 - kit.line("caption")
        group = QRect(inner.x(), y, inner.width(), kit.line("caption"))
        self._text(painter, "caption", "text.muted", group, index, CardRole.GROUP)
        line = index.data(CardRole.LIFELINE)
        if isinstance(line, Lifeline):
            y -= kit.px(_BELOW_LINE) + high(kit)
            paint_lifeline(painter, kit, QRect(inner.x(), y, inner.width(), high(kit)), line)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, card: QRect, *, focused: bool
    ) -> None:
        kit, state = self._kit, option.state
        radius = kit.theme.radius["card"]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        under = bool(state & QStyle.StateFlag.State_MouseOver)
        hovered = under and bool(state & QStyle.StateFlag.State_Enabled)
        pen = kit.pen("border.subtle", "hair", ratio(painter))
        if chosen and not focused:
            pen = kit.pen("accent.base", "control", ratio(painter))
        fill = kit.color("surface.hover" if hovered else "surface.paper")
        rounded(painter, card.toRectF(), radius, fill, pen)
        if focused:
            ring = kit.pen("border.focus", "focus", ratio(painter))
            around = RING_GAP + ring.widthF()
            outer = card.toRectF().adjusted(-around, -around, around, around)
            rounded(painter, outer, radius + around, None, ring)

    def _title(self, painter: QPainter, index: Index, inner: QRect, *, with_key: bool) -> None:
        kit = self._kit
        row = QRect(inner.x(), inner.y(), inner.width(), kit.line("title3"))
        wanted = kit.metrics("title3").horizontalAdvance(str(index.data(CardRole.TITLE)))
        key = kit.words("Enter")
        wide = kit.metrics("caption").horizontalAdvance(key) + 2 * kit.px(_KEY_SIDE) + 2
        # The title comes first: a key that would cut it is not drawn.
        if with_key and wanted + kit.px(8) + wide <= row.width():
            deep = kit.line("caption") + kit.px(4)
            x, y = row.x() + row.width() - wide, row.y() + (row.height() - deep) // 2
            where = visual(QRect(x, y, wide, deep), row, rtl=kit.rtl)
            self._key(painter, key, where)
        self._text(painter, "title3", "text.primary", row, index, CardRole.TITLE)

    def _key(self, painter: QPainter, words: str, where: QRect) -> None:
        """A key of a keyboard: its edge is heavier below."""
        kit, radius = self._kit, self._kit.px(_KEY_RADIUS)
        edge = kit.pen("border.control", "hair", ratio(painter))
        rounded(painter, where.toRectF(), radius, edge.color())
        top = where.toRectF().adjusted(0, 0, 0, -edge.widthF())
        rounded(painter, top, radius, kit.color("surface.raised"), edge)
        painter.setFont(kit.font("caption"))
        painter.setPen(kit.color("text.primary"))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)

    def _line(self, painter: QPainter, index: Index, where: QRect) -> None:
        """The words under the title, in as many lines as they need."""
        kit = self._kit
        words, metrics = str(index.data(CardRole.LINE)), kit.metrics("body")
        where.setHeight(self._words_high(words, where.width()))
        slack = (kit.line("body") - metrics.lineSpacing()) // 2
        painter.setFont(kit.font("body"))
        painter.setPen(kit.color("text.muted"))
        painter.setLayoutDirection(direction(words, rtl=kit.rtl))
        painter.drawText(where.translated(0, slack), self._across() | _WRAPPED, words)

    def _text(
        self,
        painter: QPainter,
        role: str,
        color: str,
        where: QRect,
        index: Index,
        what: CardRole,
    ) -> None:
        """One line of words, cut where it must be."""
        kit = self._kit
        words = kit.metrics(role).elidedText(
            str(index.data(what)), Qt.TextElideMode.ElideRight, where.width()
        )
        painter.setFont(kit.font(role))
        painter.setPen(kit.color(color))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setLayoutDirection(direction(words, rtl=kit.rtl))
        painter.drawText(where, self._across() | flags, words)

    def _across(self) -> Qt.AlignmentFlag:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        return (right if self._kit.rtl else left) | Qt.AlignmentFlag.AlignAbsolute


_WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
