"""Starting, looking, and going on after a restart."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from consentlab.events import (
    Pressed,
    WalkthroughStarted,
)
from consentlab.ledger import Ledger
from consentlab.policy.history import (
    Account,
    Deleted,
    Feedback,
)
from consentlab.replaying import Unfit, replay
from consentlab.simulation import Refused, Simulation
from consentlab.state import LAST
from simulations import OTHER, PAST_DEADLINE, Begin, on_disk, restarted, stored
from walkthroughs import (
    DAY,
    NOTICE_DUE,
    SECOND,
    scenario,
    settled,
)


def test_a_walkthrough_starts_at_the_scenarios_instant(begin: Begin) -> None:
    """Present and look are one."""
    state = begin().state
    assert (NOTICE_DUE, NOTICE_DUE, None, "1") == (
        state.present,
        state.look,
        state.last_act,
        state.walkthrough,
    )


def test_it_can_be_looked_at_from_another_instant(ledger: Ledger) -> None:
    """From the first moment on."""
    later = datetime(2026, 1, 1, tzinfo=UTC)
    simulation = Simulation.start(ledger, scenario(), at=later)
    assert (NOTICE_DUE, later) == (simulation.state.present, simulation.state.look)
    assert simulation.state == on_disk(simulation)


def test_its_start_says_everything_that_it_depends_on(ledger: Ledger) -> None:
    """Scenario, pack and variant whole, so that files may change later."""
    made = scenario()
    Simulation.start(ledger, made, variant=OTHER, mode="pilot", about={"scale": 2.0})
    event = ledger.entries()[0].event
    assert isinstance(event, WalkthroughStarted)
    assert (made, "claude-2025-08", 64, "other", OTHER, "pilot", {"scale": 2.0}) == (
        event.scenario,
        event.pack,
        len(event.pack_hash),
        event.variant,
        event.notice,
        event.mode,
        event.about,
    )


def test_every_walkthrough_of_a_profile_has_an_id_of_its_own(begin: Begin) -> None:
    """Also of one scenario."""
    assert ["1", "2", "3"] == [begin().state.walkthrough for _ in range(3)]


def test_every_act_has_an_instant_of_its_own(begin: Begin) -> None:
    """A turn and a later choice never share one."""
    simulation = begin()
    for n, chat in enumerate(("lisbon", "bread", "secret"), 1):
        simulation.send(chat, "And then?")
        state = simulation.state
        assert [NOTICE_DUE + n * SECOND] * 3 == [state.present, state.look, state.last_act]


def test_acting_while_looking_ahead_moves_the_present_there(begin: Begin) -> None:
    """Time has passed when something happens in it."""
    simulation = begin(look=NOTICE_DUE + DAY)
    assert simulation.state.present == NOTICE_DUE
    simulation.rate("lisbon", "up")
    assert simulation.state.present == NOTICE_DUE + DAY
    assert Feedback(NOTICE_DUE + DAY, "lisbon", "up") == simulation.state.history.events[-1]


def test_acting_less_than_a_second_ahead_takes_the_second(begin: Begin) -> None:
    """The look follows."""
    simulation = begin(look=NOTICE_DUE + SECOND / 2)
    simulation.rate("lisbon", "up")
    assert simulation.state.present == NOTICE_DUE + SECOND


def test_looking_moves_nothing_else(begin: Begin) -> None:
    """Neither back nor ahead, and it is remembered."""
    simulation = begin()
    before = simulation.state
    for instant in (NOTICE_DUE - 30 * DAY, NOTICE_DUE + 3000 * DAY):
        simulation.look_at(instant)
        assert replace(before, look=instant) == simulation.state == on_disk(simulation)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (datetime(1066, 10, 14, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)),
        (datetime(3000, 1, 1, tzinfo=UTC), LAST),
        (datetime.fromisoformat("2026-01-01T02:00:00+02:00"), datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_look_is_kept_in_utc_and_within_the_years_known(
    begin: Begin, asked: datetime, given: datetime
) -> None:
    """The years of scenario files."""
    look = begin(look=asked).state.look
    assert (given, UTC) == (look, look.tzinfo)


def test_an_instant_without_a_time_zone_is_a_mistake_of_the_caller(begin: Begin) -> None:
    """Who asks a person for one, says so to them."""
    with pytest.raises(ValueError, match="time zone"):
        begin().look_at(datetime(2026, 1, 1))  # noqa: DTZ001  # that is the point


def test_looking_where_one_looks_already_is_not_stored(begin: Begin) -> None:
    """A slider that is only touched moves nothing."""
    simulation = begin()
    assert simulation.look_at(NOTICE_DUE).changes is None
    assert [] == stored(simulation)


def test_the_last_instant_is_the_last_act(begin: Begin) -> None:
    """After it there is no time left."""
    simulation = begin(settled(True), look=LAST)
    simulation.send("lisbon", "Still there?")
    with pytest.raises(Refused, match="ends with the year 2200"):
        simulation.send("lisbon", "And now?")


def test_there_may_be_nothing_to_go_on_with(ledger: Ledger) -> None:
    """A press on Home is no walkthrough."""
    assert Simulation.resume(ledger) is None
    ledger.append(None, Pressed(None, "home.start"))
    assert Simulation.resume(ledger) is None


def test_the_walkthrough_last_worked_in_goes_on_or_the_one_named(begin: Begin) -> None:
    """Several scenarios may be under way."""
    first, second = begin(), begin(PAST_DEADLINE)
    assert restarted(first).state == second.state
    first.send("lisbon", "Back again")
    assert restarted(second).state == first.state
    again = Simulation.resume(first.ledger, "2")
    assert again is not None
    assert again.state == second.state


def test_events_that_do_not_fit_together_are_damage(begin: Begin) -> None:
    """The ledger is set aside, and a fresh one starts."""
    simulation = begin()
    simulation.ledger.append("1", Deleted(NOTICE_DUE, "nobody"))
    assert Simulation.resume(simulation.ledger) is None
    assert simulation.ledger.set_aside is not None
    assert [] == simulation.ledger.entries()
    assert begin().state.walkthrough == "1"


def test_a_scenario_that_no_file_could_hold_is_damage(ledger: Ledger) -> None:
    """What is embedded is checked as a file would be."""
    of = scenario()
    unknown = replace(of.history, account=Account("gold", NOTICE_DUE))
    Simulation.start(ledger, replace(of, history=unknown))
    with pytest.raises(Unfit, match='plan "gold" is unknown, expected one of free'):
        replay(ledger.entries())
