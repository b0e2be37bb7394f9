"""What the lab panel is put together from: fields that open a list, and buttons side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.views.choices import Choices
from consentlab.widgets.buttons import Button, Kind
from consentlab.widgets.drawing import direction, draw_icon, visual
from consentlab.widgets.paragraph import Line

GAP = 8

Option = tuple[str, str]
"""A value and its words."""


class Field(Button):
    """A button that looks like a field: its words at the start, an arrow at the end."""

    def __init__(self, kit: Kit, kind: Kind = "other", parent: QWidget | None = None) -> None:
        super().__init__(kit, kind, "", parent)
        self._arrow = "down"
        self._side = 0
        if kind == "other":
            self._side = kit.px(12)
            self.setFont(kit.font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Some letters and the arrow: what is cut stands in the tooltip."""
        return QSize(self._kit.px(96), self.sizeHint().height())

    def set_arrow(self, name: str) -> None:
        """Show where it opens to: `up` or `down`."""
        self._arrow = name
        self.update()

    def _draw_content(self, painter: QPainter, color: str) -> None:
        kit, rtl, whole = self._kit, self.isRightToLeft(), self.rect()
        side, arrow = self._side, kit.px(16)
        wide = max(0, self.width() - 2 * side - arrow - kit.px(6))
        words = self.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, wide)
        aligned = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = aligned | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(kit.color(color))
        place = visual(QRect(side, 0, wide, self.height()), whole, rtl=rtl)
        painter.setLayoutDirection(direction(words, rtl=rtl))
        painter.drawText(place, flags | Qt.TextFlag.TextSingleLine, words)
        end = QRect(self.width() - side - arrow, 0, arrow, self.height())
        draw_icon(painter, kit, self._arrow, color, visual(end, whole, rtl=rtl), 16)


class Choice(QWidget):
    """A field under its caption; pressed, the list of what can be chosen. `picked` tells which."""

    picked = Signal(str)

    def __init__(self, kit: Kit, control_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._name = name
        self._options: tuple[Option, ...] = ()
        self._choices: Choices | None = None
        self.field = kit.control(Field(kit, parent=self), control_id, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Line(kit, "caption", name, muted=True, parent=self))
        column.addWidget(self.field)

    def show_options(self, options: Sequence[Option], value: str) -> None:
        """Offer these, of which one holds."""
        if tuple(options) != self._options or self._choices is None:
            self._options = tuple(options)
            if self._choices is not None:
                self._choices.shut()
                self._choices.deleteLater()
                self.field.clicked.disconnect(self._choices.toggle)
            lines = [(value, words, "") for value, words in self._options]
            self._choices = Choices(self._kit, self.field, lines, self)
            self._choices.picked.connect(self.picked)
        self._choices.show_value(value)
        said = dict(self._options)[value]
        self.field.say(said)
        self.field.setToolTip(literal(said))
        self.field.setAccessibleName(
            self._kit.words("{name}: {value}", name=self._name, value=said)
        )


class Pair(QWidget):
    """Two controls side by side where they fit, one below the other where they do not.

    Both are equally wide, unless `even` is false: then the first one takes what the second
    one does not need.
    """

    def __init__(
        self, first: QWidget, second: QWidget, parent: QWidget | None = None, *, even: bool = True
    ) -> None:
        super().__init__(parent)
        self._even = even
        self._parts = (first, second)
        for part in self._parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def event(self, event: QEvent) -> bool:
        """Place the two anew, when one of them has got other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the two in the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        whole = self.rect()
        upright = not self._fits(self.width())
        x = y = 0
        for part, wide in zip(self._parts, self._widths(upright=upright), strict=True):
            high = part.sizeHint().height()
            part.setGeometry(visual(QRect(x, y, wide, high), whole, rtl=self.isRightToLeft()))
            x, y = (0, y + high + GAP) if upright else (wide + GAP, 0)

    def _widths(self, *, upright: bool) -> list[int]:
        """The whole width for each, or how they share it."""
        if upright:
            return [self.width()] * 2
        first, second = (part.minimumSizeHint().width() for part in self._parts)
        room = self.width() - GAP
        if self._even:
            second = max(second, min(room // 2, room - first))
        return [room - second, second]

    def _fits(self, width: int) -> bool:
        return GAP + sum(part.minimumSizeHint().width() for part in self._parts) <= width

    def hasHeightForWidth(self) -> bool:
        """It is higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of one line, or of two."""
        heights = [part.sizeHint().height() for part in self._parts]
        return max(heights) if self._fits(width) else sum(heights) + GAP

    def sizeHint(self) -> QSize:
        """Side by side."""
        wide = GAP + sum(part.sizeHint().width() for part in self._parts)
        return QSize(wide, max(part.sizeHint().height() for part in self._parts))

    def minimumSizeHint(self) -> QSize:
        """One below the other."""
        wide = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(wide, min(part.sizeHint().height() for part in self._parts))


def check(control: Button, on: bool) -> None:
    """Show a button pressed or not, and tell nobody."""
    with QSignalBlocker(control):
        control.setChecked(on)
    control.update()
