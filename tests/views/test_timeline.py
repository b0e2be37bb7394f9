"""The open chat's timeline on the stage: in the deck, or as a part of the chat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from consentlab import ids
from consentlab.widgets.timeline import Timeline
from pages import LEFT, SPACE, TAB, Person

Start = Callable[..., Person]

NOW = datetime(2025, 11, 12, 9, tzinfo=UTC)
LISBON = "Weekend in Lisbon"
FEEDBACK = "Feedback kept"


def open_chat(start: Start, title: str = LISBON, scenario: str = "came-back", **options) -> Person:
    """A person who looks at this chat, from 12 November 2025 if nothing else is said."""
    person = start(scenario, **{"at": NOW, **options})
    person.window.resize(1440, 900)
    person.chats.open(title)
    return person


def lanes_of(person: Person) -> Timeline:
    """The timeline on the screen."""
    return person.find_as(Timeline, ids.CHAT_TIMELINE)


def names(person: Person) -> list[str]:
    """The lanes that it tells of."""
    return [fact.split(":")[0] for fact in lanes_of(person).property("facts")]


def window_x(widget: QWidget, x: float) -> float:
    """Where a place inside a widget lies across the window."""
    return x + widget.mapTo(widget.window(), QPoint(0, 0)).x()


def deck_height(person: Person) -> int:
    """How high the deck is."""
    QApplication.processEvents()
    deck = person.clock.slider.parentWidget()
    assert deck is not None
    return deck.height()


def said(person: Person) -> list[str]:
    """What stands in words beside the lanes."""
    body = lanes_of(person).parentWidget()
    assert body is not None
    return [label.text() for label in body.findChildren(QLabel) if label.isVisible()]


def wrote_at(person: Person) -> tuple[float, float]:
    """Where the last thing up to 5 November 2025 lies: its dot, and on the ruler."""
    timeline, ruler = lanes_of(person), person.clock.slider
    dot = timeline.rect_of((1, 1)).toRectF().center().x()
    on_ruler = ruler.x_of(datetime(2025, 11, 5, 19, 32, tzinfo=UTC))
    return window_x(timeline, dot), window_x(ruler, on_ruler)


def test_the_open_chats_life_lies_below_the_ruler(start: Start) -> None:
    """Its lanes, by name, and what is in them in words."""
    person = open_chat(start)
    assert ["Switch", "You wrote", "Training runs", "Chat kept", FEEDBACK] == names(person)
    told = lanes_of(person).accessibleDescription()
    assert "On since 1 Nov 2025. You chose it in the settings." in told
    assert "You wrote here on 5 Nov 2025. Training was on." in told
    assert "The run “autumn” started on 1 Oct 2025, while this chat could be used." in told
    assert "until 5 Nov 2030" in told
    assert "Training was off" not in told
    assert [] == said(person)
    person.chats.open("Sourdough that stays flat")
    assert ["Switch", "You wrote", "Training runs", "Chat kept"] == names(person)
    assert "Training was off." in lanes_of(person).accessibleDescription()


@pytest.mark.parametrize("language", ["en", "pseudo", "pseudo-rtl"])
def test_ruler_and_lanes_are_one_axis(start: Start, language: str) -> None:
    """An instant is at the same place in both, whatever room the names take."""
    person = open_chat(start, language=language)
    dot, on_ruler = wrote_at(person)
    assert pytest.approx(on_ruler, abs=1.5) == dot


def test_the_axis_stays_one_where_the_lanes_scroll(start: Start) -> None:
    """Where the deck has no room for all of them."""
    person = open_chat(start, "A mushroom on the lawn", "feedback-and-flags")
    timeline, ruler = lanes_of(person), person.clock.slider
    person.window.resize(1280, 640)
    QApplication.processEvents()
    area = timeline.visibleRegion().boundingRect()
    assert area.height() < timeline.height()
    end = timeline.rect_of((0, 1)).right() + 1
    assert window_x(ruler, ruler.axis().right() + 1) == window_x(timeline, end)


def test_each_lane_makes_the_deck_26_higher(start: Start) -> None:
    """The paper gives way."""
    person = open_chat(start)
    five = deck_height(person)
    person.chats.open("Sourdough that stays flat")
    assert 26 == five - deck_height(person)


def test_looking_back_moves_nothing(start: Start) -> None:
    """Lanes empty, but stay; the ruler stays where it is."""
    person = open_chat(start)
    before = names(person), person.clock.slider.geometry()
    person.clock.jump(ids.CLOCK_NOTICE_DAY)
    assert before == (names(person), person.clock.slider.geometry())
    facts = lanes_of(person).property("facts")
    assert ["Nothing so far."] * 4 == [fact.split(": ")[1] for fact in facts[1:]]


def test_a_new_chat_keeps_the_accounts_lanes(start: Start) -> None:
    """So the deck does not jump while it is begun."""
    person = open_chat(start, "Sourdough that stays flat")
    before = person.clock.slider.geometry()
    person.press(ids.CHATS_NEW)
    assert ["Switch", "You wrote", "Training runs", "Chat kept"] == names(person)
    assert before == person.clock.slider.geometry()


def test_an_act_is_in_the_picture_at_once(start: Start) -> None:
    """A message, a thumb and a deletion."""
    person = open_chat(start, "Sourdough that stays flat")
    person.chat.send("It has risen.")
    assert "You wrote here on 12 Nov 2025." in lanes_of(person).property("facts")[1]
    person.press(ids.CHAT_UP)
    assert FEEDBACK == names(person)[-1]
    person.press(ids.CHAT_DELETE)
    assert "You deleted this chat on 12 Nov 2025." in lanes_of(person).property("facts")[3]


def test_tab_leads_from_the_slider_to_what_lies_below_it(start: Start) -> None:
    """And arrows from one thing to the next, which is told."""
    person = open_chat(start)
    person.clock.slider.setFocus()
    person.key(TAB)
    assert ids.CHAT_TIMELINE == person.focus
    person.key(LEFT)
    assert "Switch: On since 1 Nov 2025. You chose it in the settings." == (
        lanes_of(person).accessibleDescription()
    )


@pytest.mark.parametrize(
    ("size", "text_size"), [((1024, 700), 100), ((1440, 900), 150), ((1024, 700), 200)]
)
def test_where_there_is_less_room_it_is_a_part_of_the_chat(
    start: Start, size: tuple[int, int], text_size: int
) -> None:
    """The third; picture and words, in place of the transcript."""
    person = start("came-back", at=NOW, text_size=text_size)
    person.window.resize(*size)
    person.chats.open(LISBON)
    assert not person.sees(ids.CHAT_TIMELINE)
    person.press(ids.CHAT_PART_TIMELINE)
    assert (True, False, False) == tuple(
        person.sees(part) for part in (ids.CHAT_TIMELINE, ids.CHAT_TRANSCRIPT, ids.CHAT_WHY)
    )
    assert lanes_of(person).property("facts") == said(person)
    person.press(ids.CHAT_PART_CHAT)
    assert (False, True) == (person.sees(ids.CHAT_TIMELINE), person.sees(ids.CHAT_TRANSCRIPT))


def test_more_room_brings_it_back_to_the_deck(start: Start) -> None:
    """From whichever part was open."""
    person = open_chat(start)
    person.window.resize(1024, 700)
    person.find_as(QAbstractButton, ids.CHAT_PART_TIMELINE).setFocus()
    person.key(SPACE)
    person.window.resize(1440, 900)
    QApplication.processEvents()
    assert (True, True) == (person.sees(ids.CHAT_TIMELINE), person.sees(ids.CHAT_TRANSCRIPT))
    dot, on_ruler = wrote_at(person)
    assert pytest.approx(on_ruler, abs=1.5) == dot


def test_where_outcomes_are_hidden_it_is_gone(start: Start) -> None:
    """Every word of it; the ruler takes the room of the names."""
    person = open_chat(start)
    timeline, slider = lanes_of(person), person.clock.slider
    timeline.setFocus()
    behind_names = slider.axis().left()
    person.program._store.change(reveal=False)
    assert not person.sees(ids.CHAT_TIMELINE)
    assert ([], "", "") == (
        timeline.property("facts"),
        timeline.property("stop"),
        timeline.accessibleDescription(),
    )
    assert behind_names - 148 == slider.axis().left()
