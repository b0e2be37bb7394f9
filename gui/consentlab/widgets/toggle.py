"""The switch. In behaviour and signals a native check box; only its picture is our own.

It has no accessible factory of its own: with one, the AT-SPI bridge loses Toggle and checked.
"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import dashed, looks_disabled, ratio, rounded
from consentlab.widgets.paragraph import Line

_WIDE, _HIGH, _KNOB, _BORDER = 44, 24, 16, 2


class Toggle(QAbstractButton):
    """A switch of 44 by 24, on, off, or not set; a click anywhere in it counts.

    What it shows follows the state itself, not the signals, so blocking those cannot make
    the two differ. Not set is unchecked for programs; the first press switches it on.
    """

    def __init__(self, kit: Kit, control_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._unset = False
        self._applies = True
        self._knob = 0.0  # 0 at the side of off, 1 at the side of on
        self._moving: QVariantAnimation | None = None
        self._word: Line | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", kit.px(_HIGH) // 2)
        kit.control(self, control_id, name)

    @property
    def unset(self) -> bool:
        """Whether no choice is shown yet."""
        return self._unset

    @property
    def word(self) -> str:
        """The state in words, as it stands beside the switch."""
        words = self._kit.words
        if not self._applies:
            return words("Does not apply")
        if self._unset:
            return words("Not set")
        return words("On") if self.isChecked() else words("Off")

    def set_unset(self) -> None:
        """Show that nothing is chosen. The switch becomes unchecked, as by `setChecked`."""
        self.setChecked(False)
        self._unset = True
        self._follow()

    def set_applies(self, applies: bool) -> None:
        """Say whether it decides anything at all; where it does not, its state is no answer."""
        self._applies = applies
        self._follow()

    def tell(self, word: Line) -> None:
        """Keep this line saying the state, whoever changes it."""
        self._word = word
        self._follow()

    # ------------------------------------------------------------------ following the state

    def checkStateSet(self) -> None:
        """The state was set by code."""
        super().checkStateSet()
        self._unset = False
        self._follow()

    def nextCheckState(self) -> None:
        """The state was changed by a click, a key or an assistive technology."""
        super().nextCheckState()
        self._unset = False
        self._follow()

    def _follow(self) -> None:
        if self._word is not None:
            self._word.say(self.word)
            self._word.paint_in("text.primary" if self._applies else "text.muted")
        self.setAccessibleDescription(self.word)
        goal = 0.5 if self._unset else float(self.isChecked())
        time = self._kit.motion("state")
        if time == 0 or not self.isVisible():
            self._stop()
            self._knob = goal
        else:
            self._move(goal, time)
        self.update()

    def _move(self, goal: float, time: int) -> None:
        if self._moving is None:
            self._moving = QVariantAnimation(self)
            self._moving.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._moving.valueChanged.connect(self._step)
        self._moving.stop()
        self._moving.setDuration(time)
        self._moving.setStartValue(self._knob)
        self._moving.setEndValue(goal)
        self._moving.start()

    def _stop(self) -> None:
        if self._moving is not None:
            self._moving.stop()

    @Slot("QVariant")
    def _step(self, value: float) -> None:
        self._knob = float(value)
        self.update()

    # ------------------------------------------------------------------ picture

    def sizeHint(self) -> QSize:
        """44 by 24 times the text size."""
        return QSize(self._kit.px(_WIDE), self._kit.px(_HIGH))

    def changeEvent(self, event: QEvent) -> None:
        """Redraw when enabled or disabled, or when the direction of words changes."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, then the knob: filled in colour when on, hollow while not set."""
        kit = self._kit
        painter = QPainter(self)
        size = self.sizeHint()
        track = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
        if self.isRightToLeft():
            track.moveRight(self.width())
        off = looks_disabled(self)
        edge = kit.pen("text.disabled" if off else "border.control", "control", ratio(painter))
        edge.setWidthF(kit.px(_BORDER))
        on = self.isChecked()
        fill = kit.color("surface.raised")
        if on and not off:
            state = "pressed" if self.isDown() else "hover" if self._hovered() else "base"
            fill = kit.color(f"accent.{state}")
            edge.setColor(fill)
        elif self.isDown() or (self._hovered() and not off):
            fill = kit.color("surface.pressed" if self.isDown() else "surface.hover")
        rounded(painter, track, track.height(), fill, dashed(edge) if self._unset else edge)
        self._draw_knob(painter, track, off=off)

    def _hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def _draw_knob(self, painter: QPainter, track: QRectF, *, off: bool) -> None:
        kit = self._kit
        knob = kit.px(_KNOB)
        inset = (track.height() - knob) / 2
        along = self._knob if not self.isRightToLeft() else 1 - self._knob
        x = track.x() + inset + along * (track.width() - knob - 2 * inset)
        place = QRectF(x, track.y() + inset, knob, knob)
        color = kit.color("text.disabled" if off else "border.control")
        if self._unset:
            edge = kit.pen("border.control", "control", ratio(painter))
            edge.setWidthF(kit.px(_BORDER))
            edge.setColor(color)
            rounded(painter, place, knob, None, edge)
        else:
            on = self.isChecked() and not off
            rounded(painter, place, knob, kit.color("surface.raised") if on else color)


class SwitchRow(QWidget):
    """The state in a word, and the switch beside it. Colour alone never tells the state."""

    def __init__(self, kit: Kit, control_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = Toggle(kit, control_id, name, self)
        self.word = Line(kit, "strong", fixed=True, parent=self)
        self.word.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # The widest word, so that nothing jumps when the state changes.
        words = (kit.words("On"), kit.words("Off"), kit.words("Not set"))
        metrics = kit.metrics("strong")
        self.word.setMinimumWidth(max(metrics.horizontalAdvance(w) for w in words[:2]) + 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.px(16))
        row.addWidget(self.word)
        row.addWidget(self.toggle)
        self.toggle.tell(self.word)
