"""The moderator's acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from consentlab.events import (
    LedgerEvent,
)
from consentlab.policy.history import (
    Flagged,
    PlanChanged,
    Reviewed,
    RunStarted,
)
from consentlab.simulation import Refused
from consentlab.variant import AS_REPORTED
from simulations import (
    ACTING,
    Act,
    Begin,
    on_disk,
    shown,
    stored,
)
from walkthroughs import (
    NOTICE_DUE,
    SECOND,
    settled,
)


@pytest.mark.parametrize(
    ("act", "event"),
    [
        (lambda s: s.start_run("autumn"), lambda at: RunStarted(at, "autumn")),
        (lambda s: s.start_run(), lambda at: RunStarted(at, "run-2")),
        (lambda s: s.flag("lisbon"), lambda at: Flagged(at, "lisbon")),
        (lambda s: s.review("lisbon"), lambda at: Reviewed(at, "lisbon")),
        (lambda s: s.change_plan("team"), lambda at: PlanChanged(at, "team")),
    ],
)
def test_the_moderators_acts_are_acts(
    begin: Begin, act: Act, event: Callable[[datetime], LedgerEvent]
) -> None:
    """At the instant of an act like any other."""
    simulation = begin()
    act(simulation)
    assert event(NOTICE_DUE + SECOND) == simulation.state.history.events[-1]


def test_a_run_takes_in_what_is_eligible(begin: Begin) -> None:
    """And a later choice does not take it out."""
    simulation = begin(settled(True))
    simulation.start_run("autumn")
    simulation.choose(False)
    outcome = simulation.state.chat_outcome("lisbon")
    assert outcome is not None
    assert ("withdrawn", ("autumn",)) == (outcome.training, outcome.runs)


def test_a_reading_is_another_policy_over_the_same_history(begin: Begin) -> None:
    """It is an assumption, and no act."""
    simulation = begin(settled(True))
    simulation.choose(False)
    history = simulation.state.history
    until = {}
    for value in ("falls", "stays"):
        simulation.set_reading("off_retention", value)
        outcome = simulation.state.chat_outcome("lisbon")
        assert outcome is not None
        until[value] = outcome.retention.period
    assert ({"falls": "P30D", "stays": "P5Y"}, history) == (until, simulation.state.history)


def test_setting_what_is_set_is_not_stored(begin: Begin) -> None:
    """Nothing has happened."""
    simulation = begin()
    simulation.set_reading("off_retention", "falls")
    simulation.set_variant(AS_REPORTED)
    assert [] == stored(simulation)


@pytest.mark.parametrize("act", ACTING.values(), ids=list(ACTING))
def test_undoing_an_act_gives_the_state_before_it(begin: Begin, act: Act) -> None:
    """All of its events, in the live state and on disk."""
    simulation = begin()
    simulation.rate("bread", "down")
    before = simulation.state
    act(simulation)
    simulation.undo()
    assert before == shown(simulation) == on_disk(simulation)


def test_undoing_goes_back_act_by_act(begin: Begin) -> None:
    """Until there is none."""
    simulation = begin()
    states = [simulation.state]
    for act in (ACTING["accept"], ACTING["create chat"], ACTING["delete"]):
        act(simulation)
        states.append(simulation.state)
    for before in reversed(states[:-1]):
        simulation.undo()
        assert before == simulation.state
    with pytest.raises(Refused, match="nothing to undo"):
        simulation.undo()


def test_after_undoing_the_same_instant_can_be_acted_at_and_undone_again(begin: Begin) -> None:
    """What was undone once stays out of it."""
    simulation = begin()
    start = simulation.state
    for _ in range(2):
        simulation.create_chat("Trams")
        simulation.undo()
    assert start == simulation.state == on_disk(simulation)


def test_undoing_removes_nothing_from_the_ledger(begin: Begin) -> None:
    """It adds what the history skips."""
    simulation = begin()
    simulation.accept(True)
    simulation.undo()
    kinds = [type(event).__name__ for event in stored(simulation)]
    assert kinds == ["AcceptedTerms", "Chosen", "Retracted", "Retracted"]
