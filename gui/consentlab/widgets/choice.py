"""A choice out of several on a card, and a box to tick: Qt's own buttons, drawn by us."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import direction, draw_icon, looks_disabled, ratio, rounded, visual

_MARK, _GAP, _SIDE = 20, 10, 14
_HIGH = 44
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
"""The keys that move among choices, and by how many where words run from left to right."""

_WRAPPED = Qt.TextFlag.TextWordWrap


class Choice(QRadioButton):
    """One of several, as a card with a dot and one line of words.

    Which key leads to which of the others is for whoever has them all.
    """

    def __init__(self, kit: Kit, control_id: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._kit = kit
        self.words = text
        self.setFont(kit.font("body", weight=500))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", kit.px(12))
        kit.control(self, control_id, text)

    def sizeHint(self) -> QSize:
        """As wide as its words need, and 44 high."""
        px = self._kit.px
        words = self.fontMetrics().horizontalAdvance(self.words) + 2
        return QSize(2 * px(_SIDE) + px(_MARK) + px(_GAP) + words, px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Room for the dot and some letters."""
        return QSize(self._kit.px(96), self._kit.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the moving keys alone: Qt's own moving picks nothing while nothing is picked."""
        if event.key() in MOVES:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """A click anywhere on the card counts."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, the dot and the words."""
        kit, painter = self._kit, QPainter(self)
        edge = kit.pen("accent.base" if self.isChecked() else "border.control", "control")
        if self.isChecked():
            edge.setWidthF(max(2.0, edge.widthF()))
        fill = "surface.selected" if self.isChecked() else _ground(self)
        rounded(painter, QRectF(self.rect()), kit.px(12), kit.color(fill), edge)
        mark = _mark(self, kit, kit.px(_SIDE), self.height())
        picked = "accent.base" if self.isChecked() else "border.control"
        pen = kit.pen(picked, "control", ratio(painter))
        pen.setWidthF(max(2.0, pen.widthF()))
        rounded(painter, mark.adjusted(1, 1, -1, -1), kit.px(_MARK), None, pen)
        if self.isChecked():
            inset = kit.px(_MARK) * 0.28
            dot = mark.adjusted(inset, inset, -inset, -inset)
            rounded(painter, dot, kit.px(_MARK), kit.color("accent.base"))
        left = kit.px(_SIDE) + kit.px(_MARK) + kit.px(_GAP)
        room = QRect(left, 0, self.width() - left - kit.px(_SIDE), self.height())
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room.width())
        _write(self, kit, painter, room, shown, Qt.TextFlag.TextSingleLine)


class Tick(QCheckBox):
    """A box to tick, and beside it words that wrap."""

    def __init__(self, kit: Kit, control_id: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._kit = kit
        self._words = text
        self.setFont(kit.font("reading", weight=500))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("radius", kit.px(10))
        kit.control(self, control_id, text)

    def hasHeightForWidth(self) -> bool:
        """Always: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The words at this width, 36 at least."""
        room = QRect(0, 0, max(1, width - self._before()), 10_000)
        words = self.fontMetrics().boundingRect(room, _WRAPPED, self._words)
        return max(self._kit.px(36), words.height() + self._kit.px(8))

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        words = self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(self._before() + words, self._kit.px(36))

    def minimumSizeHint(self) -> QSize:
        """Room for the box and some letters."""
        return QSize(self._kit.px(120), self._kit.px(36))

    def _before(self) -> int:
        return self._kit.px(_MARK) + self._kit.px(_GAP)

    def hitButton(self, pos: QPoint) -> bool:
        """A click on box or words counts."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the tick in it, and the words."""
        kit, painter = self._kit, QPainter(self)
        mark = _mark(self, kit, 0, self.height())
        edge = kit.pen("accent.base" if self.isChecked() else "border.control", "control")
        edge.setWidthF(max(2.0, edge.widthF()))
        fill = "accent.base" if self.isChecked() else _ground(self)
        rounded(painter, mark, kit.px(6), kit.color(fill), edge)
        if self.isChecked():
            draw_icon(painter, kit, "check", "text.on_accent", mark.toRect(), 16)
        left = self._before()
        room = QRect(left, 0, self.width() - left, self.height())
        _write(self, kit, painter, room, self._words, _WRAPPED)


def _ground(button: QAbstractButton) -> str:
    if button.isDown():
        return "surface.pressed"
    return "surface.hover" if button.isEnabled() and button.underMouse() else "surface.raised"


def _mark(button: QWidget, kit: Kit, left: int, high: int) -> QRectF:
    """The place of dot or box."""
    side = kit.px(_MARK)
    place = QRect(left, (high - side) // 2, side, side)
    return QRectF(visual(place, button.rect(), rtl=button.isRightToLeft()))


def _write(
    button: QAbstractButton,
    kit: Kit,
    painter: QPainter,
    room: QRect,
    text: str,
    how: Qt.TextFlag,
) -> None:
    """Write the words beside the mark, on the side where they begin."""
    rtl = button.isRightToLeft()
    painter.setFont(button.font())
    painter.setPen(kit.color("text.disabled" if looks_disabled(button) else "text.primary"))
    painter.setLayoutDirection(direction(text, rtl=rtl))
    across = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(visual(room, button.rect(), rtl=rtl), flags | how, text)
