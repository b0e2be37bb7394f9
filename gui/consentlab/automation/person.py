"""A person in front of a running program, with a page object for each part of the screen."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from consentlab import app
from consentlab.automation.hands import CannotBeDone, Hands
from consentlab.automation.pages.changes import Changes
from consentlab.automation.pages.chat import Chat
from consentlab.automation.pages.chats import Chats
from consentlab.automation.pages.clock import Clock
from consentlab.automation.pages.compare import Compare
from consentlab.automation.pages.home import Home
from consentlab.automation.pages.notice import Notice
from consentlab.automation.pages.panel import Panel
from consentlab.automation.pages.settings import Settings
from consentlab.automation.pages.signup import SignUp
from consentlab.automation.pages.stage import Stage
from consentlab.events import AnyInteraction, LedgerEvent
from consentlab.ledger import Reader
from consentlab.present import View, as_json
from consentlab.program import Program
from consentlab.replaying import replay
from consentlab.rows import Recorded, data_of
from consentlab.views.labwindow import LabWindow
from consentlab.words import load


class Person(Hands):
    """Sits before the one window of a program, which `app.start` gives."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.is_running = True
        self.home = Home(self)
        self.stage = Stage(self)
        self.notice = Notice(self)
        self.signup = SignUp(self)
        self.settings = Settings(self)
        self.chats = Chats(self)
        self.chat = Chat(self)
        self.clock = Clock(self)
        self.changes = Changes(self)
        self.compare = Compare(self)
        self.panel = Panel(self)

    @property
    def window(self) -> QWidget:
        """The program's one window."""
        return self.program.window

    @property
    def problem(self) -> str:
        """What went wrong, wherever it is said; "" if nothing did."""
        return self.home.problem or self.stage.problem

    # ------------------------------------------------------------------ starting and ending

    def quit(self) -> None:
        """Close the window, which ends the program."""
        self.is_running = False
        self.program.window.close()
        self.program.close()

    def restart(self) -> None:
        """Quit, and start again on the same profile, as it was started before."""
        self.quit()
        self.program = app.again(self.program)
        self.is_running = True
        self.settle()

    # ------------------------------------------------------------------ what is on the disk

    def rows(self) -> list[Recorded]:
        """The rows of the ledger on the disk, in their order."""
        with Reader.read(self.program.profile) as ledger:
            return ledger.entries()

    def all_recorded(self) -> list[LedgerEvent]:
        """The events on the disk, in their order."""
        return [row.event for row in self.rows()]

    def recorded(self) -> list[LedgerEvent]:
        """What happened: the events on the disk that are no interactions."""
        return [event for event in self.all_recorded() if not isinstance(event, AnyInteraction)]

    def acts(self) -> list[str]:
        """What happened, in short: "served notice", "chosen True notice"."""
        return [_short(event) for event in self.recorded()]

    def done(self) -> list[tuple[str, str, object, str]]:
        """What was done with controls: kind, id, value, input method."""
        return [
            (data_of(event)[0], event.control_id, event.value, event.input_method)
            for event in self.all_recorded()
            if isinstance(event, AnyInteraction)
        ]

    def outcomes(self) -> dict[str, Any]:
        """What `consentlab outcomes --profile DIR --format json` prints, from the disk.

        Raises CannotBeDone where nothing has been started in the profile.
        """
        with Reader.read(self.program.profile) as ledger:
            last = ledger.last_walkthrough()
            if last is None:
                raise CannotBeDone("nothing has been started in this profile yet")
            state = replay(ledger.entries(last))
        line = as_json(View(state.scenario.title, state.case, state.look), load("en"))
        told: dict[str, Any] = msgspec.json.decode(line)
        return told


class Moderator(Person):
    """Sits before the lab panel's own window."""

    @property
    def window(self) -> QWidget:
        """That window."""
        found = self.program.window.findChildren(LabWindow)
        if len(found) != 1:
            raise CannotBeDone("the lab panel has no window of its own")
        return found[0]


def _short(event: LedgerEvent) -> str:
    kind, _, data = data_of(event)
    said = [str(data[key]) for key in ("allow", "surface", "rating", "chat") if key in data]
    return " ".join([kind, *said])
