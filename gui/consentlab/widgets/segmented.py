"""The segmented control: a few words, one of them picked; arrows move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import direction, looks_disabled, ratio, rounded

Option = tuple[str, str, str | None]
"""A value, its words, and the automation id of its segment or None."""

_MEDIUM = 500
_MOVES = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class Segment(QRadioButton):
    """One of the words; a radio button to whoever asks. Its weight stays when it is picked."""

    def __init__(self, kit: Kit, value: str, text: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._kit = kit
        self.value = value
        self.words = text
        self.setFont(kit.font("body", weight=_MEDIUM))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", kit.px(8))

    def sizeHint(self) -> QSize:
        """As wide as the words, and 30 high: 36 with the control's edge."""
        wide = self.fontMetrics().horizontalAdvance(self.words) + 2 * self._kit.px(12) + 2
        return QSize(wide, self._kit.px(30))

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the moving keys to the control: Qt's own moving would skip what Tab skips."""
        if event.key() in _MOVES:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hitButton(self, _pos: object) -> bool:
        """A click anywhere in the segment counts."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the raised box if picked, and the words."""
        kit = self._kit
        painter = QPainter(self)
        off = looks_disabled(self)
        color = "text.muted"
        if self.isChecked():
            filled = kit.contrast and not off
            fill, edge = ("accent.base",) * 2 if filled else ("surface.raised", "border.control")
            pen = kit.pen("border.subtle" if off else edge, "hair", ratio(painter))
            rounded(painter, QRectF(self.rect()), kit.px(8), kit.color(fill), pen)
            color = "text.on_accent" if filled else "text.primary"
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            ground = "surface.pressed" if self.isDown() else "surface.hover"
            rounded(painter, QRectF(self.rect()), kit.px(8), kit.color(ground))
            color = "text.primary"
        painter.setFont(self.font())
        painter.setPen(kit.color("text.disabled" if off else color))
        painter.setLayoutDirection(direction(self.words, rtl=kit.rtl))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRect(self.rect()), flags, self.words)


class Segmented(QWidget):
    """A row of segments of which exactly one is picked.

    `picked` tells the value that a person picked, by mouse, key or assistive technology.
    """

    picked = Signal(str)

    def __init__(
        self,
        kit: Kit,
        control_id: str,
        name: str,
        options: Sequence[Option],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._group = QButtonGroup(self)
        self._silent = False
        kit.control(self, control_id, name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        self.segments: list[Segment] = []
        for value, text, option_id in options:
            segment = Segment(kit, value, text, self)
            kit.control(segment, option_id or f"{control_id}.{value}", text)
            row.addWidget(segment)
            self._group.addButton(segment)
            segment.toggled.connect(self._toggled)
            self.segments.append(segment)
        self.show_value(options[0][0])

    @property
    def value(self) -> str:
        """The value of the picked segment."""
        picked = self._group.checkedButton()
        return picked.value if isinstance(picked, Segment) else ""

    def show_value(self, value: str) -> None:
        """Pick the segment of this value, and tell nobody. Raises KeyError for no such value."""
        if value not in {segment.value for segment in self.segments}:
            raise KeyError(value)
        self._silent = True
        try:
            for segment in self.segments:
                if segment.value == value:
                    segment.setChecked(True)
        finally:
            self._silent = False
        self._one_stop()

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        if not on:
            return
        self._one_stop()
        if not self._silent:
            self.picked.emit(self.value)

    def _one_stop(self) -> None:
        """Tab stops once, at the picked segment; arrows go on from there."""
        for segment in self.segments:
            stop = Qt.FocusPolicy.StrongFocus if segment.isChecked() else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(stop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End pick the neighbour, the first or the last."""
        at = next((i for i, segment in enumerate(self.segments) if segment.isChecked()), 0)
        ahead = -1 if self.isRightToLeft() else 1
        last = len(self.segments) - 1
        goal = {
            Qt.Key.Key_Right: at + ahead,
            Qt.Key.Key_Left: at - ahead,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
            return
        segment = self.segments[max(0, min(last, goal))]
        segment.setFocus(Qt.FocusReason.TabFocusReason)
        segment.setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sunken box around the segments."""
        kit = self._kit
        painter = QPainter(self)
        edge = "border.subtle" if looks_disabled(self) else "border.control"
        pen = kit.pen(edge, "hair", ratio(painter))
        rounded(painter, QRectF(self.rect()), kit.px(10), kit.color("surface.sunken"), pen)
