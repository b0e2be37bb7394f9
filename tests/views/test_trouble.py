"""The ledger fails while the program runs: it is said, nothing changes, the program goes on."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from consentlab import ids
from consentlab.ledger import NAME
from pages import ESC, Person

Start = Callable[..., Person]


@contextmanager
def full(person: Person) -> Iterator[str]:
    """The disk is full; gives what is to be said of it."""
    assert person.program.simulation is not None
    db = person.program.simulation.ledger._db
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    # What is free in the pages that there are is used up first.
    with pytest.raises(sqlite3.OperationalError, match="full"):
        db.execute("CREATE TABLE filler AS SELECT zeroblob(100000) AS zeros")
    yield "cannot be written: the disk is full; make room there, then do it again."
    db.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def locked(person: Person) -> Iterator[str]:
    """Another program holds the file; gives what is to be said of it."""
    assert person.program.simulation is not None
    person.program.simulation.ledger._db.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(person.program.profile / NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield "is in use by another program."
    other.execute("ROLLBACK")
    other.close()


ACTS: dict[str, tuple[str, Callable[[Person], object]]] = {
    "accept": ("existing-user", lambda p: p.press(ids.NOTICE_ACCEPT)),
    "not now": ("existing-user", lambda p: p.key(ESC)),
    "send": ("came-back", lambda p: p.chat.send("Hello")),
    "rate": ("came-back", lambda p: p.press(ids.CHAT_UP)),
    "delete": ("came-back", lambda p: p.press(ids.CHAT_DELETE)),
    "look": ("came-back", lambda p: p.clock.jump(ids.CLOCK_PLUS_30_DAYS)),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_cannot_be_kept_is_not_shown(start: Start, act: str) -> None:
    """The sentence stands on the screen; once the file is free again, the act succeeds."""
    scenario, do = ACTS[act]
    person = start(scenario)
    before = seen(person)
    with locked(person) as said:
        do(person)
        assert person.problem.endswith(said)
        assert before == seen(person)
    if act == "send":
        person.press(ids.CHAT_SEND)
    else:
        do(person)
    assert before != seen(person)
    assert "" == person.problem


def test_a_full_disk_is_said_by_its_name(start: Start) -> None:
    """And what was typed is not lost."""
    person = start("came-back")
    before = seen(person)
    with full(person) as said:
        person.find_as(QLineEdit, ids.CHAT_COMPOSE).setText("y" * 4000)
        person.press(ids.CHAT_SEND)
        assert person.problem.endswith(said)
    assert before == seen(person)


def test_the_switch_shows_what_holds(start: Start) -> None:
    """Not what was pressed: it goes back to where it was."""
    person = start("came-back")
    person.settings.open()
    with locked(person) as said:
        person.settings.privacy.flip()
        assert (True, False) == (person.settings.privacy.switch, person.changes.is_open)
        assert person.problem.endswith(said)
    person.settings.privacy.flip()
    assert (False, True) == (person.settings.privacy.switch, person.changes.is_open)


def test_a_notice_that_comes_while_nothing_can_be_kept(start: Start) -> None:
    """The program goes on, and the notice is met all the same."""
    person = start("existing-user")
    person.notice.later()
    with locked(person) as said:
        person.clock.slider.setFocus()
        person.clock.step()
        assert person.problem.endswith(said)
    person.clock.step()
    assert person.notice.is_open


def test_the_sentence_can_be_put_away(start: Start) -> None:
    """And comes again when it is true again."""
    person = start("came-back")
    with locked(person):
        person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    person.press(ids.STAGE_PROBLEM)
    assert "" == person.problem


def seen(person: Person) -> object:
    """What a person sees of the walkthrough."""
    return (
        person.notice.is_open,
        person.chats.said,
        person.chat.title,
        person.chat.badges,
        person.chat.transcript,
        person.chat.thumbs,
        person.chat.can_write,
        person.clock.look,
        person.clock.present,
    )


def test_a_profile_that_vanishes_is_said_and_can_be_exported(start: Start, tmp_path: Path) -> None:
    """What was kept up to then is still at hand; nothing is shown that is not kept."""
    person = start("came-back")
    person.chat.send("This was kept")
    shutil.rmtree(person.program.profile)
    before = seen(person)
    person.find_as(QLineEdit, ids.CHAT_COMPOSE).setText("This cannot be")
    person.press(ids.CHAT_SEND)
    assert person.problem.endswith(
        "is gone: it was moved or removed while the program ran. Nothing more can be kept there."
    )
    assert before == seen(person)
    person.program._store.export(tmp_path / "saved.jsonl")
    assert "This was kept" in (tmp_path / "saved.jsonl").read_text("utf-8")
