"""The segmented control: exactly one is picked, arrows move, Tab stops once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consentlab.automation.drawn import parts as parts_of
from consentlab.automation.drawn import texts
from consentlab.look.kit import Kit
from consentlab.widgets.segmented import Segmented
from kits import make_kit

OPTIONS = [("chat", "Chat", "chat.parts.chat"), ("why", "Why", None), ("time", "Timeline", None)]


@pytest.fixture
def parts(kit: Kit, qtbot: QtBot) -> Segmented:
    """The parts of a chat, the first one picked."""
    made = Segmented(kit, "chat.parts", "Part of the chat", OPTIONS)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("start", "key", "expected"),
    [
        ("chat", Qt.Key.Key_Right, "why"),
        ("why", Qt.Key.Key_Left, "chat"),
        ("chat", Qt.Key.Key_Left, "chat"),
        ("time", Qt.Key.Key_Right, "time"),
        ("chat", Qt.Key.Key_Down, "why"),
        ("time", Qt.Key.Key_Up, "why"),
        ("why", Qt.Key.Key_End, "time"),
        ("why", Qt.Key.Key_Home, "chat"),
    ],
)
def test_arrows_move(
    parts: Segmented, qtbot: QtBot, start: str, key: Qt.Key, expected: str
) -> None:
    """To the neighbour, and no further than the ends; picked is told once."""
    parts.show_value(start)
    picked: list[str] = []
    parts.picked.connect(picked.append)
    segment = next(s for s in parts.segments if s.isChecked())
    qtbot.keyClick(segment, key)
    assert expected == parts.value
    assert ([expected] if expected != start else []) == picked


def test_arrows_follow_the_direction_of_words(parts: Segmented, qtbot: QtBot) -> None:
    """Left is the next one where words run to the left."""
    parts.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(parts.segments[0], Qt.Key.Key_Left)
    assert "why" == parts.value


def test_a_click_picks_and_tells_once(parts: Segmented, qtbot: QtBot) -> None:
    """A second click on the same one changes nothing."""
    picked: list[str] = []
    parts.picked.connect(picked.append)
    for _ in range(2):
        qtbot.mouseClick(parts.segments[2], Qt.MouseButton.LeftButton)
    assert (["time"], "time") == (picked, parts.value)
    assert [False, False, True] == [segment.isChecked() for segment in parts.segments]


def test_showing_a_value_tells_nobody(parts: Segmented) -> None:
    """Rendering is no act of a person."""
    picked: list[str] = []
    parts.picked.connect(picked.append)
    parts.show_value("why")
    assert ("why", []) == (parts.value, picked)


def test_an_unknown_value_is_an_error(parts: Segmented) -> None:
    """It would otherwise show the wrong one."""
    with pytest.raises(KeyError):
        parts.show_value("nowhere")


def test_tab_stops_at_the_picked_one_only(parts: Segmented) -> None:
    """From there arrows go on."""
    parts.show_value("why")
    stops = [bool(s.focusPolicy() & Qt.FocusPolicy.TabFocus) for s in parts.segments]
    assert [False, True, False] == stops


def test_every_segment_has_an_id_and_a_name(parts: Segmented) -> None:
    """Its own id, or one made of the control's and its value."""
    found = [(s.objectName(), s.accessibleName()) for s in parts.segments]
    expected = [
        ("chat.parts.chat", "Chat"),
        ("chat.parts.why", "Why"),
        ("chat.parts.time", "Timeline"),
    ]
    assert expected == found


def test_dates_stay_in_order_where_words_run_to_the_left(qtbot: QtBot) -> None:
    """The day comes before the month, as in the words themselves."""
    made = Segmented(
        make_kit(language="pseudo-rtl"), "lab.readings.day", "Day", [("a", "28 Sep 2025", None)]
    )
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(made)
    made.show()
    assert ["28 Sep 2025"] == [text.words for text in texts(parts_of(made))]
