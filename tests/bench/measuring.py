"""Measuring something beside its yardstick, both taken in turns."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple

import pytest
from pytest_benchmark.fixture import BenchmarkFixture


class Row(NamedTuple):
    """One line of the table, its cells as they are printed."""

    what: str
    middle: str
    most: str
    nearly_all: str
    yardstick: str
    ratio: str
    bar: str


TITLES = Row("what", "50 %", "95 %", "99 %", "yardstick", "ratio", "bar")
ROWS = pytest.StashKey[list[Row]]()


class Measure:
    """Times work and its yardstick in turns, and puts both in the table."""

    def __init__(self, benchmark: BenchmarkFixture, rows: list[Row]) -> None:
        self._benchmark, self._rows = benchmark, rows

    def __call__(
        self,
        what: str,
        work: Callable[[], object],
        yardstick: Callable[[], object],
        against: str,
        *,
        rounds: int,
        bar: str = "",
        before: Callable[[], object] | None = None,
    ) -> None:
        """Take the work so many times, `before` and the yardstick ahead of each, untimed.

        `against` says what the yardstick is, `bar` what is asked for.
        """
        yards: list[float] = []

        def ready() -> None:
            if before is not None:
                before()
            start = perf_counter()
            yardstick()
            yards.append(perf_counter() - start)

        self._benchmark.pedantic(work, setup=ready, rounds=rounds, warmup_rounds=1)
        if self._benchmark.stats is not None:
            taken = self._benchmark.stats.stats.data
            self._add(what, taken, yards[1:], against, bar)

    def _add(
        self, what: str, taken: list[float], yards: list[float], against: str, bar: str
    ) -> None:
        at = quantiles(taken, n=100) if len(taken) > 1 else taken * 99
        few, yard = len(taken) < 20, median(yards)
        self._rows.append(
            Row(
                what,
                shown(at[49]),
                "" if few else shown(at[94]),
                "" if few else shown(at[98]),
                f"{against}: {shown(yard)}",
                f"{median(taken) / yard:.2f}",
                bar,
            )
        )


def shown(seconds: float) -> str:
    """So many seconds as the table has them."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1000:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"
