"""The wide button that says what is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.fieldbutton import FieldButton
from kits import make_kit


@pytest.fixture
def field(kit: Kit, qtbot: QtBot) -> FieldButton:
    """A field that has something chosen."""
    made = FieldButton(kit, "compare.left", "Left side")
    qtbot.addWidget(made)
    made.show_choice("Salt & pepper", "chat")
    return made


def test_it_is_named_by_what_it_is_for_and_what_is_chosen(field: FieldButton) -> None:
    """Whole, where the words are cut, and with its ampersand."""
    assert "Left side: Salt & pepper" == field.accessibleName()
    assert "Salt & pepper" == field.toolTip()
    assert "compare.left" == field.accessibleIdentifier()


def test_it_is_pressed_like_any_button(field: FieldButton, qtbot: QtBot) -> None:
    """By mouse and by key."""
    field.show()
    with qtbot.waitSignal(field.clicked):
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(field.clicked):
        QTest.keyClick(field, Qt.Key.Key_Space)


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_what_is_chosen_is_drawn(qtbot: QtBot, language: str) -> None:
    """Words and icon; cut words look cut."""
    made = FieldButton(make_kit(language=language), "compare.left", "Left side")
    qtbot.addWidget(made)
    made.resize(200, made.sizeHint().height())
    pictures = []
    for text, icon in (("On", "chat"), ("Off", "chat"), ("On", "coding"), ("On" * 40, "chat")):
        made.show_choice(text, icon)
        pictures.append(made.grab().toImage())
    assert all(a != b for a in pictures for b in pictures if a is not b)
    assert made.minimumSizeHint().width() < 200 < made.sizeHint().width()


def test_cut_words_keep_what_they_end_with(kit: Kit, qtbot: QtBot) -> None:
    """What two sides differ in may come last: "Earlier chats: fall to 30 days"."""
    made = FieldButton(kit, "compare.left", "Left side")
    qtbot.addWidget(made)
    made.resize(200, made.sizeHint().height())
    pictures = []
    for end in ("fall to 30 days", "stay 5 years"):
        made.show_choice(f"What becomes of earlier chats when switched off: {end}", "assumption")
        pictures.append(made.grab().toImage())
    assert pictures[0] != pictures[1]
