"""What cannot be done when, and what a failure leaves behind."""

from __future__ import annotations

from datetime import datetime

import pytest

from consentlab.ledger import Ledger, LedgerError, Reader
from consentlab.scenario import Scenario
from consentlab.simulation import Refused, Simulation
from simulations import (
    ACTING,
    BACK,
    GATE,
    NOT_ASKED,
    OTHER,
    PAST_DEADLINE,
    Act,
    Begin,
    on_disk,
    shown,
    status,
    stored,
)
from walkthroughs import (
    DAY,
    DEADLINE_PASSED,
    NOTICE_DUE,
    SECOND,
    scenario,
    settled,
)

BESIDE: dict[str, Act] = {
    "serve": lambda s: s.serve("settings"),
    "look at": lambda s: s.look_at(NOTICE_DUE + DAY),
    "set reading": lambda s: s.set_reading("off_retention", "stays"),
    "set variant": lambda s: s.set_variant(OTHER),
    "note": lambda s: s.note("pressed", "chat.send", None, "mouse"),
}
"""Everything else that is stored. None of it moves the present."""


REFUSED: list[tuple[str, Scenario, datetime | None, Act, str]] = [
    *((f"{name} while looking back", scenario(), NOTICE_DUE - SECOND, act, BACK)
      for name, act in ACTING.items()),
    *((f"{name} at the gate", PAST_DEADLINE, None, ACTING[name], GATE)
      for name in ("send", "create chat", "rate")),
    ("send where the look meets the gate", scenario(), DEADLINE_PASSED, ACTING["send"], GATE),
    ("defer at the gate", PAST_DEADLINE, None, ACTING["defer"], "To go on, a choice is needed."),
    ("defer unasked", settled(True), None, ACTING["defer"], "There is no notice to answer."),
    ("accept unasked", settled(False), None, ACTING["accept"], "There is no notice to answer."),
    ("accept without a notice", NOT_ASKED, None, ACTING["accept"], "There is no notice to answer."),
    ("put aside no gate", scenario(), None, lambda s: s.put_notice_aside(),
     "There is no gate to put aside."),
    ("on while on", settled(True), None, lambda s: s.choose(True), "The switch is on already."),
    ("off while off", settled(False), None, lambda s: s.choose(False),
     "The switch is off already."),
    ("on while on from the start", NOT_ASKED, None, lambda s: s.choose(True),
     "The switch is on already."),
    ("send to nobody", scenario(), None, lambda s: s.send("nobody", "Hello"),
     "There is no chat nobody."),
    ("send to a chat to come", scenario(), None, lambda s: s.send("later", "Hello"),
     "There is no chat later."),
    *((f"{name} a deleted chat", scenario(), None, act, "This chat was deleted.") for name, act in {
        "send to": lambda s: s.send("gone", "Hello"),
        "rate": lambda s: s.rate("gone", "up"),
        "delete": lambda s: s.delete("gone"),
        "flag": lambda s: s.flag("gone"),
        "review": lambda s: s.review("gone"),
    }.items()),
    ("send nothing", scenario(), None, lambda s: s.send("lisbon", ""),
     "There is nothing to send yet."),
    ("begin with blanks", scenario(), None, lambda s: s.create_chat(" \n\t"),
     "There is nothing to send yet."),
    ("an unknown plan", scenario(), None, lambda s: s.change_plan("gold"),
     "There is no plan gold."),
    ("the plan it has", scenario(), None, lambda s: s.change_plan("free"),
     "The plan is Free already."),
    ("a run twice", scenario(), None, lambda s: s.start_run("summer"),
     "There is a training run summer already."),
    ("an unknown reading", scenario(), None, lambda s: s.set_reading("mood", "good"),
     "There is no reading mood = good."),
    ("an unknown value", scenario(), None, lambda s: s.set_reading("off_retention", "rises"),
     "There is no reading off_retention = rises."),
    ("undo nothing", scenario(), None, lambda s: s.undo(), "There is nothing to undo."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("of", "look", "act", "sentence"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_done_is_refused_in_a_sentence_and_nothing_is_stored(
    begin: Begin, of: Scenario, look: datetime | None, act: Act, sentence: str
) -> None:
    """The simulation itself refuses, not only the screen."""
    simulation = begin(of, look)
    before, rows = simulation.state, stored(simulation)
    with pytest.raises(Refused) as refused:
        act(simulation)
    assert sentence == str(refused.value)
    assert simulation.state is before
    assert rows == stored(simulation)


@pytest.mark.parametrize("name", ["accept", "choose", "delete"])
def test_choosing_and_deleting_stay_possible_at_the_gate(begin: Begin, name: str) -> None:
    """The gate stops what sends something."""
    simulation = begin(PAST_DEADLINE)
    ACTING[name](simulation)
    assert simulation.state.present == DEADLINE_PASSED + SECOND


def test_after_the_choice_the_gate_is_open(begin: Begin) -> None:
    """Either choice opens it."""
    simulation = begin(PAST_DEADLINE)
    simulation.accept(False)
    simulation.send("lisbon", "At last")
    assert status(simulation, "lisbon") == "off"


@pytest.mark.parametrize("act", [*ACTING.values(), *BESIDE.values()], ids=[*ACTING, *BESIDE])
def test_an_event_is_on_disk_before_the_state_changes(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, act: Act
) -> None:
    """Another connection reads it while the old state still stands."""
    simulation = begin()
    before, append = simulation.state, simulation.ledger.append
    seen = []

    def watched(*args: object) -> None:
        assert simulation.state is before
        append(*args)  # type: ignore[arg-type]  # what it was given
        with Reader.read(simulation.ledger.path.parent) as reader:
            seen.append((simulation.state is before, len(reader.entries()) > 1))

    monkeypatch.setattr(simulation.ledger, "append", watched)
    act(simulation)
    assert [(True, True)] == seen


@pytest.mark.parametrize("act", [*ACTING.values(), *BESIDE.values()], ids=[*ACTING, *BESIDE])
def test_what_cannot_be_written_does_not_happen_until_it_can(begin: Begin, act: Act) -> None:
    """A failure loses nothing and stops nothing."""
    simulation = begin()
    before = simulation.state
    simulation.ledger._db.execute("PRAGMA query_only = ON")
    with pytest.raises(LedgerError, match="read-only"):
        act(simulation)
    assert simulation.state is before
    simulation.ledger._db.execute("PRAGMA query_only = OFF")
    act(simulation)
    assert shown(simulation) == on_disk(simulation)


def test_a_walkthrough_that_cannot_be_written_does_not_begin(ledger: Ledger) -> None:
    """There is no start without its row."""
    ledger._db.execute("PRAGMA query_only = ON")
    with pytest.raises(LedgerError):
        Simulation.start(ledger, scenario())
    assert [] == ledger.entries()
