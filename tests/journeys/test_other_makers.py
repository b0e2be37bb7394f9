"""The same person at other makers: their switch, no notice, and "not stated" is an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from consentlab import ids
from pages import Person

Start = Callable[..., Person]


class Maker(NamedTuple):
    """A scenario, its switch's label, where another maker has it, and two chats with their badges.

    `unstated` is a chat from while the switch was on, `off` one from after it was turned off.
    """

    scenario: str
    label: str
    other: str
    unstated: tuple[str, str]
    off: tuple[str, str]


MAKERS = [
    Maker(
        "chatgpt-user",
        "Improve the model for everyone",
        "Gemini: Activity.",
        ("Soup for eighty", "Until deleted"),
        ("The owl behind the garage", "Until deleted"),
    ),
    Maker(
        "gemini-user",
        "Keep Activity",
        "ChatGPT: Settings, Data Controls.",
        ("Pocket money that adds up", "18 months, until 30 Mar 2027"),
        ("Lanterns that stay lit", "72 hours, until 14 Nov 2025"),
    ),
]


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.scenario)
def test_another_makers_year(start: Start, maker: Maker) -> None:
    """No notice is met; the switch is the maker's own; turning it back on is a choice like any."""
    person = start(maker.scenario)
    assert not person.notice.is_open
    assert not person.can_use(ids.CLOCK_NOTICE_DAY)
    assert not person.can_use(ids.CLOCK_DEADLINE)

    for status, (title, kept) in (("Not stated", maker.unstated), ("Switched off", maker.off)):
        person.chats.open(title)
        assert (status, kept) == person.chat.badges
        assert f"{status}. {kept}" == person.chats.said[title]
    assert "Not stated: " in person.chats.summary

    person.settings.open()
    assert maker.label == person.words(ids.SETTINGS_PRIVACY_TOGGLE)
    said = person.settings.lines
    assert maker.label in said
    person.settings.privacy.flip()
    assert "chosen True settings" == person.acts()[-1]
    assert person.changes.is_open
    person.settings.close()
    person.chats.open(maker.off[0])
    person.chat.send("Once more.")
    assert "eligible" == person.chat.properties[0]


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.scenario)
def test_the_privacy_page_tells_the_makers_facts(start: Start, maker: Maker) -> None:
    """Each with its words, and where the other makers have their switches."""
    person = start(maker.scenario)
    person.settings.open()
    assert person.program.simulation is not None
    facts = person.program.simulation.state.policy.pack.facts
    said = person.settings.lines
    assert [] == [fact.id for fact in facts if not {fact.title, fact.text} <= set(said)]
    assert any("Claude: Settings, Privacy." in line and maker.other in line for line in said)
