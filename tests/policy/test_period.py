"""Periods: what is a duration, and where one ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentlab.policy.period import LONGEST_YEARS, Period, parse


def instant(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "months", "rest"),
    [
        ("P5Y", 60, timedelta()),
        ("P18M", 18, timedelta()),
        ("P1Y6M", 18, timedelta()),
        ("P30D", 0, timedelta(days=30)),
        ("P2W", 0, timedelta(days=14)),
        ("PT72H", 0, timedelta(days=3)),
        ("PT5M", 0, timedelta(minutes=5)),
        ("P1M2DT3H4M5S", 1, timedelta(days=2, hours=3, minutes=4, seconds=5)),
        ("P0D", 0, timedelta()),
        ("P1000Y", 12000, timedelta()),
    ],
)
def test_durations(text: str, months: int, rest: timedelta) -> None:
    """A duration is calendar months and elapsed time, and keeps how it was written."""
    assert parse(text) == Period(text, months, rest)


@pytest.mark.parametrize(
    "text",
    [
        *("", "P", "PT", "P1YT", "5Y", "P5", "PY", "p5y", " P5Y", "P5Y ", "P5Y\n", "-P5Y", "P-5Y"),
        *("P1.5Y", "P1,5D", "P5D1Y", "P1H", "PT1D", "PT1Y", "P1Y2Y", "P٣D", "until-deleted"),
        "5 years",
    ],
)
def test_no_durations(text: str) -> None:
    """Whatever is not a duration of whole numbers is refused."""
    with pytest.raises(ValueError, match="is not an ISO 8601 duration"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["P1001Y", "P12001M", "P365001D", "PT99999999999H", "P99999999999999W"]
)
def test_too_long(text: str) -> None:
    """No period may lead out of the calendar."""
    with pytest.raises(ValueError, match=f"longer than {LONGEST_YEARS} years"):
        parse(text)


def test_thousands_of_digits() -> None:
    """A number that Python itself would refuse to read is no duration either."""
    with pytest.raises(ValueError, match="is not an ISO 8601 duration"):
        parse(f"P{'9' * 5000}D")


@pytest.mark.parametrize(
    ("start", "text", "end"),
    [
        ("2025-09-02T10:00:00", "P5Y", "2030-09-02T10:00:00"),
        ("2028-02-29T10:00:00", "P1Y", "2029-02-28T10:00:00"),
        ("2028-02-29T10:00:00", "P4Y", "2032-02-29T10:00:00"),
        ("2025-08-31T23:59:59", "P1M", "2025-09-30T23:59:59"),
        ("2025-01-31T00:00:00", "P1M", "2025-02-28T00:00:00"),
        ("2024-01-31T00:00:00", "P1M", "2024-02-29T00:00:00"),
        ("2025-12-31T12:00:00", "P1M", "2026-01-31T12:00:00"),
        ("2025-11-30T12:00:00", "P3M", "2026-02-28T12:00:00"),
        ("2025-09-10T10:00:00", "P18M", "2027-03-10T10:00:00"),
        ("2025-10-15T10:00:00", "P30D", "2025-11-14T10:00:00"),
        ("2024-02-28T10:00:00", "P1D", "2024-02-29T10:00:00"),
        ("2025-10-25T22:00:00", "PT72H", "2025-10-28T22:00:00"),
        ("2025-08-31T10:00:00", "P1M1D", "2025-10-01T10:00:00"),
        ("2025-08-31T10:00:00.000001", "P0D", "2025-08-31T10:00:00.000001"),
    ],
)
def test_ends(start: str, text: str, end: str) -> None:
    """Years and months by the calendar, the day clamped; then days and hours as elapsed time."""
    assert instant(end) == parse(text).after(instant(start))


INSTANTS = st.integers(0, 200 * 365 * 86_400_000_000).map(
    lambda microseconds: instant("2000-01-01") + timedelta(microseconds=microseconds)
)
"""Instants of the years that scenarios may use."""


@given(INSTANTS, st.integers(0, 12 * LONGEST_YEARS))
def test_months_keep_the_time_of_day(start: datetime, months: int) -> None:
    """Months lead to the month that many later, at the same time, on the day or the last one."""
    end = parse(f"P{months}M").after(start)
    assert (start.year * 12 + start.month + months) == (end.year * 12 + end.month)
    assert start.timetz() == end.timetz()
    clamped = (end + timedelta(days=1)).day == 1
    assert end.day == start.day or (end.day < start.day and clamped)


@given(INSTANTS, st.integers(0, 200), st.integers(0, 11))
def test_a_year_is_twelve_months(start: datetime, years: int, months: int) -> None:
    """Both ways of writing a period end at the same instant."""
    same = parse(f"P{12 * years + months}M").after(start)
    assert parse(f"P{years}Y{months}M").after(start) == same


@given(INSTANTS, st.integers(0, 100_000), st.integers(0, 100_000))
def test_days_and_hours_are_elapsed_time(start: datetime, days: int, hours: int) -> None:
    """Days and hours do not look at the calendar."""
    end = parse(f"P{days}DT{hours}H").after(start)
    assert timedelta(days=days, hours=hours) == end - start


@given(INSTANTS, INSTANTS, st.sampled_from(["P5Y", "P18M", "P1M", "P30D", "PT72H", "P1000Y"]))
def test_dates_stay_in_order(one: datetime, other: datetime, text: str) -> None:
    """What begins on a later day never ends on an earlier one."""
    first, last = sorted((one, other))
    period = parse(text)
    assert period.after(first).date() <= period.after(last).date()
    assert period.after(first) >= first
