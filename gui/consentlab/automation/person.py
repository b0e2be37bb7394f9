"""A person in front of a running program, with a page object for each part of the screen."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from consentlab import app, ids
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
from consentlab.present import View, as_json, as_table
from consentlab.program import Program
from consentlab.replaying import replay
from consentlab.rows import Recorded, data_of
from consentlab.views.labwindow import LabWindow
from consentlab.words import load

FOLDED = {
    ids.CLOCK_JUMP: (
        ids.CLOCK_NOTICE_DAY,
        ids.CLOCK_DEADLINE,
        ids.CLOCK_PLUS_30_DAYS,
        ids.CLOCK_PLUS_5_YEARS,
        ids.CLOCK_TO_PRESENT,
    ),
    ids.STAGE_MORE: (ids.STAGE_HOME, ids.STAGE_COMPARE),
}
"""What is folded away under what, where there is no room for it."""


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

    def restart(self, variant: str | None = None) -> None:
        """Quit, and start again on the same profile, as it was started before.

        With a `variant`, an id or a path, the notice asks in that one from then on.
        """
        updated = self.window.updatesEnabled()
        self.quit()
        self.program = app.again(self.program, variant)
        self.window.setUpdatesEnabled(updated)
        self.is_running = True
        self.settle()

    # ------------------------------------------------------------------ by ids, wherever they are

    def use(self, control_id: str) -> None:
        """Press a control as a person does who knows where it is.

        One that is folded away where room is short is unfolded first, and one of the lab panel
        is pressed in the panel's own window where it has one.
        """
        opener = self._opener(control_id)
        if opener:
            self.use(opener)
        self._before(control_id).press_enabled(control_id)

    def use_row(self, list_id: str, row: str) -> None:
        """Click on the row of a list that has this id or, if none has, this exact title."""
        self._before(list_id).press_row(list_id, row)

    def fill_in(self, control_id: str, text: str) -> None:
        """Type a text into a field, in place of what stands there."""
        self._before(control_id).replace_text(control_id, text)

    def is_seen(self, control_id: str) -> bool:
        """Whether a control is on the screen, in this window or the lab panel's own."""
        return self._before(control_id).sees(control_id)

    def hands_at(self, control_id: str) -> Hands:
        """The hands before the window that shows this control; these, if none does."""
        return self._before(control_id)

    def _before(self, control_id: str) -> Hands:
        if not self.program.window.findChildren(LabWindow):
            return self
        moderator = Moderator(self.program)
        return moderator if moderator.sees(control_id) else self

    def _opener(self, control_id: str) -> str:
        """What a control is folded away under now, "" if it is not."""
        if self.is_seen(control_id):
            return ""
        openers = [opener for opener, folded in FOLDED.items() if control_id in folded]
        if control_id.startswith(f"{ids.LAB_READINGS}."):
            openers += [ids.LAB_UNFOLD, control_id.rpartition(".")[0]]
        return next((opener for opener in openers if self.is_seen(opener)), "")

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
        told: dict[str, Any] = msgspec.json.decode(as_json(self._view(), load("en")))
        return told

    def printed(self) -> str:
        """What `consentlab outcomes --profile DIR` prints for people, from the disk.

        Raises CannotBeDone where nothing has been started in the profile.
        """
        return as_table(self._view(), load("en"), color=False)

    def _view(self) -> View:
        with Reader.read(self.program.profile) as ledger:
            last = ledger.last_walkthrough()
            if last is None:
                raise CannotBeDone("nothing has been started in this profile yet")
            state = replay(ledger.entries(last))
        return View(state.scenario.title, state.case, state.look)


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
