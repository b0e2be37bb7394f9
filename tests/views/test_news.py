"""What no focus moves to is announced: the notice, a choice, a move in time, what went wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consentlab import ids
from ears import Ear, listen
from pages import ESC, TAB, Person

Start = Callable[..., Person]


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    """An ear at the place of assistive technology."""
    return listen(monkeypatch)


NOTICE = (
    "Updates to Consumer Terms and Policies. "
    "They apply from 28 September 2025. You can accept them now."
)
GATE = (
    "Updates to Consumer Terms and Policies. "
    "They have applied since 28 September 2025. To go on, a choice is needed."
)
STAYS = (
    "Esc does not close this. Nothing can be sent before you choose; "
    "chats and settings stay readable."
)


@pytest.mark.parametrize(
    ("scenario", "expected"), [("existing-user", NOTICE), ("deadline-passed", GATE)]
)
def test_the_notice_opens(start: Start, ear: Ear, scenario: str, expected: str) -> None:
    """With its title and its date, once."""
    start(scenario)
    assert [expected] == ear.heard


def test_a_gate_says_why_it_stays(start: Start, ear: Ear) -> None:
    """Once, however often Esc is pressed."""
    person = start("deadline-passed")
    ear.heard.clear()
    for _ in range(2):
        person.key(ESC)
    assert [STAYS] == ear.heard


def test_what_is_not_set_yet(start: Start, ear: Ear) -> None:
    """Accept says what is missing."""
    person = start(variant="nothing-preset")
    ear.heard.clear()
    person.press(ids.NOTICE_ACCEPT)
    assert ["Set the switch first: on or off."] == ear.heard


def test_a_choice_and_what_it_changed(start: Start, ear: Ear) -> None:
    """In the notice and in the settings."""
    person = start("changed-mind")
    ear.heard.clear()
    person.settings.open()
    person.settings.privacy.flip()
    assert ["2 chats changed. Switched on 1 Nov 2025."] == ear.heard


def test_a_hidden_outcome_is_not_announced(start: Start, ear: Ear) -> None:
    """Only that the choice was made."""
    person = start("changed-mind", reveal=False)
    ear.heard.clear()
    person.settings.open()
    person.settings.privacy.flip()
    assert ["Switched on 1 Nov 2025."] == ear.heard


def test_a_move_in_time(start: Start, ear: Ear) -> None:
    """The day that is looked from, with what changed until then if anything did."""
    person = start("changed-mind")
    ear.heard.clear()
    person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    assert ["7 chats differ. Looking from 1 Dec 2025."] == ear.heard
    person.clock.step()
    assert ["Looking from 2 Dec 2025."] == ear.heard[1:]


def test_what_went_wrong(start: Start, ear: Ear) -> None:
    """The banner above the stage; the one of Home says it itself."""
    person = start("changed-mind")
    ear.heard.clear()
    person.program.store.change(problem="The disk is full.")
    assert ["The disk is full."] == ear.heard
    person.program.store.show_home("The disk is full.")
    assert ["The disk is full."] * 2 == ear.heard


def test_how_many_chats_a_search_leaves(start: Start, ear: Ear) -> None:
    """And that none matches."""
    person = start("changed-mind")
    ear.heard.clear()
    person.chats.search("zz")
    assert ["No chat matches."] == ear.heard[-1:]
    person.chats.search("")
    assert [f"{len(person.chats.titles)} chats listed."] == ear.heard[-1:]


def test_another_look_announces_nothing_again(start: Start, ear: Ear) -> None:
    """The views are made anew, and nothing has happened."""
    person = start("deadline-passed")
    ear.heard.clear()
    person.program.store.enlarge_text()
    person.key(TAB)
    assert [] == ear.heard
