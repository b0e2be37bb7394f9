"""Rows of a comparison: their heights, their two halves, and the scale above them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from consentlab.automation.drawn import parts, texts
from consentlab.look.kit import Kit
from consentlab.widgets.chatrow import Row
from consentlab.widgets.comparerow import Cell, CompareRow, CompareRowDelegate
from consentlab.widgets.comparescale import columns
from kits import make_kit

USED = Cell("On", "eligible", "Can be used", "5 years", ", until 5 Nov 2030", share=1.0)
OFF = Cell("Off", "off", "Switched off", "30 days", ", until 4 Dec 2025", share=0.17)
TAGGED = msgspec.structs.replace(OFF, tag="feedback", tag_icon="thumb-up")
ROW: dict[int, Any] = {
    Row.ID: "lisbon",
    Row.TITLE: "Weekend in Lisbon",
    Row.ICON: "chat",
    CompareRow.LEFT: USED,
    CompareRow.RIGHT: OFF,
    CompareRow.NOTE: "",
}


def view(kit: Kit, qtbot: QtBot, width: int, row: dict[int, Any] = ROW) -> QListView:
    """A list of this row."""
    made = QListView()
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    item = QStandardItem()
    for role, value in row.items():
        item.setData(value, int(role))
    model.appendRow(item)
    made.setModel(model)
    made.setItemDelegate(CompareRowDelegate(kit, made))
    made.setFrameShape(QListView.Shape.NoFrame)
    made.resize(width, 400)
    return made


def picture(made: QListView) -> QImage:
    """What the list looks like."""
    return made.grab().toImage()


@pytest.mark.parametrize(
    ("scale", "width", "row", "high"),
    [
        (1.0, 1414, ROW, 62),
        (1.0, 998, ROW, 50),
        (1.0, 1414, ROW | {CompareRow.RIGHT: TAGGED}, 62),
        (1.0, 998, ROW | {CompareRow.NOTE: "the same on both sides"}, 50),
        (1.0, 700, ROW, 78),
        (2.0, 998, ROW, 344),
    ],
)
def test_heights(qtbot: QtBot, scale: float, width: int, row: dict[int, Any], high: int) -> None:
    """Less where room is short, a line more where the words need it, one column at 200 %."""
    assert high == view(make_kit(scale=scale), qtbot, width, row).sizeHintForRow(0)


def test_a_long_title_takes_a_second_line_before_it_is_cut(kit: Kit, qtbot: QtBot) -> None:
    """Between words; what is longer still ends in dots."""
    drawn = []
    for words in (5, 40):
        made = view(kit, qtbot, 998, ROW | {Row.TITLE: " ".join(["letter"] * words)})
        made.show()
        drawn.append([text.words for text in texts(parts(made)) if "letter" in text.words])
    assert [2, 2] == [len(lines) for lines in drawn]
    assert ("letter", "…") == (drawn[0][1][-6:], drawn[1][1][-1])


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_said_is_drawn(qtbot: QtBot, language: str, scale: float) -> None:
    """Each part makes a difference that can be seen, on either side."""
    kit = make_kit(language=language, scale=scale)
    changed: list[dict[str, Any]] = [
        {"status": "off"}, {"word": "Another"}, {"strong": "2 years"}, {"rest": ", until 2031"},
        {"ended": True}, {"share": 0.5}, {"tag": "flagged", "tag_icon": "safety"},
    ]  # fmt: skip
    rows: list[dict[int, Any]] = [
        ROW,
        ROW | {Row.TITLE: "Another"},
        ROW | {Row.ICON: "coding"},
        ROW | {CompareRow.NOTE: "the same on both sides"},
    ]
    for side in (CompareRow.LEFT, CompareRow.RIGHT):
        rows += [ROW | {side: msgspec.structs.replace(ROW[side], **part)} for part in changed[1:]]
        rows.append(ROW | {side: Cell("On", "", "not there")})
    rows.append(ROW | {CompareRow.LEFT: msgspec.structs.replace(USED, **changed[0])})
    pictures = [picture(view(kit, qtbot, 1000, row)) for row in rows]
    assert all(a != b for a in pictures for b in pictures if a is not b)


def test_equal_sides_mirror_each_other(kit: Kit, qtbot: QtBot) -> None:
    """The bars grow from the middle: what is filled lies at equal distances from it."""
    made = picture(view(kit, qtbot, 1400, ROW | {CompareRow.LEFT: OFF}))
    bar = kit.color("copy.chat").rgb()
    ratio = made.width() / 1400
    y = round((62 - 12 - 4) * ratio)
    filled = [x for x in range(made.width()) if made.pixel(x, y) == bar]
    assert abs((made.width() - 1 - filled[-1]) - filled[0]) <= 2 * ratio
    room = columns(kit, 1400)
    assert abs(len(filled) / ratio - 2 * 0.17 * room.half) <= 8
