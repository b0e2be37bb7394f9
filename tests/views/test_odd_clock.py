"""The computer's clock jumps: order and outcomes come from the ledger and from simulated time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from consentlab import ids
from pages import Person, printed_outcomes

JUMPS = (
    datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2038, 1, 20, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
)


class JumpingClock:
    """A clock that is set ahead and back between any two readings, its monotonic side too."""

    def __init__(self) -> None:
        self._walls = cycle(JUMPS)
        self._monotonic = cycle((5, 0, 2**62))

    def wall(self) -> datetime:
        """Some time of day."""
        return next(self._walls)

    def monotonic(self) -> int:
        """Some nanoseconds."""
        return next(self._monotonic)


def test_a_clock_that_jumps_changes_nothing(start: Callable[..., Person], tmp_path: Path) -> None:
    """What is shown is that of a steady clock, now and at the next start; the walls are kept."""
    seen = []
    for name, clock in (("steady", {}), ("jumping", {"clock": JumpingClock()})):
        person = start("came-back", profile=tmp_path / name, **clock)
        person.chat.send("What time is it?")
        person.settings.privacy.turn_off()
        person.settings.close()
        person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
        shown = person.chats.said, person.chat.transcript, person.clock.look, person.acts()
        person.restart()
        again = person.chats.said, person.chat.transcript, person.clock.look, person.acts()
        assert shown == again
        seen.append((shown, printed_outcomes(tmp_path / name)))
        if clock:
            assert set(JUMPS) == {row.wall for row in person.rows()}
        person.quit()
    assert seen[0] == seen[1]
