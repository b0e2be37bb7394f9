"""The ruler: a slider whose value is an instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueInterface
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.ruler import Ruler
from consentlab.widgets.timescale import TimeScale

PRESENT = datetime(2025, 11, 6, 10, 30, 17, tzinfo=UTC)
LOOK = datetime(2025, 11, 12, 10, tzinfo=UTC)
DAY = timedelta(days=1)


def scale(look: datetime = LOOK) -> TimeScale:
    """From August 2025 to 2032."""
    start = datetime(2025, 8, 28, tzinfo=UTC)
    return TimeScale(start, PRESENT, look, datetime(2032, 5, 1, tzinfo=UTC))


@pytest.fixture
def ruler(kit: Kit, qtbot: QtBot) -> Ruler:
    """A ruler that looks from 12 November 2025."""
    made = Ruler(kit, "clock.slider", "Look from")
    qtbot.addWidget(made)
    made.resize(1200, made.sizeHint().height())
    made.show_time(scale(), LOOK, PRESENT)
    made.show()
    return made


@pytest.fixture
def told(ruler: Ruler) -> list[datetime]:
    """The instants that the ruler tells."""
    instants: list[datetime] = []
    ruler.instant_changed.connect(instants.append)
    return instants


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Right, LOOK + DAY),
        (Qt.Key.Key_Left, LOOK - DAY),
        (Qt.Key.Key_Up, LOOK + DAY),
        (Qt.Key.Key_Down, LOOK - DAY),
        (Qt.Key.Key_PageUp, datetime(2025, 12, 12, 10, tzinfo=UTC)),
        (Qt.Key.Key_PageDown, datetime(2025, 10, 12, 10, tzinfo=UTC)),
        (Qt.Key.Key_Home, datetime(2025, 8, 1, tzinfo=UTC)),
        (Qt.Key.Key_End, datetime(2033, 1, 1, tzinfo=UTC)),
    ],
)
def test_keys_move_the_look(
    ruler: Ruler, told: list[datetime], qtbot: QtBot, key: Qt.Key, expected: datetime
) -> None:
    """A day, a month by the calendar, or to an end."""
    qtbot.keyClick(ruler, key)
    assert [expected] == told


def test_a_month_on_from_its_last_day_is_the_last_day(
    ruler: Ruler, told: list[datetime], qtbot: QtBot
) -> None:
    """31 October and a month is 30 November."""
    ruler.show_time(scale(), datetime(2025, 10, 31, 10, tzinfo=UTC), PRESENT)
    qtbot.keyClick(ruler, Qt.Key.Key_PageUp)
    assert [datetime(2025, 11, 30, 10, tzinfo=UTC)] == told


def test_arrows_follow_the_direction_of_words(
    ruler: Ruler, told: list[datetime], qtbot: QtBot
) -> None:
    """Left is later where time runs to the left."""
    ruler.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(ruler, Qt.Key.Key_Left)
    assert [LOOK + DAY] == told


def test_time_is_mirrored_with_the_words(ruler: Ruler) -> None:
    """What lay on the left lies on the right."""
    there = ruler.x_of(LOOK)
    ruler.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert pytest.approx(ruler.width() - there) == ruler.x_of(LOOK)


def test_a_press_leads_to_the_day_that_lies_there(
    ruler: Ruler, told: list[datetime], qtbot: QtBot
) -> None:
    """At the time of day of the look: it moves by whole days."""
    goal = datetime(2025, 9, 20, 10, tzinfo=UTC)
    where = QPoint(round(ruler.x_of(goal)), ruler.axis().center().y())
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=where)
    assert [goal] == told


def test_a_press_near_the_present_is_the_present_itself(
    ruler: Ruler, told: list[datetime], qtbot: QtBot
) -> None:
    """To the second, so that it is the present and not before it."""
    where = QPoint(round(ruler.x_of(PRESENT)) + 3, ruler.axis().center().y())
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=where)
    assert [PRESENT] == told


def test_showing_times_tells_nobody(ruler: Ruler, told: list[datetime]) -> None:
    """Rendering is no act of a person."""
    ruler.show_time(scale(), PRESENT, PRESENT)
    assert ([], PRESENT) == (told, ruler.instant)


def test_the_scale_stays_while_the_thumb_is_held(ruler: Ruler, qtbot: QtBot) -> None:
    """Or the axis would run away under the mouse."""
    where = QPoint(round(ruler.x_of(LOOK)), ruler.axis().center().y())
    qtbot.mousePress(ruler, Qt.MouseButton.LeftButton, pos=where)
    length = ruler.maximum()
    later = datetime(2029, 1, 1, tzinfo=UTC)
    ruler.show_time(TimeScale(later, later, later, datetime(2090, 1, 1, tzinfo=UTC)), later, later)
    assert length == ruler.maximum()
    qtbot.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=where)
    assert (later, True) == (ruler.instant, ruler.maximum() != length)


def test_assistive_technology_can_set_and_hear_it(ruler: Ruler, told: list[datetime]) -> None:
    """Its value is a number; its description says the instant."""
    face = QAccessible.queryAccessibleInterface(ruler)
    value = face.valueInterface()
    assert isinstance(value, QAccessibleValueInterface)
    value.setCurrentValue(scale().minutes(LOOK + DAY))
    assert [LOOK + DAY] == told
    assert "13 Nov 2025, 10:00 UTC" == face.text(QAccessible.Text.Description)


def test_disabled_it_is_moved_by_nobody(ruler: Ruler, told: list[datetime]) -> None:
    """Nor by assistive technology, which Qt would let."""
    value = QAccessible.queryAccessibleInterface(ruler).valueInterface()
    assert isinstance(value, QAccessibleValueInterface)
    ruler.setEnabled(False)
    ruler.show_time(scale(), LOOK, PRESENT)
    value.setCurrentValue(scale().minutes(LOOK + DAY))
    assert (LOOK, []) == (ruler.instant, told)
    ruler.setEnabled(True)
    value.setCurrentValue(scale().minutes(LOOK + DAY))
    assert [LOOK + DAY] == told


def test_its_instant_needs_a_scale(kit: Kit, qtbot: QtBot) -> None:
    """It is an error, not a date out of nowhere."""
    bare = Ruler(kit, "clock.slider", "Look from")
    qtbot.addWidget(bare)
    with pytest.raises(RuntimeError):
        _ = bare.instant


@pytest.mark.parametrize("days", [(3, 5), (-3, -5), (-1, 1), (0, 2), (-40, 40)])
def test_signs_lie_beside_the_ring_and_each_other(ruler: Ruler, days: tuple[int, int]) -> None:
    """Each on its own side, as near as that allows; those that have room lie where they are."""
    marks = [
        (PRESENT + n * DAY, icon) for n, icon in zip(days, ("notice", "deadline"), strict=True)
    ]
    ruler.show_time(scale(), LOOK, PRESENT, marks)
    places = ruler.mark_places()
    ring = ruler.x_of(PRESENT)
    signs = sorted([ring, *places.values()])
    assert all(right - left >= 14 for left, right in pairwise(signs))
    for at, _ in marks:
        real, shown = ruler.x_of(at) - ring, places[at] - ring
        assert real * shown >= 0
        assert abs(real) <= abs(shown) + 0.001
        assert shown == pytest.approx(real) or abs(shown) < 40


@pytest.mark.parametrize("rtl", [False, True])
def test_no_sign_hangs_over_an_end(ruler: Ruler, rtl: bool) -> None:
    """Years ahead, the ring is so near the start that not both signs have room before it."""
    ruler.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    first, look = PRESENT - 70 * DAY, PRESENT + 9000 * DAY
    marks = [(first + DAY, "notice"), (first + 40 * DAY, "deadline")]
    ruler.show_time(TimeScale(first, PRESENT, look, look + 500 * DAY), look, PRESENT, marks)
    axis = ruler.axis()
    places = ruler.mark_places().values()
    assert len(places) < len(marks)
    assert all(axis.left() <= x <= axis.left() + axis.width() for x in places)
