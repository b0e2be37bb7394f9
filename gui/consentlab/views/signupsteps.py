"""How far signing up has come: the steps at the side, or bars above where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from consentlab.look.kit import Kit
from consentlab.signup import Page
from consentlab.widgets.drawing import draw_icon, ratio, rounded
from consentlab.widgets.pages import empty
from consentlab.widgets.paragraph import Line


def page_names(kit: Kit) -> dict[Page, str]:
    """What each page is called."""
    words = kit.words
    return {
        "email": words("Email"),
        "code": words("Code"),
        "name": words("Name"),
        "plan": words("Plan"),
        "training": words("Training"),
        "terms": words("Terms"),
        "done": words("Finish"),
    }


class Steps(QWidget):
    """Every step on a line: those behind ticked, the one at hand filled."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._shown: tuple[tuple[Page, ...], int] = ((), 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_steps(self, steps: Sequence[Page], at: int) -> None:
        """Show these steps, `at` the one at hand."""
        if self._shown == (tuple(steps), at):
            return
        self._shown = (tuple(steps), at)
        empty(self._column)
        names = page_names(self._kit)
        for number, page in enumerate(steps):
            self._column.addWidget(_Step(self._kit, number, at, names[page], self))


class _Step(QWidget):
    """A bullet and a word."""

    def __init__(self, kit: Kit, number: int, at: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = kit.words
        self.setFixedHeight(kit.px(40))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Bullet(kit, number, at, self))
        here = number == at
        word = Line(kit, "strong" if here else "body", name, muted=not here, parent=self)
        if number < at:
            word.setAccessibleDescription(words("done"))
        elif here:
            word.setAccessibleDescription(words("this step"))
        row.addWidget(word, 1)


class _Bullet(QWidget):
    """The step's number in a circle, filled at hand; a tick once it is behind."""

    def __init__(self, kit: Kit, number: int, at: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._number, self._at = kit, number, at
        self.setFixedSize(kit.px(28), kit.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        kit, painter = self._kit, QPainter(self)
        behind, here = self._number < self._at, self._number == self._at
        edge = "accent.base" if behind or here else "border.control"
        fill = kit.color("accent.base") if here else None
        circle = QRectF(self.rect())
        rounded(painter, circle, self.width(), fill, kit.pen(edge, "control", ratio(painter)))
        if behind:
            draw_icon(painter, kit, "check", "text.link", self.rect(), 16)
            return
        painter.setFont(kit.font("strong" if here else "body", points=9.75, tabular=True))
        painter.setPen(kit.color("text.on_accent" if here else "text.muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number + 1))


class Bars(QWidget):
    """A bar for each step, filled up to the one at hand."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._count, self._at = 1, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, count: int, at: int) -> None:
        """Show so many steps, `at` the one at hand."""
        self._count, self._at = count, at
        self.update()

    def sizeHint(self) -> QSize:
        """4 high; as wide as there is room."""
        return QSize(self._kit.px(200), 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars, from where words begin."""
        kit, painter = self._kit, QPainter(self)
        wide = (self.width() + 4) / self._count
        for number in range(self._count):
            place = number if not self.isRightToLeft() else self._count - 1 - number
            bar = QRectF(place * wide, 0, wide - 4, 4)
            if number <= self._at:
                rounded(painter, bar, 2, kit.color("accent.base"))
            elif kit.contrast:  # there both colours are light: what is to come is hollow
                rounded(painter, bar, 2, None, kit.pen("border.subtle", "hair", ratio(painter)))
            else:
                rounded(painter, bar, 2, kit.color("border.subtle"))
