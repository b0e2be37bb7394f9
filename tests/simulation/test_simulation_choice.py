"""The choice and the notice that asks for it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from consentlab.events import (
    Served,
    VariantSet,
    WalkthroughStarted,
)
from consentlab.policy.history import (
    AcceptedTerms,
    Chosen,
    Deferred,
)
from consentlab.replaying import replay
from consentlab.scenario import Scenario
from consentlab.simulation import Refused, Simulation
from consentlab.variant import AS_REPORTED
from simulations import (
    GATE,
    NOT_ASKED,
    OTHER,
    PAST_DEADLINE,
    Begin,
    on_disk,
    restarted,
    stored,
)
from walkthroughs import (
    DAY,
    DEADLINE_PASSED,
    NOTICE_DUE,
    SECOND,
    day,
    scenario,
    settled,
)


def test_accepting_stores_terms_and_choice_at_one_instant(begin: Begin) -> None:
    """One transaction, one act."""
    simulation = begin()
    simulation.accept(True)
    at, version = NOTICE_DUE + SECOND, simulation.state.scenario.pack.version
    assert [AcceptedTerms(at, version), Chosen(at, True, "notice")] == stored(simulation)
    assert ("settled", "on") == (
        simulation.state.notice,
        simulation.state.outcome().account.setting,
    )


def test_without_a_choice_the_settings_can_choose_either_way(begin: Begin) -> None:
    """The switch is not set yet."""
    for allow in (True, False):
        simulation = begin()
        simulation.choose(allow)
        assert [Chosen(NOTICE_DUE + SECOND, allow, "settings")] == stored(simulation)


def test_serving_records_variant_and_version_and_is_no_act(begin: Begin) -> None:
    """What was shown can be told from the log alone."""
    simulation = begin(look=NOTICE_DUE + DAY)
    simulation.serve("notice")
    version = simulation.state.scenario.pack.version
    served = Served(at=NOTICE_DUE + DAY, surface="notice", variant="as-reported", version=version)
    assert (served, NOTICE_DUE, None) == (
        stored(simulation)[-1],
        simulation.state.present,
        simulation.state.last_act,
    )


def test_another_variant_holds_from_then_on_and_is_remembered_whole(begin: Begin) -> None:
    """The file that it came from is not needed any more."""
    simulation = begin()
    simulation.set_variant(OTHER)
    simulation.serve("notice")
    assert [VariantSet(NOTICE_DUE, "other", OTHER), "other"] == [
        event.variant if isinstance(event, Served) else event for event in stored(simulation)
    ]
    assert OTHER == simulation.state.variant == on_disk(simulation).variant


def test_a_walkthrough_that_was_stored_without_its_variant_asks_as_reported(begin: Begin) -> None:
    """Older ledgers have the name alone, which could only be one."""
    simulation = begin()
    rows = simulation.ledger.entries()
    assert isinstance(rows[0].event, WalkthroughStarted)
    old = [replace(rows[0], event=replace(rows[0].event, notice=None)), *rows[1:]]
    assert AS_REPORTED == replay(old).variant


def test_what_changed_is_told_by_every_result(begin: Begin) -> None:
    """The screen before against the screen after."""
    result = begin(settled(True)).choose(False)
    assert result.changes is not None
    moved = {(move.before, move.after): move.chats for move in result.changes.training}
    assert {("eligible", "withdrawn"): ("lisbon",), ("dormant", "off"): ("bread",)} == moved


def test_what_outcomes_do_not_depend_on_changes_nothing(begin: Begin) -> None:
    """There is nothing to tell then."""
    simulation = begin(PAST_DEADLINE)
    for result in (simulation.put_notice_aside(), simulation.set_variant(OTHER)):
        assert result.changes is None


def notice(simulation: Simulation) -> tuple[str, bool]:
    """The notice's status, and whether it stands on the screen."""
    return simulation.state.notice, simulation.state.notice_open


@pytest.mark.parametrize(
    ("of", "look", "expected"),
    [
        (scenario(), None, ("due", True)),
        (scenario(), NOTICE_DUE - SECOND, ("not-due", False)),
        (scenario(), datetime(2025, 9, 28, 23, 59, tzinfo=UTC), ("due", True)),
        (scenario(), datetime(2025, 9, 29, tzinfo=UTC), ("must-choose", True)),
        (PAST_DEADLINE, None, ("must-choose", True)),
        (settled(False), None, ("settled", False)),
        (scenario(day("2025-08-01")), None, ("not-due", False)),
        (scenario(plan="team"), None, ("not-due", False)),
        (NOT_ASKED, None, ("not-due", False)),
    ],
)
def test_the_notice_stands_when_it_is_due_at_the_look(
    begin: Begin, of: Scenario, look: datetime | None, expected: tuple[str, bool]
) -> None:
    """And never while looking back."""
    assert expected == notice(begin(of, look))


def test_put_off_it_comes_back_on_the_next_simulated_day(begin: Begin) -> None:
    """Midnight is in UTC, and it can be put off again."""
    simulation = begin()
    simulation.defer()
    assert notice(simulation) == ("due", False)
    assert [Deferred(NOTICE_DUE + SECOND, "notice")] == stored(simulation)
    simulation.look_at(datetime(2025, 9, 10, 23, 59, tzinfo=UTC))
    assert notice(simulation) == ("due", False)
    simulation.look_at(datetime(2025, 9, 11, tzinfo=UTC))
    assert notice(simulation) == ("due", True)
    simulation.defer()
    assert notice(simulation) == ("due", False)


def test_put_off_it_comes_back_at_the_next_start(begin: Begin) -> None:
    """Not now is no answer."""
    simulation = begin()
    simulation.defer()
    assert notice(restarted(simulation)) == ("due", True)


def test_putting_it_off_can_be_undone(begin: Begin) -> None:
    """It stands there again, on the same day."""
    simulation = begin()
    simulation.defer()
    simulation.undo()
    assert notice(simulation) == ("due", True)
    simulation.defer()
    simulation.delete("lisbon")
    simulation.undo()
    assert notice(simulation) == ("due", False)


def test_put_off_it_does_not_stay_away_after_the_deadline(begin: Begin) -> None:
    """The gate is not put off with it."""
    simulation = begin()
    simulation.defer()
    simulation.look_at(DEADLINE_PASSED)
    assert notice(simulation) == ("must-choose", True)


def test_put_aside_the_gate_still_holds_and_is_back_at_the_next_start(begin: Begin) -> None:
    """Reading first is not stored."""
    simulation = begin(PAST_DEADLINE)
    simulation.put_notice_aside()
    assert (("must-choose", False), []) == (notice(simulation), stored(simulation))
    with pytest.raises(Refused, match=GATE):
        simulation.send("lisbon", "Hello")
    assert notice(restarted(simulation)) == ("must-choose", True)
    simulation.bring_notice_back()
    assert notice(simulation) == ("must-choose", True)


def test_put_aside_once_it_is_back_when_the_choice_is_undone(begin: Begin) -> None:
    """The next person to be asked sees it."""
    simulation = begin(PAST_DEADLINE)
    simulation.put_notice_aside()
    simulation.choose(True)
    assert notice(simulation) == ("settled", False)
    simulation.undo()
    assert notice(simulation) == ("must-choose", True)
