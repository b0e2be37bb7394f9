"""The grid of cards: keys, presses, what an assistive technology does, and the room it takes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from consentlab.automation.drawn import parts, texts
from consentlab.look.kit import Kit
from consentlab.widgets.scenariocard import CardRole
from consentlab.widgets.scenariolist import ScenarioList
from kits import make_kit

KEY = Qt.Key
SHORT, LONG = "A few words.", "Many more words than fit side by side into one card of this width."


def cards(kit: Kit, qtbot: QtBot, columns: int = 3, line: str = SHORT) -> ScenarioList:
    """Seven cards, a to g, in a grid of 900 pixels; the first one is current."""
    made = ScenarioList(kit, "home.scenarios", "Scenarios")
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    for name in "abcdefg":
        item = QStandardItem()
        for role, value in {
            CardRole.ID: name, CardRole.TITLE: f"Card {name}", CardRole.LINE: line,
            CardRole.GROUP: "Group",
        }.items():  # fmt: skip
            item.setData(value, int(role))
        model.appendRow(item)
    made.setModel(model)
    made.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if kit.rtl else Qt.LayoutDirection.LeftToRight
    )
    made.resize(901, 1600)
    made.arrange(columns, 16, 901, tight=False)
    choose(made, "a")
    made.show()
    made.setFocus()
    return made


def choose(made: ScenarioList, name: str) -> None:
    """Make this card the current one."""
    index = made.model().index("abcdefg".index(name), 0)
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    made.selectionModel().setCurrentIndex(index, flag)


def places(made: ScenarioList) -> list[QRect]:
    """The cells of the grid."""
    return [made.visualRect(made.model().index(n, 0)) for n in range(7)]


@pytest.mark.parametrize(
    ("start", "key", "expected"),
    [
        ("a", KEY.Key_Right, "b"),
        ("c", KEY.Key_Right, "d"),
        ("d", KEY.Key_Left, "c"),
        ("a", KEY.Key_Left, "a"),
        ("g", KEY.Key_Right, "g"),
        ("a", KEY.Key_Down, "d"),
        ("d", KEY.Key_Up, "a"),
        ("b", KEY.Key_Up, "b"),
        ("e", KEY.Key_Down, "e"),
        ("c", KEY.Key_Home, "a"),
        ("c", KEY.Key_End, "g"),
    ],
)
def test_arrows_move_in_the_grid(
    kit: Kit, qtbot: QtBot, start: str, key: Qt.Key, expected: str
) -> None:
    """To the neighbour, from the end of a row to the next, no further than the ends."""
    made = cards(kit, qtbot)
    choose(made, start)
    qtbot.keyClick(made, key)
    assert expected == made.chosen


def test_arrows_follow_the_direction_of_words(qtbot: QtBot) -> None:
    """Left is the next one where words run to the left."""
    made = cards(make_kit(language="pseudo-rtl"), qtbot)
    qtbot.keyClick(made, KEY.Key_Left)
    assert "b" == made.chosen
    assert places(made)[1].x() < places(made)[0].x()


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter])
def test_enter_starts_the_current_card_once(kit: Kit, qtbot: QtBot, key: Qt.Key) -> None:
    """Either Enter of the keyboard."""
    made = cards(kit, qtbot)
    started: list[str] = []
    made.started.connect(started.append)
    choose(made, "e")
    qtbot.keyClick(made, key)
    assert ["e"] == started


def test_a_press_chooses_and_a_second_one_starts(kit: Kit, qtbot: QtBot) -> None:
    """One press alone starts nothing."""
    made = cards(kit, qtbot)
    started: list[str] = []
    made.started.connect(started.append)
    where = places(made)[1].center()
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert ("b", []) == (made.chosen, started)
    qtbot.mouseDClick(made.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert ["b"] == started


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        (QPoint(20, 20), Qt.KeyboardModifier.ControlModifier),
        (QPoint(890, 1590), Qt.KeyboardModifier.NoModifier),
    ],
)
def test_one_card_is_always_chosen(
    kit: Kit, qtbot: QtBot, where: QPoint, keys: Qt.KeyboardModifier
) -> None:
    """Whether the chosen one is pressed with Ctrl, or what is no card."""
    made = cards(kit, qtbot)
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, keys, where)
    assert ["a"] == [index.data(CardRole.ID) for index in made.selectedIndexes()]


def test_what_an_assistive_technology_selects_is_current(kit: Kit, qtbot: QtBot) -> None:
    """It selects only; the card is then current, and asks to be seen."""
    made = cards(kit, qtbot)
    index = made.model().index(3, 0)
    with qtbot.waitSignal(made.revealed) as told:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        made.selectionModel().select(index, flag)
    assert "d" == made.chosen
    assert [made.visualRect(index)] == told.args


def test_keys_ask_to_see_their_card_and_presses_do_not(kit: Kit, qtbot: QtBot) -> None:
    """A press that moved what is under it would make the second one hit another card."""
    made = cards(kit, qtbot)
    revealed: list[QRect] = []
    made.revealed.connect(revealed.append)
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=places(made)[4].center())
    assert [] == revealed
    qtbot.keyClick(made, KEY.Key_Right)
    assert [places(made)[5]] == revealed


@pytest.mark.parametrize("columns", [1, 3, 4])
def test_cards_share_the_width(kit: Kit, qtbot: QtBot, columns: int) -> None:
    """All are equally wide, so many to a row, and none is cut."""
    made = cards(kit, qtbot, columns)
    rows = [place.y() for place in places(made)]
    assert [columns] * (7 // columns) == [rows.count(y) for y in sorted(set(rows))][: 7 // columns]
    assert {900 // columns} == {place.width() for place in places(made)}
    assert all(made.viewport().rect().contains(place) for place in places(made))


def test_it_asks_for_the_height_that_its_words_need(kit: Kit, qtbot: QtBot) -> None:
    """Words that wrap make every row higher by whole lines."""
    lower = cards(kit, qtbot, 4).minimumHeight()
    higher = cards(kit, qtbot, 4, LONG).minimumHeight()
    assert 0 == (higher - lower) % (2 * kit.line("body"))
    assert higher > lower


def test_it_never_scrolls_by_itself(kit: Kit, qtbot: QtBot) -> None:
    """That is for the page to do."""
    made = cards(kit, qtbot, 3, LONG)
    assert 0 == made.verticalScrollBar().maximum()


def test_the_ring_is_its_own(kit: Kit, qtbot: QtBot) -> None:
    """It is drawn with the card, inside the cell, so that it is there from the start."""
    made = cards(kit, qtbot)
    qtbot.waitUntil(made.hasFocus)
    card = places(made)[0]
    ring = kit.color("border.focus")
    x = card.x() + made.itemDelegate().gap // 2 - 3  # type: ignore[attr-defined]
    assert ring == made.grab().toImage().pixelColor(x, card.center().y())
    assert "own" == made.property("ring")


def test_words_keep_their_order_where_others_run_to_the_left(qtbot: QtBot) -> None:
    """A figure at the beginning stays there, and a full stop at the end."""
    made = cards(make_kit(language="pseudo-rtl"), qtbot, line="18 months, or 72 hours.")
    drawn = [text.words for text in texts(parts(made))]
    assert "18 months, or 72 hours." in drawn
