"""A small panel that hangs from a control, inside the window: menus and lists of choices.

It is a plain child widget and no pop-up window, so that its buttons are found by id like
all others, from within and from outside.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import ratio, rounded
from consentlab.widgets.fade import Fade

GAP = 6
EDGE = 8
"""From the window's upper and lower edge; SIDE is from its sides, inside the paper there."""
SIDE = 20
INSIDE = 6
"""Around its lines."""


class Popover(QFrame):
    """Opens towards the middle of the window, closes on Esc and on a press anywhere else.

    What is in its `column` scrolls where the window is not high enough for all of it.
    It goes with its anchor: when that is no longer to be seen, as on another page, it closes.

    `shown_changed` says that it opened or closed. Focus goes to its first control and back.
    Closed it is disabled: it lies in the window, so no overlay would do that for what is behind.
    """

    shown_changed = Signal(bool)

    def __init__(self, kit: Kit, anchor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent or anchor.window())
        self._kit = kit
        self._anchor = anchor
        self._elsewhere = _Elsewhere(self)
        # Once open, both belong to the window; they go with what they hang from all the same.
        for part in (self, self._elsewhere):
            anchor.destroyed.connect(part.deleteLater)
        anchor.installEventFilter(self)
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        self.column.setSpacing(2)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._body)
        Fade(kit, self._area, "surface.raised")
        self.hide()
        self.setEnabled(False)
        kit.observe(self)

    @property
    def anchor_id(self) -> str:
        """The id of the control that it hangs from."""
        return self._anchor.objectName()

    def open(self) -> None:
        """Show it beside its anchor, on whichever side has the room."""
        if not self.isHidden():
            return
        window = self._anchor.window()
        self.setParent(window)
        self._fit(window.height() - 2 * EDGE)
        at = self._anchor.mapTo(window, QPoint(0, 0))
        in_upper_half = 2 * at.y() + self._anchor.height() < window.height()
        below, above = at.y() + self._anchor.height() + GAP, at.y() - self.height() - GAP
        y = below if in_upper_half else above
        y = min(y, window.height() - self.height() - EDGE)
        x = at.x() + self._anchor.width() - self.width() if self._kit.rtl else at.x()
        x = min(max(SIDE, x), window.width() - self.width() - SIDE)
        self.move(x, max(EDGE, y))
        self._elsewhere.cover(window)
        self.setEnabled(True)
        self.show()
        self.raise_()
        controls = self._controls()
        if controls:
            self._go_to(controls[0], Qt.FocusReason.PopupFocusReason)
        self.shown_changed.emit(True)

    def _fit(self, room: int) -> None:
        """Be as large as the column asks for, and no higher than there is room."""
        self._body.ensurePolished()
        self.column.activate()
        wanted = self.column.totalSizeHint()
        scrolls = wanted.height() > room  # then it keeps off the edge and its round corners
        self.resize(wanted.width(), self._cut(room) if scrolls else wanted.height())
        self._area.setGeometry(self.rect().adjusted(*((1, 4, -2, -4) if scrolls else (0, 0, 0, 0))))

    def _cut(self, room: int) -> int:
        """The height up to `room` that cuts a line, below its middle: one sees there are more."""
        high, line = room, INSIDE
        items = (self.column.itemAt(number) for number in range(self.column.count()))
        for item in filter(None, items):
            size = item.sizeHint().height()
            if line + size * 4 // 5 <= room:
                high = line + size * 4 // 5
            line += size + self.column.spacing()
        return high

    def _go_to(self, control: QWidget, reason: Qt.FocusReason) -> None:
        control.setFocus(reason)
        self._area.ensureWidgetVisible(control, 0, INSIDE)

    def shut(self) -> None:
        """Hide it and give the focus back to its anchor, if it had it."""
        if self.isHidden():
            return
        had = self.window().focusWidget()
        inside = had is not None and self.isAncestorOf(had)
        self._elsewhere.hide()
        self.hide()
        if inside:
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.setEnabled(False)
        self.shown_changed.emit(False)

    def toggle(self) -> None:
        """Open it, or close it again."""
        if self.isHidden():
            self.open()
        else:
            self.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with the page that the anchor stands on."""
        if event.type() == QEvent.Type.Hide and watched is self._anchor:
            self.shut()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; up and down walk through its controls."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Tab stays inside, from the last control to the first."""
        controls = self._controls()
        if not controls:
            return False
        now = self.window().focusWidget()
        at = controls.index(now) if now in controls else -1
        step = 1 if ahead else -1
        reason = Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason
        self._go_to(controls[(at + step) % len(controls)], reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on its own ground does nothing, to nobody behind it either."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the raised ground with its edge."""
        painter = QPainter(self)
        pen = self._kit.pen("border.control", "hair", ratio(painter))
        rounded(painter, QRectF(self.rect()), 14, self._kit.color("surface.raised"), pen)

    def _controls(self) -> list[QWidget]:
        found = [child for child in self.findChildren(QWidget) if _takes_focus(child)]
        return sorted(found, key=lambda child: child.mapTo(self, QPoint(0, 0)).y())


class _Elsewhere(QWidget):
    """Everything that is not the popover: a press on it closes the popover and does no more."""

    def __init__(self, popover: Popover) -> None:
        super().__init__(popover.parentWidget())
        self._popover = popover
        self.hide()

    def cover(self, window: QWidget) -> None:
        """Lie over the whole window."""
        self.setParent(window)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Close."""
        self._popover.shut()


def _takes_focus(widget: QWidget) -> bool:
    return (
        widget.isEnabled()
        and widget.isVisible()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )
