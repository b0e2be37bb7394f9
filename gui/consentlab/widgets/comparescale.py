"""The columns of a comparison, and the labels of its bars' steps above them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentlab.look.kit import ONE_COLUMN, WIDE, Kit
from consentlab.widgets.drawing import direction, visual


class Columns(NamedTuple):
    """How a width is shared out: the margin, each half, and the middle between the halves."""

    margin: int
    half: int
    middle: int


def columns(kit: Kit, width: int) -> Columns:
    """The columns of a comparison that is this wide; without a middle in one column."""
    roomy = width >= WIDE
    margin = 24 if roomy else 16
    if kit.scale >= ONE_COLUMN:
        return Columns(margin, width - 2 * margin, 0)
    middle = kit.px(264 if roomy else 224)
    return Columns(margin, max(1, (width - 2 * margin - middle) // 2), middle)


class CompareScale(QWidget):
    """The labels of the bars' steps, over both halves, and between them what they measure."""

    def __init__(self, kit: Kit, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._name = kit, name
        self._steps: list[tuple[str, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: list[tuple[str, float]]) -> None:
        """Show these labels, the shortest first, each at its share of the width."""
        self._steps = steps
        self.setAccessibleName(", ".join([self._name, *(label for label, _ in steps)]))
        self.update()

    def sizeHint(self) -> QSize:
        """One line of small words."""
        return QSize(0, self._kit.line("caption") + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the labels. One that would touch another is left out; the longest is not."""
        kit, painter = self._kit, QPainter(self)
        room = columns(kit, self.width())
        painter.setFont(kit.font("caption", tabular=True))
        painter.setPen(kit.color("text.muted"))
        left = QRect(room.margin, 0, room.half, self.height())
        middle = QRect(left.right() + 1, 0, room.middle, self.height())
        right = QRect(middle.right() + 1, 0, room.half, self.height())
        self._word(painter, middle, self._name)
        taken: list[QRect] = []
        for label, share in reversed(self._steps):
            wide = kit.metrics("caption", tabular=True).horizontalAdvance(label) + 2
            x = round(right.width() * share) - (wide // 2 if share < 1 else wide)
            x = min(max(0, x), right.width() - wide)
            place = QRect(right.x() + x, 0, wide, self.height())
            if any(place.adjusted(-8, 0, 8, 0).intersects(other) for other in taken):
                continue
            taken.append(place)
            self._word(painter, place, label)
            place = QRect(left.right() + 1 - x - wide, 0, wide, self.height())
            self._word(painter, place, label)

    def _word(self, painter: QPainter, place: QRect, word: str) -> None:
        kit = self._kit
        painter.setLayoutDirection(direction(word, rtl=kit.rtl))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(visual(place, self.rect(), rtl=kit.rtl), flags, word)
