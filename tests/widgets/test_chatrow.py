"""Rows of the list of chats: their heights, and what they leave out."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.chatrow import ChatRowDelegate, Row
from kits import make_kit

CHAT: dict[Row, Any] = {
    Row.ID: "lisbon",
    Row.TITLE: "Weekend in Lisbon",
    Row.ICON: "chat",
    Row.DATE: "5 Nov",
    Row.STATUS: "eligible",
    Row.STATUS_WORD: "Can be used",
    Row.STRONG: "5 years",
    Row.REST: ", until 5 Nov 2030",
    Row.ENDED: False,
}
ALSO = {Row.ALSO: "Training too, because of feedback", Row.ALSO_ICON: "thumb-up"}


def view(kit: Kit, qtbot: QtBot, width: int, *rows: dict[Row, Any]) -> QListView:
    """A list of these rows."""
    made = QListView()
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    for row in rows:
        item = QStandardItem()
        for role, value in row.items():
            item.setData(value, int(role))
        model.appendRow(item)
    made.setModel(model)
    made.setItemDelegate(ChatRowDelegate(kit, made))
    made.resize(width, 400)
    return made


def height(made: QListView) -> int:
    """The height of the first row."""
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, made.width(), 0)
    return made.itemDelegate().sizeHint(option, made.model().index(0, 0)).height() - 2


def picture(made: QListView) -> QImage:
    """What the list looks like."""
    return made.grab().toImage()


@pytest.mark.parametrize(
    ("scale", "width", "row", "high"),
    [
        (1.0, 344, CHAT, 68),
        (1.0, 344, CHAT | ALSO, 90),
        (1.0, 200, CHAT, 96),
        (2.0, 900, CHAT, 136),
        (1.0, 344, CHAT | {Row.BARE: True}, 38),
    ],
)
def test_heights(qtbot: QtBot, scale: float, width: int, row: dict[Row, Any], high: int) -> None:
    """With the two pixels to the next row: 70, and 92 with a second line."""
    made = view(make_kit(scale=scale), qtbot, width, row)
    assert high == height(made)


def test_hidden_outcomes_leave_no_trace_in_the_row(kit: Kit, qtbot: QtBot) -> None:
    """A study that hides them hides them to the last pixel."""
    hidden = {Row.BARE: True}
    told = view(kit, qtbot, 344, CHAT | ALSO | hidden)
    plain = view(kit, qtbot, 344, {r: CHAT[r] for r in (Row.TITLE, Row.ICON, Row.DATE)} | hidden)
    assert picture(plain) == picture(told)


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_what_is_said_is_drawn(qtbot: QtBot, language: str) -> None:
    """Each role makes a difference that can be seen."""
    kit = make_kit(language=language)
    pictures = [
        picture(view(kit, qtbot, 344, row))
        for row in (
            CHAT,
            CHAT | ALSO,
            CHAT | {Row.STATUS: "off"},
            CHAT | {Row.ENDED: True},
            CHAT | {Row.TITLE: "Another"},
            CHAT | {Row.DATE: "6 Nov"},
        )
    ]
    assert all(a != b for a in pictures for b in pictures if a is not b)
