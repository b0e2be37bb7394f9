"""The axis of time: places and instants belong together, in order, with room for both parts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentlab.widgets.timescale import AHEAD, NEAR, TimeScale


def at(year: int, month: int, day: int = 1) -> datetime:
    """Ten in the morning, UTC."""
    return datetime(year, month, day, 10, tzinfo=UTC)


# hypothesis takes the bounds without a zone and adds it itself.
FIRST, LAST = (datetime(year, 1, 1) for year in (2000, 2201))  # noqa: DTZ001
INSTANTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    """Any four instants of a scenario."""
    return TimeScale(*(draw(INSTANTS) for _ in range(4)))


STAGE = TimeScale(at(2025, 8, 28), at(2025, 11, 6), at(2025, 11, 12), at(2032, 5))


@given(scales(), st.integers(0, 200 * 366 * 24 * 60))
def test_an_instant_has_one_place_and_a_place_one_instant(scale: TimeScale, minute: int) -> None:
    """To the minute, there and back again."""
    instant = scale.at(minute % (scale.length + 1))
    found = scale.instant(scale.fraction(instant))
    assert abs(found - instant) <= timedelta(minutes=1)
    assert instant == scale.at(scale.minutes(instant))


@given(scales(), INSTANTS, INSTANTS)
def test_later_is_never_nearer_to_the_start(
    scale: TimeScale, one: datetime, other: datetime
) -> None:
    """Not at the fold either."""
    early, late = sorted((one, other))
    assert 0.0 <= scale.fraction(early) <= scale.fraction(late) <= 1.0


@given(INSTANTS, INSTANTS, INSTANTS, INSTANTS)
def test_present_and_look_are_among_the_months(
    first: datetime, present: datetime, look: datetime, last: datetime
) -> None:
    """What a person works with is on the wide part."""
    scale = TimeScale(first, present, look, last)
    near = NEAR if scale.fold else 1.0
    assert max(scale.fraction(present), scale.fraction(look)) <= near


@given(scales(), st.floats(0.02, 0.5))
def test_ticks_are_in_order_with_room_between(scale: TimeScale, least: float) -> None:
    """As many as there is room for labels."""
    ticks = scale.ticks(least)
    places = [tick.fraction for tick in ticks]
    assert places == sorted(places)
    assert ("start", 0.0) == (ticks[0].label, places[0])
    assert len(ticks) <= 3 + 2 / least * 1.2


def test_the_fold_lies_four_weeks_beyond_present_and_look() -> None:
    """At 62 of 100."""
    assert at(2025, 11, 12) + AHEAD == STAGE.fold
    assert pytest.approx(NEAR) == STAGE.fraction(at(2025, 11, 12) + AHEAD)


def test_it_begins_with_a_month_and_ends_with_a_year() -> None:
    """The first label is a month's, the last stretch a whole year."""
    ends = (STAGE.start, STAGE.end)
    assert (datetime(2025, 8, 1, tzinfo=UTC), datetime(2033, 1, 1, tzinfo=UTC)) == ends


def test_months_then_years() -> None:
    """The ruler of the stage: Aug to Dec, the fold, 2026 to 2032."""
    ticks = STAGE.ticks(0.05)
    labels = [str(tick.at.year) if tick.label == "year" else f"{tick.at:%b}" for tick in ticks]
    years = [str(year) for year in range(2026, 2033)]
    assert ["Aug", "Sep", "Oct", "Nov", "Dec", *years] == labels
    years_apart = [b.fraction - a.fraction for a, b in pairwise(ticks[5:])]
    assert max(years_apart) - min(years_apart) < 0.001


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (at(2026, 5), ["2026", "Apr", "Jul", "Oct"]),
        (at(2027, 5), ["2026", "Jul", "2027", "Jul"]),
        (at(2028, 5), ["2026", "2027", "2028"]),
    ],
)
def test_few_years_beyond_the_fold_have_parts(last: datetime, told: list[str]) -> None:
    """Else most of that part of the axis would be blank."""
    scale = TimeScale(at(2025, 8, 28), at(2025, 11, 6), at(2025, 11, 12), last)
    ticks = [tick for tick in scale.ticks(0.04) if scale.fold and tick.at > scale.fold]
    assert told == [f"{tick.at:%Y}" if tick.label == "year" else f"{tick.at:%b}" for tick in ticks]


def test_there_is_no_fold_where_nothing_lies_beyond() -> None:
    """Then the months have the whole axis."""
    scale = TimeScale(at(2025, 8), at(2025, 11), at(2025, 11), at(2025, 11, 5))
    assert (None, 1.0) == (scale.fold, scale.fraction(at(2026, 1)))


def test_instants_outside_are_moved_to_the_ends() -> None:
    """A mark that lies outside is drawn at the end."""
    assert (0.0, 1.0) == (STAGE.fraction(at(2001, 1)), STAGE.fraction(at(2199, 1)))


def test_equal_scales_are_equal() -> None:
    """So that views can see whether anything has changed."""
    again = TimeScale(at(2025, 8, 28), at(2025, 11, 6), at(2025, 11, 12), at(2032, 5))
    other = TimeScale(at(2025, 8, 28), at(2025, 11, 6), at(2025, 12, 12), at(2032, 5))
    assert STAGE == again
    assert hash(STAGE) == hash(again)
    assert STAGE != other
