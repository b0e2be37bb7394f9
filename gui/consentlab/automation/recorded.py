"""From the log to steps: what somebody did with the controls, to be done once more.

What has no part in what a walkthrough comes to is left out: where the focus went, presses on
nothing, what was searched for, dialogs that write or open files, and what was refused of what was
typed, since only its length is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from consentlab import events, ids
from consentlab.automation.journey import Click, Go, Press, Restart, Step, Type
from consentlab.automation.meanings import (
    ANSWERS,
    CLOSERS,
    JUMPS,
    LEAVES,
    MENUS,
    OF_ALL_SCREENS,
    PAGES_OF_SETTINGS,
    SENDERS,
    SWITCHES,
    UNREPEATED,
)
from consentlab.events import (
    Changed,
    Closed,
    LedgerEvent,
    Looked,
    MessageSent,
    Opened,
    Pressed,
    VariantSet,
    WalkthroughStarted,
)
from consentlab.options import TEXT_SIZES as SIZES
from consentlab.policy.history import Deferred, RunStarted
from consentlab.rows import Recorded
from consentlab.scene import TEXT_SIZES
from consentlab.signup import PAGES


class Repeated(msgspec.Struct, frozen=True):
    """A step, and the number of the event that tells of it."""

    step: Step
    event: int


def steps_of(rows: Sequence[Recorded]) -> tuple[Repeated, ...]:
    """The steps of one walkthrough's events, behind its start.

    Among them may be what was done on Home meanwhile, which belongs to no walkthrough.
    """
    reader = _Reader()
    for row in rows:
        if row.walkthrough is not None or _outlasts_home(row.event):
            reader.read(row.event, row.number)
    reader.forget_refused()
    return tuple(reader.steps)


class _Reader:
    """Reads events in their order. `pressed` is the last press, until something came of it."""

    def __init__(self) -> None:
        self.steps: list[Repeated] = []
        self._number = 0
        self._pressed = ""
        self._done = ""
        self._size = TEXT_SIZES[0]
        self._at_home = False
        self._settings = ""
        self._menu, self._picked = "", False
        self._page: str = ""
        self._answered: set[str] = set()

    def read(self, event: LedgerEvent, number: int) -> None:
        """Take in one more event."""
        self._number = number
        match event:
            case WalkthroughStarted(about=about):
                self._size = _size(about.get("text_size")) or self._size
            case Pressed(control_id=control, value=value):
                self._press(control, value)
            case Changed(control_id=control, value=value):
                self._change(control, value)
            case Opened(control_id=control, value=value):
                self._open(control, value)
            case Closed(control_id=control):
                self._close(control)
            case Deferred():
                self._unless(ids.NOTICE_LATER, Press("Esc"))
            case MessageSent(text=text):
                self._typed(ids.CHAT_COMPOSE, text, ids.CHAT_SEND)
            case RunStarted(run=run):
                self._typed(ids.LAB_RUN_NAME, run, ids.LAB_RUN)
            case Looked(at=at):
                self._look(Go(at))
            case VariantSet(variant=variant):
                self._set_variant(variant)
            case _:
                pass  # something came of a press

    def forget_refused(self) -> None:
        """A press that sends what was typed, and of which nothing came, is left out."""
        if self._pressed in SENDERS:
            self.steps.pop()
            self._pressed = ""

    def _add(self, *steps: Step) -> None:
        self.forget_refused()
        self.steps += [Repeated(step, self._number) for step in steps]
        self._pressed = self._done = ""

    def _unless(self, pressed: str, step: Step) -> None:
        """Something came of this press, or of a step that was no press."""
        if self._pressed == pressed:
            self._pressed = ""
        else:
            self._add(step)

    # ------------------------------------------------------------------ interactions

    def _press(self, control: str, value: object) -> None:
        self._picked = True
        if value == "Esc":
            self._add(Press("Esc"))
        elif control == self._done:
            self._done = ""
        elif control in UNREPEATED or _is_reading(control):
            self._pressed = self._done = ""
        else:
            if control in PAGES_OF_SETTINGS:
                self._settings = control
            self._add(Click(control))
            self._pressed = control

    def _change(self, control: str, value: object) -> None:
        if isinstance(value, bool):
            self._switch(control)
        elif control == ids.SETTINGS_TEXT_SIZE:
            self._resize(_size(value) or self._size)
        elif isinstance(value, str):
            self._pick(control, value)

    def _switch(self, control: str) -> None:
        if control == ids.SETTINGS_CAPTIONS and not self._settings:
            self._add(Press("F8"))
        elif control in SWITCHES:
            self._add(Click(control))
            self._done = control

    def _pick(self, control: str, value: str) -> None:
        """One of several was picked; a press that did it is noted after it."""
        self._add(Click(f"{control}.{value}"))
        self._done = f"{control}.{value}"

    def _resize(self, size: int) -> None:
        """Text got another size: on the settings' page, or by a key for each step."""
        before, self._size = self._size, size
        if self._settings == ids.SETTINGS_APPEARANCE:
            self._pick(ids.SETTINGS_TEXT_SIZE, str(size))
            return
        if size == before:
            return
        up, down = range(before + 1, size + 1), range(size, before)
        if size == TEXT_SIZES[0]:
            self._add(Press("Ctrl+0"))
        else:
            self._add(*[Press("Ctrl++")] * sum(step in up for step in TEXT_SIZES))
            self._add(*[Press("Ctrl+-")] * sum(step in down for step in TEXT_SIZES))

    def _open(self, control: str, value: object) -> None:
        match control:
            case ids.CHATS_LIST:
                self._add(Click(control, str(value)))
            case ids.LAB_PANEL:
                self._add(Press("F2"))
            case ids.STAGE_BLANK:
                self._add(Press("F9"))
            case events.STAGE_PAGE:
                self._go_on(str(value))
            case ids.SIGNUP_PAGE if value in PAGES:
                self._turn(str(value))
            case ids.SETTINGS_DIALOG:
                self._settings = ids.SETTINGS_ACCOUNT
            case _ if control in MENUS:
                self._menu, self._picked = control, False

    def _close(self, control: str) -> None:
        if control == ids.SETTINGS_DIALOG:
            self._settings = ""
        if control in CLOSERS:
            self._unless(CLOSERS[control], Click(CLOSERS[control]))
        elif control == ids.LAB_PANEL:
            self._unless(ids.LAB_CLOSE, Press("F2"))
        elif control == ids.STAGE_BLANK:
            self._add(Press("Esc"))
        elif control == events.STAGE_PAGE:
            self._at_home = True
            if self._pressed not in LEAVES:
                self._add(Press("Alt+Home"))
        elif control == self._menu:
            if not self._picked:
                self._add(Press("Esc"))
            self._menu = ""

    def _go_on(self, way: str) -> None:
        """The walkthrough was gone on with, at a start of the program or from Home."""
        if way == "home":
            if not self._at_home:
                self._add(Press("Alt+Home"))
            self._add(Click(ids.HOME_CONTINUE))
        elif self.steps:
            self._add(Restart())
        self._at_home, self._settings, self._page, self._answered = False, "", "", set()

    def _turn(self, page: str) -> None:
        """A page of the sign-up was turned; what its field asks for was answered before."""
        order = [str(name) for name in PAGES]
        before, self._page = self._page, page
        if not before:
            return
        if order.index(page) < order.index(before):
            self._add(Click(ids.SIGNUP_BACK))
            return
        if before in ANSWERS and before not in self._answered:
            self._answered.add(before)
            self._add(Type(*ANSWERS[before]))
        self._add(Click(ids.SIGNUP_NEXT))

    # ------------------------------------------------------------------ what came of them

    def _typed(self, field: str, text: str, button: str) -> None:
        """What was typed is known from what came of it; it was typed before the press."""
        if self._pressed == button:
            self.steps.pop()
            self._pressed = ""
            self._add(Type(field, text), Click(button))
        else:
            self._add(Type(field, text), Press("Enter"))

    def _look(self, go: Go) -> None:
        if self._pressed in JUMPS:
            self._pressed = ""
            return
        if self.steps and isinstance(self.steps[-1].step, Go):
            self.steps.pop()  # on the way
        self._add(go)

    def _set_variant(self, variant: str) -> None:
        if self.steps and isinstance(self.steps[-1].step, Restart):
            self.steps[-1] = Repeated(Restart(variant), self._number)


def _size(value: object) -> int | None:
    """The text size that is told of; None where it is none."""
    return next((size for size in SIZES if str(size) == str(value)), None)


def _outlasts_home(event: LedgerEvent) -> bool:
    """Whether what was done on Home is still so on the stage."""
    if not isinstance(event, Pressed | Changed | Opened | Closed):
        return False
    return event.control_id in OF_ALL_SCREENS


def _is_reading(control: str) -> bool:
    """Whether it opens the list of a reading's values, which is one only where room is short."""
    return control.startswith(f"{ids.LAB_READINGS}.") and control.count(".") == 2
