"""Labels of the axis of time: enough of them to tell the years, and none that reads as another."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from consentlab.look.kit import Kit
from consentlab.widgets.ticks import place_labels
from consentlab.widgets.timescale import TimeScale

DAYS = st.integers(0, 3000)


def at(year: int, month: int, day: int) -> datetime:
    """Ten in the morning, UTC."""
    return datetime(year, month, day, 10, tzinfo=UTC)


def labels(kit: Kit, scale: TimeScale, wide: int, *, rtl: bool = False) -> list[tuple[str, QRect]]:
    """What is written along an axis of that width, and where."""
    axis = QRect(12, 20, wide, 4)
    within = QRect(0, 0, wide + 24, 40)
    return [
        (str(tick.at.year) if tick.label == "year" else f"{tick.at:%b}", where)
        for tick, where in place_labels(kit, scale, axis, within, rtl=rtl)
    ]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("wide", range(300, 1400, 100))
def test_the_first_year_beyond_the_fold_is_told(kit: Kit, wide: int, rtl: bool) -> None:
    """However near to a month it is, and however few have room."""
    scale = TimeScale(at(2025, 7, 3), at(2025, 11, 6), at(2025, 11, 20), at(2032, 5, 1))
    told = [text for text, _ in labels(kit, scale, wide, rtl=rtl)]
    assert "2026" in told


def test_where_no_year_begins_beyond_the_fold_the_end_is_told(kit: Kit) -> None:
    """Else the rest of the axis would have no label at all."""
    scale = TimeScale(at(2025, 1, 3), at(2025, 11, 12), at(2025, 11, 12), at(2025, 12, 23))
    (text, where) = labels(kit, scale, 900)[-1]
    assert ("2026", True) == (text, where.right() <= 924)


@pytest.mark.parametrize("wide", range(400, 1400, 100))
def test_the_first_year_is_told_before_the_start(kit: Kit, wide: int) -> None:
    """Where there is room for one of them: months after it would be of no year."""
    look = at(2030, 11, 5)
    scale = TimeScale(at(2025, 7, 3), at(2025, 11, 6), look, at(2032, 5, 1))
    assert "2026" in [text for text, _ in labels(kit, scale, wide)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAYS, DAYS, st.integers(300, 1400))
def test_a_month_and_a_year_never_read_as_one_date(
    kit: Kit, before: int, after: int, wide: int
) -> None:
    """Between two labels of different kinds there is more room than a space."""
    present = at(2025, 11, 6)
    first = datetime.fromtimestamp(present.timestamp() - before * 86_400, UTC)
    last = datetime.fromtimestamp(present.timestamp() + after * 86_400, UTC)
    told = labels(kit, TimeScale(first, present, present, last), wide)
    apart = [
        right.left() - left.right()
        for (one, left), (other, right) in pairwise(told)
        if one.isdigit() is not other.isdigit()
    ]
    assert all(gap >= kit.metrics("caption").horizontalAdvance("m") for gap in apart)
