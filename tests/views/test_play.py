"""Play: one step after the other to the next thing that changes, until something happens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from consentlab import ids, looking
from consentlab.views.play import PACE, Play
from pages import RIGHT, Person

Start = Callable[..., Person]

PRESENT = "6 Nov 2025, 20:30 UTC"


def play_of(person: Person) -> Play:
    """The steps behind the button."""
    found = person.window.findChild(Play)
    assert isinstance(found, Play)
    return found


def playing(start: Start) -> tuple[Person, Play]:
    """Time goes by itself."""
    person = start("came-back")
    person.press(ids.CLOCK_PLAY)
    return person, play_of(person)


def test_it_goes_where_the_next_change_is(start: Start) -> None:
    """At once, and again with each step: the same days that the next change leads to."""
    person, play = playing(start)
    assert (True, "Pause") == (play.is_playing, person.words(ids.CLOCK_PLAY))
    went = [person.clock.look]
    for _ in range(3):
        play.step()
        went.append(person.clock.look)
    person.press(ids.CLOCK_PLAY)
    assert (False, "Play") == (play.is_playing, person.words(ids.CLOCK_PLAY))
    person.clock.jump(ids.CLOCK_TO_PRESENT)
    led = []
    for _ in went:
        person.press(ids.CLOCK_NEXT)
        led.append(person.clock.look)
    assert led == went
    assert PRESENT == person.clock.present


def test_each_step_is_a_look(start: Start) -> None:
    """Written down like every other, and nothing else is."""
    person, play = playing(start)
    play.step()
    assert ["walkthrough_started", "looked", "looked"] == person.acts()


def test_it_stops_at_the_end(start: Start) -> None:
    """When nothing changes any more there is nothing to play."""
    person, play = playing(start)
    for _ in range(60):
        play.step()
    assert "No more changes" == person.clock.next
    assert (False, False) == (play.is_playing, person.can_use(ids.CLOCK_PLAY))
    last = person.clock.look
    play.step()
    assert last == person.clock.look


STOPS: dict[str, Callable[[Person], object]] = {
    "its own button": lambda person: person.press(ids.CLOCK_PLAY),
    "an act": lambda person: person.chat.send("A message from then."),
    "a chat that is opened": lambda person: person.chats.open("Weekend in Lisbon"),
    "a jump": lambda person: person.clock.jump(ids.CLOCK_PLUS_30_DAYS),
    "the slider": lambda person: person.clock.step(RIGHT),
    "an overlay": lambda person: person.press(ids.STAGE_SIMULATION),
    "the account menu": lambda person: person.press(ids.STAGE_ACCOUNT),
    "the way home": lambda person: person.stage.go_home(),
}


@pytest.mark.parametrize("what", STOPS)
def test_what_stops_it(start: Start, what: str) -> None:
    """Whatever a person does; time does not run away under their hands."""
    person, play = playing(start)
    STOPS[what](person)
    assert not play.is_playing


def test_a_notice_that_opens_stops_it(start: Start) -> None:
    """Time that leads to the notice ends there."""
    person = start("came-back")
    person.quit()
    person = start("existing-user", new=True)
    person.notice.later()
    person.press(ids.CLOCK_PLAY)
    play = play_of(person)
    for _ in range(60):
        if person.notice.is_open:
            break
        play.step()
    assert person.notice.is_open
    assert not play.is_playing


@pytest.mark.parametrize("motion", [True, False])
def test_its_pace_is_for_reading(start: Start, motion: bool) -> None:
    """Reduced motion takes movements away, not the time to read."""
    person = start("came-back", motion=motion)
    play = play_of(person)
    assert (PACE, 900) == (play._timer.interval(), PACE)


def test_it_steps_by_itself(start: Start) -> None:
    """The timer takes the steps: nobody needs to press again."""
    person, play = playing(start)
    first = person.clock.look
    play._timer.timeout.emit()
    assert first != person.clock.look
    person.press(ids.CLOCK_PLAY)


def test_a_press_by_key(start: Start) -> None:
    """The button is the deck's first, and keeps the focus while it plays."""
    person = start("came-back")
    button = person.find_as(QAbstractButton, ids.CLOCK_PLAY)
    button.setFocus()
    person.key(Qt.Key.Key_Space)
    assert play_of(person).is_playing
    assert ids.CLOCK_PLAY == person.focus
    person.key(Qt.Key.Key_Space)
    assert not play_of(person).is_playing


def test_it_goes_on_with_many_chats(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a step is counted through a moment later, that moment does not stop it."""
    monkeypatch.setattr(looking, "MANY", 0)
    person, play = playing(start)
    first = person.clock.look
    qtbot.waitUntil(lambda: not person.program._store.scene.moving)
    assert play.is_playing
    play.step()
    qtbot.waitUntil(lambda: not person.program._store.scene.moving)
    assert (True, True) == (play.is_playing, first != person.clock.look)
    person.chats.open("Weekend in Lisbon")
    assert not play.is_playing
