"""Chats, and what is noted of the screens."""

from __future__ import annotations

from typing import Literal

import pytest
from msgspec.structs import replace

from consentlab.events import (
    Missed,
    Pressed,
)
from consentlab.policy.history import (
    Deleted,
    Feedback,
    Message,
    Reviewed,
)
from consentlab.simulation import CANNED
from simulations import Begin, on_disk, status, stored
from walkthroughs import (
    DAY,
    NOTICE_DUE,
    SECOND,
    day,
    scenario,
)


def test_a_message_is_stored_and_its_canned_answer_is_not(begin: Begin) -> None:
    """The words stay as they were typed."""
    simulation = begin()
    simulation.send("lisbon", "  And the trams?\n")
    chat = simulation.state.chat("lisbon")
    at = NOTICE_DUE + SECOND
    assert chat is not None
    said = (Message(at, "person", "  And the trams?\n"), Message(at, "assistant", CANNED))
    assert said == chat.messages[-2:]
    assert CANNED not in str(stored(simulation))


def test_half_a_character_does_not_stop_a_message(begin: Begin) -> None:
    """Some input methods send one."""
    simulation = begin()
    simulation.send("lisbon", "half \ud83d")
    chat = on_disk(simulation).chat("lisbon")
    assert chat is not None
    assert chat.messages[-2].text == "half ?"


@pytest.mark.parametrize(("kind", "private"), [("chat", False), ("chat", True), ("coding", False)])
def test_a_new_chat_becomes_real_with_its_first_message(
    begin: Begin, kind: Literal["chat", "coding"], private: bool
) -> None:
    """It is the last of the chats."""
    simulation = begin()
    simulation.create_chat("Trams in Lisbon", kind, private)
    chat = simulation.state.history.chats[-1]
    assert ("chat-6", "Trams in Lisbon", kind, private, 2) == (
        chat.id,
        chat.title,
        chat.kind,
        chat.private,
        len(chat.messages),
    )
    assert status(simulation, "chat-6") == ("private" if private else "undecided")


LONG = "Which of the trams in Lisbon goes up the steepest hill, and why?"


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["Trams"], "Trams"),
        (["  Trams\n\tand   hills  "], "Trams and hills"),
        ([LONG], "Which of the trams in Lisbon goes up the"),
        (["L" * 60], "L" * 40),
        (["Trams", "Trams"], "Trams 2"),
        (["Trams", "Trams", "Trams"], "Trams 3"),
        (["Bread"], "Bread 2"),
        ([LONG, LONG], "Which of the trams in Lisbon goes up the 2"),
        (["\u200b\u0007"], "…"),
    ],
)
def test_its_title_is_its_first_words_and_its_own(
    begin: Begin, texts: list[str], title: str
) -> None:
    """Rows are found by their exact title."""
    simulation = begin()
    for text in texts:
        simulation.create_chat(text)
    assert title == simulation.state.history.chats[-1].title
    ids = [chat.id for chat in simulation.state.history.chats]
    assert len(ids) == len(set(ids))


def test_deleting_takes_what_the_scenario_had_in_store_for_the_chat(begin: Begin) -> None:
    """Nothing is sent, rated, flagged or deleted in a chat after its deletion."""
    planned = (
        Feedback(day("2025-12-01"), "lisbon", "up"),
        Reviewed(day("2025-12-02"), "lisbon"),
        Deleted(day("2025-12-03"), "lisbon"),
    )
    of = scenario(NOTICE_DUE, *planned)
    chats = tuple(
        replace(chat, messages=(*chat.messages, Message(day("2025-12-01"), "person")))
        for chat in of.history.chats
    )
    simulation = begin(replace(of, history=replace(of.history, chats=chats)))
    simulation.delete("lisbon")
    simulation.look_at(day("2026-01-01"))
    history, at = simulation.state.history, NOTICE_DUE + SECOND
    assert history.events[-2:] == (Reviewed(day("2025-12-02"), "lisbon"), Deleted(at, "lisbon"))
    lisbon, bread, *_ = history.chats
    assert ([2, 2], "deleted") == (
        [len(lisbon.messages), len(bread.messages)],
        status(simulation, "lisbon"),
    )


def test_interactions_are_stored_at_the_look_and_change_nothing(begin: Begin) -> None:
    """They are for studies."""
    simulation = begin(look=NOTICE_DUE + DAY)
    before = simulation.state
    simulation.note("missed", "chats.list", None, "mouse")
    simulation.note("pressed", "chat.send", "half \ud83d", "assistive")
    assert [
        Missed(NOTICE_DUE + DAY, "chats.list", None, "mouse"),
        Pressed(NOTICE_DUE + DAY, "chat.send", "half ?", "assistive"),
    ] == stored(simulation)[-2:]
    assert simulation.state is before
    assert before == on_disk(simulation)
