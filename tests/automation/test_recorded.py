"""From the log to steps: what was done in a way of its own is found in the log, and repeated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton

from consentlab import ids
from consentlab.automation.journey import Click
from consentlab.automation.recorded import Repeated, steps_of
from consentlab.automation.repeating import Look, read_recording, repeat
from consentlab.automation.steps import words_of
from consentlab.events import Changed, Closed, LedgerEvent, Opened, Pressed
from consentlab.rows import Recorded
from pages import DOWN, ENTER, ESC, F2, RIGHT, SPACE, Person

Start = Callable[..., Person]
Do = Callable[[Person], object]

LOOK = datetime(2025, 11, 20, 12, 0, 0, 123456, tzinfo=UTC)


def in_turn(*acts: Do) -> Do:
    """Do all of this, one after the other."""

    def do(person: Person) -> None:
        for act in acts:
            act(person)

    return do


def click_elsewhere(person: Person) -> None:
    """Press where nothing is, which closes a list that is open."""
    corner = QPoint(2, person.window.height() - 2)
    person.click(person.window, corner)


def assistive(control: str) -> Do:
    """Toggle as an assistive technology does: there is no press."""
    return lambda p: p.find_as(QAbstractButton, control).toggle()


def sign_up_by_keyboard(person: Person) -> None:
    """From page to page by Enter, the plan picked by an arrow."""
    person.signup.go_to("plan")
    person.tab_to(f"{ids.SIGNUP_PLAN}.free")
    person.key(RIGHT, ENTER, SPACE, ENTER, SPACE, ENTER)
    person.press(ids.SIGNUP_FINISH)


def refused_run(person: Person) -> None:
    """A name that is taken, then one that is not."""
    person.key(F2)
    for name in ("winter", "later"):
        person.fill_in(ids.LAB_RUN_NAME, name)
        person.press(ids.LAB_RUN)


CASES: dict[str, tuple[str, Do, list[str]]] = {
    "Esc puts the notice off": ("existing-user", lambda p: p.key(ESC), ["press Esc"]),
    "Esc at the gate": (
        "deadline-passed",
        in_turn(lambda p: p.key(ESC), lambda p: p.notice.read_first()),
        ["press Esc", "click notice.read"],
    ),
    "a switch by the keyboard": (
        "existing-user",
        in_turn(
            lambda p: p.tab_to(ids.NOTICE_TOGGLE),
            lambda p: p.key(SPACE),
            lambda p: p.tab_to(ids.NOTICE_ACCEPT),
            lambda p: p.key(ENTER),
        ),
        ["click notice.toggle", "click notice.accept"],
    ),
    "a switch by an assistive technology": (
        "existing-user",
        in_turn(assistive(ids.NOTICE_TOGGLE), lambda p: p.press(ids.NOTICE_ACCEPT)),
        ["click notice.toggle", "click notice.accept"],
    ),
    "a message sent by Enter": (
        "came-back",
        in_turn(
            lambda p: p.press(ids.CHAT_COMPOSE),
            lambda p: p.write("Grüße, 東京 – und 🙂"),
            lambda p: p.key(ENTER),
        ),
        ['type "Grüße, 東京 – und 🙂" into chat.compose', "press Enter"],
    ),
    "nothing to send": (
        "came-back",
        in_turn(lambda p: p.press(ids.CHAT_SEND), lambda p: p.chat.thumb_up()),
        ["click chat.up"],
    ),
    "rows by the keyboard": (
        "came-back",
        in_turn(lambda p: p.find(ids.CHATS_LIST).setFocus(), lambda p: p.key(DOWN)),
        ["click lisbon in chats.list"],
    ),
    "a list put away by Esc": (
        "came-back",
        in_turn(lambda p: p.press(ids.CHATS_SORT), lambda p: p.key(ESC)),
        ["click chats.sort", "press Esc"],
    ),
    "a list put away by a press elsewhere": (
        "came-back",
        in_turn(
            lambda p: p.press(ids.STAGE_ACCOUNT), click_elsewhere, lambda p: p.chat.thumb_down()
        ),
        ["click stage.account", "press Esc", "click chat.down"],
    ),
    "settings put away by Esc": (
        "came-back",
        in_turn(lambda p: p.settings.open(), lambda p: p.key(ESC)),
        [
            "click stage.account",
            "click stage.settings",
            "click settings.privacy",
            "click settings.close",
        ],
    ),
    "the slider by keys": (
        "came-back",
        in_turn(lambda p: p.clock.step(), lambda p: p.clock.step(), lambda p: p.clock.go_to(LOOK)),
        ["go to 2025-11-20T12:00:00.123456Z"],
    ),
    "play": (
        "came-back",
        in_turn(lambda p: p.press(ids.CLOCK_PLAY), lambda p: p.press(ids.CLOCK_PLAY)),
        ["go to 2025-11-14T21:05:00Z"],
    ),
    "a jump, and one that goes nowhere": (
        "came-back",
        in_turn(
            lambda p: p.clock.jump(ids.CLOCK_PLUS_30_DAYS),
            lambda p: p.clock.jump(ids.CLOCK_TO_PRESENT),
        ),
        ["click clock.plus30days", "click clock.toPresent"],
    ),
    "Home by its key, and on again": (
        "came-back",
        in_turn(lambda p: p.strike("Alt+Home"), lambda p: p.home.go_on()),
        ["press Alt+Home", "click home.continue"],
    ),
    "Home by its button, out of compare": (
        "came-back",
        in_turn(lambda p: p.compare.open(), lambda p: p.stage.go_home(), lambda p: p.home.go_on()),
        ["press Alt+Home", "click home.continue"],
    ),
    "the program started again, twice": (
        "existing-user",
        in_turn(
            lambda p: p.notice.later(),
            lambda p: p.restart(),
            lambda p: p.restart("switch-off"),
            lambda p: p.press(ids.NOTICE_ACCEPT),
        ),
        ["click notice.later", "restart", "restart with switch-off", "click notice.accept"],
    ),
    "the lab by its key and its button": (
        "came-back",
        in_turn(lambda p: p.key(F2), lambda p: p.press(ids.LAB_CLOSE), lambda p: p.key(F2, F2)),
        ["press F2", "click lab.close", "press F2", "press F2"],
    ),
    "a reading by an arrow": (
        "came-back",
        in_turn(
            lambda p: p.key(F2),
            lambda p: p.find("lab.readings.off_retention.falls").setFocus(),
            lambda p: p.key(RIGHT),
        ),
        ["press F2", "click lab.readings.off_retention.stays"],
    ),
    "a training run refused": (
        "changed-mind",
        refused_run,
        ["press F2", 'type "later" into lab.runName', "click lab.run"],
    ),
    "presenting": (
        "came-back",
        in_turn(
            *(lambda p, key=key: p.strike(key) for key in ("F8", "Ctrl++", "Ctrl++", "Ctrl+-")),
            *(lambda p, key=key: p.strike(key) for key in ("Ctrl+0", "F9", "Space")),
        ),
        [
            "press F8",
            *["press Ctrl++"] * 2,
            "press Ctrl+-",
            "press Ctrl+0",
            "press F9",
            "press Esc",
        ],
    ),
    "another look in the settings": (
        "came-back",
        in_turn(
            lambda p: p.settings.open(ids.SETTINGS_APPEARANCE),
            lambda p: p.press(f"{ids.SETTINGS_THEME}.dark"),
            lambda p: p.press(f"{ids.SETTINGS_TEXT_SIZE}.125"),
            lambda p: p.press(ids.SETTINGS_CAPTIONS),
            lambda p: p.settings.close(),
        ),
        [
            "click stage.account",
            "click stage.settings",
            "click settings.appearance",
            "click settings.theme.dark",
            "click settings.textSize.125",
            "click settings.captions",
            "click settings.close",
        ],
    ),
    "the lab opened on Home": (
        "came-back",
        in_turn(
            lambda p: p.strike("Alt+Home"),
            lambda p: p.strike("F2"),
            lambda p: p.home.go_on(),
            lambda p: p.press(ids.LAB_FLAG),
        ),
        ["press Alt+Home", "press F2", "click home.continue", "click lab.flag"],
    ),
    "a sign-up by the keyboard": (
        "new-user",
        sign_up_by_keyboard,
        [
            'type "ana@example.org" into signup.email',
            "click signup.next",
            'type "418203" into signup.code',
            "click signup.next",
            'type "Ana" into signup.name',
            "click signup.next",
            "click signup.plan.pro",
            "click signup.next",
            "click signup.toggle",
            "click signup.next",
            "click signup.terms",
            "click signup.next",
            "click signup.finish",
        ],
    ),
    "a sign-up with faults, and back": (
        "new-user",
        in_turn(
            lambda p: p.signup.fill_in("ana"),
            lambda p: p.signup.next(),
            lambda p: p.signup.fill_in("bea@example.org"),
            lambda p: p.signup.next(),
            lambda p: p.signup.back(),
            lambda p: p.signup.next(),
            lambda p: p.signup.cancel(),
        ),
        [
            'type "ana@example.org" into signup.email',
            "click signup.next",
            "click signup.back",
            "click signup.next",
            "click signup.cancel",
        ],
    ),
}
"""What is done in which scenario, and the steps that the log tells of."""


ODD: tuple[LedgerEvent, ...] = (
    Changed(None, ids.SETTINGS_TEXT_SIZE, "huge"),
    Opened(None, ids.SIGNUP_PAGE, "shoes"),
    Closed(None, "no.such.list"),
    Pressed(None, ids.NOTICE_ACCEPT),
)


def test_what_no_program_writes_is_passed_over() -> None:
    """As in an export that somebody has changed by hand."""
    rows = [Recorded(number, LOOK, 0, "1", event) for number, event in enumerate(ODD, 1)]
    assert (Repeated(Click(ids.NOTICE_ACCEPT), 4),) == steps_of(rows)


@pytest.mark.long
@pytest.mark.parametrize("case", CASES)
def test_what_was_done_is_found_and_repeated(start: Start, tmp_path: Path, case: str) -> None:
    """The same steps, and by them the same outcomes."""
    scenario, do, steps = CASES[case]
    person = start(scenario)
    do(person)
    person.quit()
    recording = read_recording(tmp_path / "profile")
    assert steps == [words_of(repeated.step) for repeated in recording.steps]
    assert [] == list(repeat(recording, tmp_path / "again", Look()))
