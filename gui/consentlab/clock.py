"""The system's clock, as an object that is handed in. Nothing else in the program reads it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the ledger asks for the time. Tests hand in one that stands still."""

    def wall(self) -> datetime:
        """The time of day, an aware instant in UTC."""

    def monotonic(self) -> int:
        """Nanoseconds that never go back, from a start that means nothing."""


class SystemClock:
    """The clock of this computer."""

    def wall(self) -> datetime:
        """The time of day in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> int:
        """Nanoseconds since some start, unmoved by changes of the time of day."""
        return time.monotonic_ns()
