"""Rows of the list of chats: their heights, and what they leave out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from consentlab.automation.drawn import parts, texts
from consentlab.look.kit import Kit
from consentlab.widgets.chatrow import ChatLine, ChatRowDelegate, Row
from consentlab.widgets.relayout import Relayout
from kits import make_kit

CHAT = ChatLine(
    title="Weekend in Lisbon",
    icon="chat",
    date="5 Nov",
    status="eligible",
    status_word="Can be used",
    strong="5 years",
    rest=", until 5 Nov 2030",
)
ALSO = replace(CHAT, also="Training too, because of feedback", also_icon="thumb-up")


def view(kit: Kit, qtbot: QtBot, width: int, *rows: ChatLine) -> QListView:
    """A list of these rows."""
    made = QListView()
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    for row in rows:
        item = QStandardItem()
        item.setData(row, int(Row.LINE))
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
        (1.0, 344, ALSO, 90),
        (1.0, 200, CHAT, 96),
        (2.0, 900, CHAT, 136),
        (1.0, 344, replace(CHAT, bare=True), 38),
    ],
)
def test_heights(qtbot: QtBot, scale: float, width: int, row: ChatLine, high: int) -> None:
    """With the two pixels to the next row: 70, and 92 with a second line."""
    made = view(make_kit(scale=scale), qtbot, width, row)
    assert high == height(made)


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_a_cut_title_ends_in_dots(qtbot: QtBot, language: str) -> None:
    """In its own direction: where words run from right to left, an English one still ends right."""
    title = "A radio play with one microphone, three voices and a bucket"
    kit = make_kit(language=language)
    made = view(kit, qtbot, 344, replace(CHAT, title=title))
    kit.dress(made)
    made.show()
    drawn = [text for text in texts(parts(made)) if text.words.strip("… ") in title]
    (dots,) = (text for text in drawn if text.words.endswith("…"))
    assert dots.ink.right() == max(text.ink.right() for text in drawn)


@pytest.mark.parametrize("width", [344, 220])
def test_a_second_line_is_never_cut(qtbot: QtBot, kit: Kit, width: int) -> None:
    """It wraps, and the row is higher."""
    also = "Training too, because of feedback · Safety work too, because flagged"
    made = view(kit, qtbot, width, replace(ALSO, also=also))
    made.show()
    drawn = " ".join(text.words.strip() for text in texts(parts(made)))
    assert also in drawn
    assert height(made) > height(view(kit, qtbot, width, ALSO))


def test_rows_follow_the_width_of_their_list(kit: Kit, qtbot: QtBot) -> None:
    """Where badges no longer fit side by side, the row is higher, though the list is not."""
    made = view(kit, qtbot, 344, CHAT, CHAT)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    Relayout(made)
    made.show()
    first = made.model().index(0, 0)
    heights = []
    for width in (344, 200, 344):
        made.resize(width, 400)
        QApplication.processEvents()
        heights.append(made.visualRect(first).height())
    assert [70, 98, 70] == heights


def test_hidden_outcomes_leave_no_trace_in_the_row(kit: Kit, qtbot: QtBot) -> None:
    """A study that hides them hides them to the last pixel."""
    told = view(kit, qtbot, 344, replace(ALSO, bare=True))
    plain = view(
        kit, qtbot, 344, ChatLine(title=CHAT.title, icon=CHAT.icon, date=CHAT.date, bare=True)
    )
    assert picture(plain) == picture(told)


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_what_is_said_is_drawn(qtbot: QtBot, language: str) -> None:
    """Each part makes a difference that can be seen."""
    kit = make_kit(language=language)
    pictures = [
        picture(view(kit, qtbot, 344, row))
        for row in (
            CHAT,
            ALSO,
            replace(CHAT, status="off"),
            replace(CHAT, ended=True),
            replace(CHAT, title="Another"),
            replace(CHAT, date="6 Nov"),
        )
    ]
    assert all(a != b for a in pictures for b in pictures if a is not b)


def test_a_title_is_cut_at_its_own_end(qtbot: QtBot) -> None:
    """Where words run to the left, the dots still follow what is left of one in English."""
    made = view(
        make_kit(language="pseudo-rtl"), qtbot, 200, replace(CHAT, title=f"A {CHAT.title}, twice")
    )
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.show()
    (title,) = [text.words for text in texts(parts(made)) if "Week" in text.words]
    assert ("A ", "…") == (title[:2], title[-1])
