"""Periods: ISO 8601 durations, counted in UTC."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, timedelta

import msgspec

UNTIL_DELETED = "until-deleted"
"""How a copy that is kept until its owner deletes it names its period."""

LONGEST_YEARS = 1000
"""The longest period that a pack may name; it keeps every end inside the calendar."""

_SHAPE = re.compile(
    r"P(?=\d|T)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?",
    re.ASCII,
)


class Period(msgspec.Struct, frozen=True):
    """A length of time: calendar months, then elapsed time.

    `text` is the duration as it was written, and how outcomes print it.
    """

    text: str
    months: int
    rest: timedelta

    def after(self, instant: datetime) -> datetime:
        """The end of this period when it begins at `instant`.

        Months go by the calendar: the time of day is kept, the day is clamped
        (31 August + 1 month = 30 September). Days and hours are elapsed time.
        """
        if self.months:
            month0 = instant.month - 1 + self.months
            year, month = instant.year + month0 // 12, month0 % 12 + 1
            try:
                instant = instant.replace(year, month)
            except ValueError:
                instant = instant.replace(year, month, monthrange(year, month)[1])
        return instant + self.rest


def parse(text: str) -> Period:
    """Read an ISO 8601 duration of whole numbers, such as `P5Y`, `P30D` or `PT72H`.

    Raises ValueError if it is none, or longer than LONGEST_YEARS.
    """
    shape = _SHAPE.fullmatch(text)
    # The bound on the length keeps int() from meeting thousands of digits.
    if not shape or len(text) > 40:
        raise ValueError(f"{text[:40]!r} is not an ISO 8601 duration")
    years, months, weeks, days, hours, minutes, seconds = (int(n or 0) for n in shape.groups())
    too_long = ValueError(f"{text!r} is longer than {LONGEST_YEARS} years")
    try:
        rest = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        raise too_long from None
    months += 12 * years
    if months > 12 * LONGEST_YEARS or rest > timedelta(days=365 * LONGEST_YEARS):
        raise too_long
    return Period(text, months, rest)
