"""Play: time goes by itself, from one thing that changes to the next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.widgets.buttons import icon_button

PACE = 900
"""Milliseconds between two steps. It is time to read, no movement: reduced motion keeps it."""


class Play(QObject):
    """The button at the deck's start, and the steps that it begins and ends.

    The first step is taken at once. It stops at the end, and as soon as the scene changes by
    anything but a step of its own: an act, a chat that is opened, an overlay, the way Home.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._upcoming: datetime | None = None
        self._stepping = False
        self._settling = False
        self._timer = QTimer(self)
        self._timer.setInterval(PACE)
        self._timer.timeout.connect(self.step)
        self.button = icon_button(
            kit, ids.CLOCK_PLAY, "play", kit.words("Play"), "round", parent=parent
        )
        self.button.clicked.connect(self._pressed)
        store.changed.connect(self._scene_changed)

    @property
    def is_playing(self) -> bool:
        """Whether there will be another step."""
        return self._timer.isActive()

    def offer(self, upcoming: datetime | None) -> None:
        """The instant that the next step goes to; None at the end, where there is none."""
        self._upcoming = upcoming
        self.button.setEnabled(upcoming is not None)
        if upcoming is None:
            self._show_playing(False)

    @Slot()
    def step(self) -> None:
        """Look from the next thing that changes."""
        goal = self._upcoming
        if goal is None:
            return
        self._stepping = True
        try:
            self._store.look_at(goal)
        finally:
            self._stepping = False
        state = self._store.scene.state
        if state is None or state.look != goal:  # it could not be written down
            self._show_playing(False)

    @Slot()
    def _pressed(self) -> None:
        playing = self.is_playing
        self._show_playing(not playing)
        if not playing:
            self.step()

    @Slot(object)
    def _scene_changed(self, scene: Scene) -> None:
        # With many chats a step is shown at once, and counted through a moment later.
        own = self._stepping or (self._settling and not scene.moving)
        self._settling = self._stepping and scene.moving
        if not own or scene.layer or scene.signup:
            self._show_playing(False)

    def _show_playing(self, playing: bool) -> None:
        if playing == self.is_playing:
            return
        if playing:
            self._timer.start()
        else:
            self._timer.stop()
        name = self._kit.words("Pause") if playing else self._kit.words("Play")
        self.button.set_icon_name("pause" if playing else "play")
        self.button.setAccessibleName(name)
        self.button.setToolTip(literal(name))
