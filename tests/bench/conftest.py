"""All benchmarks are one table.

Run them with `pytest tests/bench --benchmark-enable`, on a machine that does nothing else. They
print, and decide nothing: machines differ and their clocks move, so the ratio counts.
"""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bench.measuring import ROWS, TITLES, Measure, Row
from consentlab.present import table


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> list[Row]:
    """The rows of the table."""
    return request.config.stash.setdefault(ROWS, [])


@pytest.fixture
def measure(benchmark: BenchmarkFixture, rows: list[Row]) -> Measure:
    """Measures one thing beside its yardstick."""
    return Measure(benchmark, rows)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table."""
    rows = config.stash.get(ROWS, [])
    if rows:
        terminalreporter.section("each beside its yardstick, taken in turns")
        terminalreporter.write_line(table(TITLES, rows))
