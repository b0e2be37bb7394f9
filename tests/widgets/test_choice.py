"""A choice on a card and a box to tick behave as Qt's own do, and show their state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.look.tokens import ThemeName
from consentlab.widgets.choice import MOVES, Choice, Tick
from kits import make_kit

LEFT = Qt.MouseButton.LeftButton
MAKERS = {"choice": Choice, "tick": Tick}
ROLES = {"choice": QAccessible.Role.RadioButton, "tick": QAccessible.Role.CheckBox}


@pytest.fixture(params=MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each of the two."""
    assert isinstance(request.param, str)
    return request.param


def make(kind: str, kit: Kit, qtbot: QtBot, words: str = "Research & more") -> QAbstractButton:
    """One of them, on the screen."""
    made: QAbstractButton = MAKERS[kind](kit, f"signup.{kind}", words)
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.show()
    return made


def picture(button: QWidget) -> QImage:
    """What it looks like with the mouse elsewhere."""
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    return button.grab().toImage()


def test_a_click_anywhere_counts(kind: str, kit: Kit, qtbot: QtBot) -> None:
    """On the mark, on the words, and behind them."""
    for across in (2, 150, 297):
        button = make(kind, kit, qtbot)
        QTest.mouseClick(button, LEFT, pos=QPoint(across, button.height() // 2))
        assert button.isChecked()


def test_assistive_technology_meets_what_it_knows(kind: str, kit: Kit, qtbot: QtBot) -> None:
    """A radio button or a check box, by its words, with its id."""
    button = make(kind, kit, qtbot)
    interface = QAccessible.queryAccessibleInterface(button)
    assert (ROLES[kind], "Research & more", f"signup.{kind}") == (
        interface.role(),
        interface.text(QAccessible.Text.Name),
        button.objectName(),
    )


def inside_the_mark(button: QWidget) -> set[int]:
    """The colours in the middle of dot or box."""
    image = picture(button)
    left = 14 if isinstance(button, Choice) else 0
    middle = image.height() // 2
    place = [(x, y) for x in range(left + 6, left + 14) for y in range(middle - 4, middle + 4)]
    return {image.pixel(x, y) for x, y in place}


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_state_is_seen_in_shape_too(kind: str, theme: ThemeName, qtbot: QtBot) -> None:
    """A dot or a tick, not only another colour."""
    button = make(kind, make_kit(theme), qtbot)
    assert 1 == len(inside_the_mark(button))
    button.setChecked(True)
    assert 1 < len(inside_the_mark(button))


def test_it_is_mirrored(kind: str, kit: Kit, qtbot: QtBot) -> None:
    """Where words run from right to left."""
    button = make(kind, kit, qtbot)
    before = picture(button)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert before != picture(button)


def test_long_words_beside_a_box_wrap(kit: Kit, qtbot: QtBot) -> None:
    """They are never cut."""
    tick = make("tick", kit, qtbot, "I accept the terms and the privacy policy " * 3)
    assert tick.heightForWidth(300) > 2 * tick.heightForWidth(3000) > 0


class Row(QWidget):
    """What has several choices, and is told of the keys that they leave alone."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note the key."""
        self.keys.append(event.key())


def test_moving_keys_are_for_whoever_has_all_choices(kit: Kit, qtbot: QtBot) -> None:
    """Qt's own moving would pick nothing while nothing is picked. Space picks."""
    row = Row()
    qtbot.addWidget(row)
    one, other = (Choice(kit, f"signup.plan.{n}", "Plan", row) for n in "ab")
    row.show()
    for key in MOVES:
        QTest.keyClick(one, key)
    assert (list(MOVES), False, False) == (row.keys, one.isChecked(), other.isChecked())
    QTest.keyClick(one, Qt.Key.Key_Space)
    assert one.isChecked()
