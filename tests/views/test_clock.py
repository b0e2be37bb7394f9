"""The clock: the two instants, the jumps, what changes next, and acting from another instant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from consentlab import ids, looking
from consentlab.policy.changes import differences
from consentlab.policy.outcome import Outcome
from consentlab.widgets.paragraph import Line
from pages import ESC, LEFT, RIGHT, Person

Start = Callable[..., Person]

NOW = "6 Nov 2025, 20:30 UTC"
"""The present of `came-back`."""

JUMPS = {
    ids.CLOCK_NOTICE_DAY: "28 Aug 2025, 09:00 UTC",
    ids.CLOCK_DEADLINE: "28 Sep 2025, 09:00 UTC",
    ids.CLOCK_TO_PRESENT: NOW,
    ids.CLOCK_PLUS_30_DAYS: "6 Dec 2025, 20:30 UTC",
    ids.CLOCK_PLUS_5_YEARS: "6 Dec 2030, 20:30 UTC",
}
"""Where each jump leads, one after the other."""

LOOKING_BACK = "You are looking back. Acting is possible from the present on."


def test_every_jump(start: Start) -> None:
    """The look moves; the present and what has happened stay."""
    person = start("came-back")
    assert (NOW, NOW) == (person.clock.look, person.clock.present)
    for jump, expected in JUMPS.items():
        person.clock.jump(jump)
        assert (expected, NOW) == (person.clock.look, person.clock.present)
    assert ["walkthrough_started", *["looked"] * len(JUMPS)] == person.acts()


def test_the_next_change_is_named_and_reached(start: Start) -> None:
    """It says what it brings, and after it the next one is offered."""
    person = start("came-back")
    assert "14 Nov: 3 copies end" == person.clock.next
    person.press(ids.CLOCK_NEXT)
    assert person.clock.look.startswith("14 Nov 2025")
    assert "14 Nov: 3 copies end" != person.clock.next
    ended = [title for title, said in person.chats.said.items() if "ended 14 Nov 2025" in said]
    assert ["Cover letter, second draft", "Letter to the landlord", "Rent or buy"] == ended


def test_looking_changes_what_is_seen(start: Start) -> None:
    """Chats as they will be, and only those that are there by then."""
    person = start("came-back")
    before = person.chats.said
    person.clock.jump(ids.CLOCK_PLUS_5_YEARS)
    assert person.chats.said["Parser for bank exports"] == ("Copy ended. 5 years, ended 4 Nov 2030")
    person.clock.jump(ids.CLOCK_NOTICE_DAY)
    assert "Fireworks at home" not in person.chats.said
    person.clock.jump(ids.CLOCK_TO_PRESENT)
    assert before == person.chats.said


def test_the_slider_moves_by_days(start: Start) -> None:
    """The arrow keys; there and back is exactly where it was."""
    person = start("came-back")
    for key, expected in (
        (RIGHT, "7 Nov 2025, 20:30 UTC"),
        (LEFT, NOW),
        (LEFT, "5 Nov 2025, 20:30 UTC"),
        (RIGHT, NOW),
    ):
        person.clock.step(key)
        assert expected == person.clock.look


@pytest.mark.parametrize(
    ("jumps", "expected"),
    [
        ((ids.CLOCK_PLUS_30_DAYS,), "30 days ahead"),
        ((ids.CLOCK_NOTICE_DAY,), "70 days back"),
        ((ids.CLOCK_PLUS_5_YEARS,), "5 years ahead"),
        ((ids.CLOCK_PLUS_5_YEARS, ids.CLOCK_PLUS_30_DAYS), "5 years 1 month ahead"),
        (
            (ids.CLOCK_PLUS_5_YEARS, ids.CLOCK_DEADLINE, ids.CLOCK_PLUS_5_YEARS),
            "4 years 10 months ahead",
        ),
    ],
)
def test_it_says_how_far_the_look_is_from_the_present(
    start: Start, jumps: tuple[str, ...], expected: str
) -> None:
    """In days, from two years on in years and months: almost five are not four."""
    person = start("came-back")
    for jump in jumps:
        person.clock.jump(jump)
    said = [line.text() for line in person.window.findChildren(Line) if not line.isHidden()]
    assert expected in said


def test_in_a_low_window_at_large_text_the_slider_is_in_the_list_of_jumps(start: Start) -> None:
    """There is no room for it in the deck; with more height it is back there."""
    person = start("came-back", text_size=200)
    person.window.resize(1024, 700)
    person.settle()
    assert not person.sees(ids.CLOCK_SLIDER)
    person.clock.step(RIGHT)
    assert "7 Nov 2025, 20:30 UTC" == person.clock.look
    assert person.sees(ids.CLOCK_PLUS_5_YEARS)
    person.clock.step(RIGHT)
    person.key(ESC)
    assert (False, ids.CLOCK_JUMP) == (person.sees(ids.CLOCK_SLIDER), person.focus)
    person.window.resize(1024, 900)
    person.settle()
    assert person.sees(ids.CLOCK_SLIDER)
    person.clock.step(LEFT)
    assert "7 Nov 2025, 20:30 UTC" == person.clock.look


def test_with_outcomes_hidden_jumps_use_the_room_of_the_next_change(start: Start) -> None:
    """What is not there takes none: all of them stand in the row."""
    person = start("came-back", reveal=False, language="pseudo")
    person.window.resize(1140, 700)
    person.settle()
    assert (True, False) == (person.sees(ids.CLOCK_NOTICE_DAY), person.sees(ids.CLOCK_JUMP))


def test_at_large_text_the_next_change_is_told_in_fewer_words(start: Start) -> None:
    """What it brings is told before the bare day is; all of it is in the tooltip."""
    person = start("came-back", text_size=200)
    person.window.resize(1024, 700)
    person.settle()
    button = person.find(ids.CLOCK_NEXT)
    assert ["14 Nov: 3 end", "14 Nov: 3 end", "14 Nov: 3 copies end"] == [
        button.property("text"),
        button.accessibleName(),
        button.toolTip(),
    ]


def test_at_the_present_two_equal_dates_say_enough(start: Start) -> None:
    """What stood beside them was one word more, and left a jump without room."""
    person = start("came-back")
    said = {line.text() for line in person.window.findChildren(Line) if not line.isHidden()}
    assert [] == [text for text in said if text.startswith("the same")]


def test_a_held_slider_only_previews(start: Start) -> None:
    """What is seen follows the hand; one look is kept, that on which it lets go."""
    person = start("came-back")
    slider = person.clock.slider
    before = person.chats.said
    slider.setSliderDown(True)
    for days in (10, 20, 30):
        slider.setSliderPosition(slider.value() + days * 24 * 60)
    assert before != person.chats.said
    assert ["walkthrough_started"] == person.acts()
    slider.setSliderDown(False)
    assert ["walkthrough_started", "looked"] == person.acts()
    assert "5 Jan 2026, 20:30 UTC" == person.clock.look


def test_looking_back_one_cannot_act_and_is_told_so(start: Start) -> None:
    """Neither write nor choose, delete, rate or begin; reading goes on."""
    person = start("came-back")
    person.chats.open("Weekend in Lisbon")
    acts = len(person.acts())
    person.clock.step(LEFT)
    assert not person.chat.can_write
    for control in (
        ids.CHAT_DELETE,
        ids.CHAT_UP,
        ids.CHAT_DOWN,
        ids.CHATS_NEW,
        ids.CHATS_NEW_PRIVATE,
        ids.CHATS_NEW_CODING,
    ):
        assert not person.can_use(control)
    assert LOOKING_BACK in person.all_lines
    person.settings.open()
    assert not person.can_use(ids.SETTINGS_PRIVACY_TOGGLE)
    assert LOOKING_BACK in person.settings.lines
    person.settings.close()
    person.chats.open("Rent or buy")
    assert ["looked", "served settings"] == person.acts()[acts:]


def test_acting_ahead_moves_the_present(start: Start) -> None:
    """To the instant looked from, and the screen says so before."""
    person = start("came-back")
    person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    assert any("moves the present to 6 Dec 2025" in line for line in person.all_lines)
    person.chat.send("A month later.")
    ahead = "6 Dec 2025, 20:30 UTC"
    assert (ahead, ahead) == (person.clock.look, person.clock.present)


def test_the_look_is_remembered(start: Start) -> None:
    """At the next start one looks from where one looked; a start may say another instant."""
    person = start("came-back")
    person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    person.quit()
    person = start("came-back")
    assert (JUMPS[ids.CLOCK_PLUS_30_DAYS], NOW) == (person.clock.look, person.clock.present)
    person.quit()
    person = start("came-back", at=datetime(2025, 10, 1, tzinfo=UTC))
    assert ("1 Oct 2025, 00:00 UTC", NOW) == (person.clock.look, person.clock.present)


def shown(person: Person) -> Outcome:
    """The outcome at the look."""
    assert person.program.simulation
    return person.program.simulation.state.outcome()


@pytest.fixture
def many(start: Start, monkeypatch: pytest.MonkeyPatch) -> Person:
    """`came-back`, as if it had more chats than are counted at each step."""
    monkeypatch.setattr(looking, "MANY", 0)
    return start("came-back")


def test_with_many_chats_counts_follow_when_the_look_rests(many: Person, qtbot: QtBot) -> None:
    """The rows tell at once; the summary and what changed, from the first step on, follow."""
    counted, first = many.chats.summary, shown(many)
    for jump in (ids.CLOCK_PLUS_30_DAYS, ids.CLOCK_PLUS_5_YEARS):
        many.clock.jump(jump)
    assert many.chats.said["Parser for bank exports"].startswith("Copy ended")
    assert (counted, False) == (many.chats.summary, many.changes.toast)
    qtbot.waitUntil(lambda: many.changes.toast)
    assert counted != many.chats.summary
    moved = many.program._store.scene.moved
    assert moved
    assert differences(first, shown(many)) == moved.changes


def test_with_many_chats_an_act_waits_for_no_counts(many: Person) -> None:
    """What changed with an act is what the act changed, and not the steps before it as well.

    An act that is refused has them counted all the same.
    """
    store = many.program._store
    many.clock.jump(ids.CLOCK_PLUS_5_YEARS)
    many.settings.open()
    many.settings.privacy.flip()
    assert store.scene.moved
    assert ("off", False, False) == (
        store.scene.moved.cause,
        store.scene.moving,
        store._settling.isActive(),
    )
    many.settings.close()
    many.clock.jump(ids.CLOCK_NOTICE_DAY)
    assert store.scene.moving
    store.set_plan("unheard-of")
    assert not store.scene.moving


def test_leaving_with_counts_to_come_is_clean(many: Person) -> None:
    """They are not told on Home, nor of another walkthrough."""
    many.clock.jump(ids.CLOCK_PLUS_5_YEARS)
    many.stage.go_home()
    many.program._store.begin("existing-user")
    assert not many.program._store._settling.isActive()
