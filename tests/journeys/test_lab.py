"""A session with a moderator, as a tester runs it: two people one after the other, on one desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from consentlab import ids
from consentlab.ledger import Reader
from pages import F2, Panel, Person, printed_outcomes

Start = Callable[..., Person]


def runs_of(person: Person, chat: str) -> tuple[str, ...]:
    """The training runs that have taken this chat in."""
    simulation = person.program.simulation
    outcome = simulation.state.chat_outcome(chat) if simulation else None
    assert outcome is not None
    return outcome.runs


def test_a_session_with_two_people(start: Start, tmp_path: Path) -> None:
    """The next person meets a clean state that the moderator can see is clean."""
    person = start()
    lab = Panel(person)

    # The first person meets the notice as the moderator sets it, and accepts it.
    person.key(F2)
    lab.pick(ids.LAB_VARIANT, "nothing-preset")
    assert person.notice.switch is None
    person.key(F2)
    person.notice.flip()
    person.press(ids.NOTICE_ACCEPT)
    assert "chosen True notice" == person.acts()[-1]
    person.chat.send("Two more days in Lisbon.")

    # A training run takes the chat in, and nothing that follows takes it out again.
    person.key(F2)
    person.press(ids.LAB_RUN_NAME)
    person.write("spring")
    person.press(ids.LAB_RUN)
    assert ("spring",) == runs_of(person, "lisbon")

    # "And if they read it the other way?" Every screen follows, and the log tells of it.
    person.press("lab.readings.off_retention.stays")
    assert "reading_set off_retention, stays" == lab.happened[-1]
    person.press("lab.readings.off_retention.falls")

    # The run was a slip: it is taken back, whole, and what was sent before it stays.
    person.press(ids.LAB_UNDO)
    assert "Undone: the training run “spring”." in lab.says
    assert () == runs_of(person, "lisbon")
    assert "Two more days in Lisbon." in person.chat.transcript

    # The next person: Home, a profile of their own, and not one event in it.
    first = printed_outcomes(tmp_path / "profile")
    person.press(ids.LAB_RESET)
    assert "Clean for the next person. Profile profile-2, 0 events." in lab.says
    person.key(F2)
    assert person.home.is_open
    assert not person.home.offers_to_go_on
    person.program.window.activateWindow()
    person.tab_to(ids.HOME_START)
    person.press(ids.HOME_START)
    assert [True, True] == [person.notice.is_open, person.notice.switch]

    # What the first one did is where it was, and says what it said.
    with Reader.read(tmp_path / "profile") as ledger:
        assert "1" == ledger.last_walkthrough()
    assert first == printed_outcomes(tmp_path / "profile")
