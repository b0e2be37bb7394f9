"""The axis of time of the deck: months near the present, then a fold, then years. No Qt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

NEAR = 0.62
"""The part of the axis that shows months; the rest, beyond the fold, shows years."""

AHEAD = timedelta(weeks=4)
"""How far the months go on beyond the present and the look."""

_MINUTE = timedelta(minutes=1)
_MONTH = timedelta(days=30.44)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_PART_STEPS = (3, 6)
_YEAR_STEPS = (12, 24, 60, 120, 240, 600, 1200)


class Tick(msgspec.Struct, frozen=True):
    """A tick: its instant, its place (0 to 1), and what its label says.

    start: month and year; month: the month; year: the year.
    """

    at: datetime
    fraction: float
    label: Literal["start", "month", "year"]


class TimeScale:
    """Maps instants to places from 0 to 1, and back, in minutes since its start.

    It begins with the month of `first` and ends with the year of `last`. Up to `fold`
    it is even in time, and beyond it is even in time too, but much denser. Where nothing
    of note lies beyond the near part there is no fold (None) and it is even throughout.
    All instants are aware; those outside are moved to the nearer end.
    """

    def __init__(self, first: datetime, present: datetime, look: datetime, last: datetime) -> None:
        earliest = min(first, present, look).astimezone(UTC)
        self.start = datetime(earliest.year, earliest.month, 1, tzinfo=UTC)
        near = max(present, look).astimezone(UTC) + AHEAD
        self.end = datetime(max(last, near).astimezone(UTC).year + 1, 1, 1, tzinfo=UTC)
        self.fold: datetime | None = near
        if last <= near:
            self.fold, self.end = None, near
        self._near = (self.fold or self.end) - self.start
        self._far = self.end - near

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TimeScale) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[datetime, datetime | None, datetime]:
        return self.start, self.fold, self.end

    # ------------------------------------------------------------------ places

    def fraction(self, at: datetime) -> float:
        """The place of an instant, 0 to 1."""
        at = min(max(at, self.start), self.end)
        if self.fold is None:
            return (at - self.start) / self._near
        if at <= self.fold:
            return NEAR * ((at - self.start) / self._near)
        return NEAR + (1 - NEAR) * ((at - self.fold) / self._far)

    def instant(self, fraction: float) -> datetime:
        """The instant at a place, to the minute."""
        fraction = min(max(fraction, 0.0), 1.0)
        if self.fold is None:
            passed = self._near * fraction
        elif fraction <= NEAR:
            passed = self._near * (fraction / NEAR)
        else:
            passed = self._near + self._far * ((fraction - NEAR) / (1 - NEAR))
        return self.at(round(passed / _MINUTE))

    # ------------------------------------------------------------------ whole minutes

    @property
    def length(self) -> int:
        """The whole axis in minutes."""
        return (self.end - self.start) // _MINUTE

    def minutes(self, at: datetime) -> int:
        """Whole minutes from the start to an instant."""
        return (min(max(at, self.start), self.end) - self.start) // _MINUTE

    def at(self, minutes: int) -> datetime:
        """The instant so many minutes after the start."""
        return self.start + min(max(minutes, 0), self.length) * _MINUTE

    # ------------------------------------------------------------------ ticks

    def ticks(self, least: float) -> list[Tick]:
        """The ticks, in order, as many as leave `least` of the axis between two of them.

        The first is the start itself; near it are months, or years if there are too many.
        Beyond the fold are years, the first one always among them, if only at the very end;
        and quarters or halves where there are so few years that twice the room is left.
        """
        month = (NEAR if self.fold else 1.0) / (self._near / _MONTH)
        step = next((n for n in _MONTH_STEPS if n * month >= least), _MONTH_STEPS[-1])
        ticks = [Tick(self.start, 0.0, "start")]
        ticks += self._tick_at_months(step, self.start, self.fold or self.end)
        if self.fold is not None:
            month = (1 - NEAR) / (self._far / _MONTH)
            steps = [n for n in _PART_STEPS if n * month >= 2 * least]
            steps += [n for n in _YEAR_STEPS if n * month >= least]
            first = datetime(self.fold.year + 1, 1, 1, tzinfo=UTC)
            year = Tick(first, self.fraction(first), "year")
            others = self._tick_at_months([*steps, _YEAR_STEPS[-1]][0], self.fold, self.end)
            apart = [tick for tick in others if abs(tick.fraction - year.fraction) >= least]
            ticks += sorted([year, *apart], key=lambda tick: tick.at)
        return ticks

    def _tick_at_months(self, step: int, after: datetime, before: datetime) -> list[Tick]:
        """A tick every `step` months, strictly between the two instants."""
        number = (after.year * 12 + after.month - 1) // step * step
        ticks: list[Tick] = []
        while True:
            at = datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC)
            if at >= before:
                return ticks
            if at > after:
                ticks.append(Tick(at, self.fraction(at), "year" if at.month == 1 else "month"))
            number += step
