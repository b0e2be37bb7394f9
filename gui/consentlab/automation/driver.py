"""Leads one running program from state to state: intents of its store, presses by id."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any, Self

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from consentlab import ids
from consentlab.app import start
from consentlab.automation.looks import Look
from consentlab.automation.states import State, Step
from consentlab.clock import Clock
from consentlab.views.keys import KEYS, Intent
from consentlab.views.labwindow import LabWindow
from consentlab.widgets.popover import Popover

_CARDS = 16  # there are fewer


class Driver:
    """A program on a profile of its own, shown in one language, with nothing moving.

    Also a context manager that closes it. `profile` is a folder that need not exist yet.
    """

    def __init__(self, profile: Path, language: str, clock: Clock, *, reveal: bool = True) -> None:
        self._program = start(
            profile=profile, language=language, motion=False, reveal=reveal, clock=clock
        )
        self.store = self._program.store
        self.window.activateWindow()  # else no control has the focus
        self._fresh: tuple[str, object] = ("", None)
        self._look: Look | None = None
        self._steps = {
            "press": self.press,
            "open": self.store.open_chat_of,
            "look_by": self._look_by,
            "tell_problem": self._tell_problem,
            "dock_lab": self._dock_lab,
            "part_lab": self._part_lab,
            "explain_first": self._explain_first,
            "show_key": self._show_key,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._program.close()

    @property
    def window(self) -> QWidget:
        """The program's window."""
        return self._program.window

    @property
    def lab_window(self) -> QWidget:
        """The moderator's own window."""
        return next(iter(self.window.findChildren(LabWindow)))

    def find(self, control_id: str) -> QWidget | None:
        """The widget of this id that is on the screen, None if none is."""
        found = (*self.window.findChildren(QWidget, control_id),)
        return next((widget for widget in found if widget.isVisible()), None)

    def press(self, control_id: str) -> None:
        """Press a button, if it is on the screen."""
        control = self.find(control_id)
        if isinstance(control, QAbstractButton):
            control.click()

    def look_like(self, look: Look) -> None:
        """Show everything in this look, whose language is that of the program."""
        self._look = look
        self.window.resize(*look.room)
        now = self.store.scene.appearance
        self.store.look_like(
            msgspec.structs.replace(now, theme=look.theme, text_size=look.text_size)
        )
        settle()

    def _keep_look(self) -> None:
        """Put the look back on that making room for the next person takes away."""
        look, now = self._look, self.store.scene.appearance
        if look is not None and (now.theme, now.text_size) != (look.theme, look.text_size):
            self.look_like(look)

    def reach(self, state: State, variant: str = "") -> bool:
        """Go to this state, from whichever there is. False if this look has no such state."""
        self.window.setUpdatesEnabled(False)  # nobody looks on the way
        self._put_back()
        if state.scenario:
            self._begin(state.scenario)
        if variant:
            self.store.set_variant(variant)
        for step in state.steps:
            self._take(step)
        settle()
        self._keep_look()
        self.window.setUpdatesEnabled(True)
        self._read_cards()
        return not state.needs or self.find(state.needs) is not None

    def _begin(self, scenario: str) -> None:
        """Begin a scenario afresh; one in which nothing has been done yet is fresh enough."""
        walkthrough = self.store.walkthrough
        if walkthrough is not None and self._fresh == (scenario, walkthrough.state):
            self.store.open(walkthrough)
        else:
            self.store.begin(scenario)
            self._fresh = (scenario, self.store.simulation.state)

    def _take(self, step: Step) -> None:
        name, *given = step
        take: Any = self._steps.get(name) or getattr(self.store, name)
        take(*given)

    def _read_cards(self) -> None:
        """Home fills its cards one after the other, from when it has been painted."""
        if self.store.scene.state is None:
            self.window.grab()
            for _ in range(_CARDS):
                QApplication.processEvents()

    def _put_back(self) -> None:
        """Close what a state before may have left open, which no scenario closes."""
        for popover in self.window.findChildren(Popover):
            popover.shut()
        for area in (ids.CHATS_LIST, ids.CHAT_TRANSCRIPT, ids.CHAT_WHY):
            for scrolled in self.window.findChildren(QAbstractScrollArea, area):
                scrolled.verticalScrollBar().setValue(0)  # Tab went through all of it
        store, scene = self.store, self.store.scene
        if scene.blank:
            store.show_blank(False)
        if scene.appearance.captions:
            store.toggle_captions()
        if scene.lab.shown:
            store.arrange_lab(shown=False, apart=False)
        store.change(sensitive=False)

    # ------------------------------------------------------------------ steps of several parts

    def _look_by(self, days: int) -> None:
        self.store.look_at(self.store.simulation.state.look + timedelta(days=days))

    def _tell_problem(self, problem: str) -> None:
        self.store.change(problem=problem)

    def _dock_lab(self) -> None:
        self.store.arrange_lab(shown=True, apart=False)

    def _part_lab(self) -> None:
        self.store.arrange_lab(shown=True, apart=True)

    def _show_key(self, intent: Intent) -> None:
        """Have captions show the keys of an intent without pressing them: nothing is done."""
        held = KEYS[intent][0]
        offered = QKeyEvent(QEvent.Type.ShortcutOverride, held.key(), held.keyboardModifiers())
        QApplication.sendEvent(self.window, offered)

    def _explain_first(self) -> None:
        comparison = self.store.scene.compare
        if comparison is not None:
            self.store.explain_row(comparison.rows[0].key)


def settle() -> None:
    """Let what was put off happen: views that were replaced go, layouts come to rest."""
    for _ in range(2):  # what goes may have others go in turn
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
