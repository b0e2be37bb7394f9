"""Captions: the keys that a presenter presses, shown to whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.scene import Scene
from consentlab.views.keys import caps
from consentlab.widgets.drawing import ratio, rounded
from consentlab.widgets.keycaps import KeyCaps
from consentlab.widgets.paragraph import Line

EDGE = 16
"""How far it stays from the bottom of its ground."""


class Captions(QWidget):
    """A pill with the last key, at the bottom of the part of the window that `ground` gives.

    The next key replaces it, and a press of the mouse takes it away. What is typed into a
    field is never shown. Every key is first offered to the window as a shortcut, which is
    where it is seen. `pressed` is what the captions in another look showed before these.
    """

    def __init__(
        self,
        kit: Kit,
        window: QWidget,
        ground: Callable[[], QRect],
        pressed: Sequence[str] = (),
    ) -> None:
        super().__init__(window)
        self._kit, self._window, self._ground = kit, window, ground
        self._on = False
        self._pressed = list(pressed)
        self._times = int(bool(self._pressed))
        self._caps = KeyCaps(kit, parent=self)
        self._count = Line(kit, "strong", fixed=True, parent=self)
        row = QHBoxLayout(self)
        side, high = kit.px(12), kit.px(8)
        row.setContentsMargins(side, high, side, high)
        row.addWidget(self._caps)
        row.addWidget(self._count)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        kit.control(self, ids.CAPTIONS, "")
        self.hide()
        if self._pressed:
            self._show()

    @property
    def pressed(self) -> list[str]:
        """The keys that it shows now, by the words on them."""
        return [] if self.isHidden() else self._pressed

    def show_scene(self, scene: Scene) -> None:
        """Begin to watch the window's keys, or stop. A blank screen shows none."""
        on = scene.appearance.captions and not scene.blank
        if on == self._on:
            return
        self._on = on
        if on:
            self._window.installEventFilter(self)
        else:
            self._window.removeEventFilter(self)
            self.hide()
        self._see_presses()

    def _see_presses(self) -> None:
        """Begin or stop to see each press of the mouse, whichever control takes it.

        The handle is asked for anew: a window has none before it is shown, and what Python
        keeps of it does not last.
        """
        handle = self._window.windowHandle()
        if handle is not None:
            act = handle.installEventFilter if self._on else handle.removeEventFilter
            act(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See keys, and presses of the mouse; both go on to whom they are for."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self.hide()
        elif kind == QEvent.Type.WinIdChange:
            self._see_presses()
        elif kind == QEvent.Type.Resize and watched is self._window:
            self.place()
        elif (
            kind == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and watched is self._window
            and not self._typed(event)
        ):
            self._show_key(event.keyCombination())
        return False

    def _typed(self, event: QKeyEvent) -> bool:
        """Whether it writes into the field that has the focus.

        A field keeps most of that to itself, but not what is typed with AltGr.
        """
        field = self._window.focusWidget()
        takes_text = field is not None and field.testAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled
        )
        return takes_text and bool(event.text()) and event.text().isprintable()

    def _show_key(self, key: QKeyCombination) -> None:
        pressed = caps(self._kit.words, key)
        if not pressed:
            return
        again = pressed == self.pressed
        self._pressed, self._times = pressed, self._times + 1 if again else 1
        self._show()

    def _show(self) -> None:
        self._caps.say(self._pressed)
        self._count.say(f"× {self._times}")
        self._count.setVisible(self._times > 1)
        self.setAccessibleName(self._caps.accessibleName())
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Find its place anew when its ground may be another one."""
        self.adjustSize()
        spot = self.rect()
        spot.moveCenter(self._ground().center())
        spot.moveBottom(self._ground().bottom() - EDGE)
        self.move(spot.topLeft())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        pen = self._kit.pen("border.control", "control", ratio(painter))
        ground = self._kit.color("surface.raised")
        rounded(painter, QRectF(self.rect()), self.height() / 2, ground, pen)
