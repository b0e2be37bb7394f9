"""An overlay takes the focus, keeps it, gives it back, and disables what is behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.buttons import button
from consentlab.widgets.drawing import looks_disabled
from consentlab.widgets.overlay import EDGE, Overlay
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.toggle import SwitchRow
from kits import make_kit

LONG = "Allow new and resumed chats and coding sessions to be used to train models. " * 40


class Stage:
    """A window with two buttons behind and a notice over them."""

    def __init__(self, kit: Kit, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1024, 700)
        self.area = QWidget(self.window)
        self.area.setGeometry(0, 52, 1024, 648)
        self.behind = QWidget(self.area)
        self.behind.setGeometry(self.area.rect())
        column = QVBoxLayout(self.behind)
        self.first, self.second = QPushButton("first"), QPushButton("second")
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.overlay = Overlay(kit, "notice.dialog", "Notice", 600, self.area)
        self.text = Paragraph(kit, "body", "One sentence.")
        self.overlay.body.addWidget(self.text)
        self.switch = SwitchRow(kit, "notice.toggle", "You can help")
        self.overlay.body.addWidget(self.switch)
        self.accept = button(kit, "notice.accept", "Accept", "ink")
        self.overlay.foot.addWidget(self.accept)
        self.window.show()
        self.window.activateWindow()
        self.second.setFocus()

    def open(self) -> None:
        """Open the overlay over everything."""
        self.overlay.open_over([self.behind])


@pytest.fixture
def stage(kit: Kit, qtbot: QtBot) -> Stage:
    """The stage in the light theme, the second button focused."""
    return Stage(kit, qtbot)


def test_it_takes_the_focus_and_gives_it_back(stage: Stage, qtbot: QtBot) -> None:
    """To whatever had it before."""
    stage.open()
    assert stage.overlay.hasFocus()
    with qtbot.waitSignal(stage.overlay.closed):
        stage.overlay.shut()
    assert stage.second.hasFocus()


def test_the_first_tab_leads_to_the_first_control(stage: Stage, qtbot: QtBot) -> None:
    """Not to an answer that is pressed by habit."""
    stage.open()
    qtbot.keyClick(stage.overlay, Qt.Key.Key_Tab)
    assert stage.switch.toggle.hasFocus()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Tab, ["notice.toggle", "notice.accept", "notice.toggle"]),
        (Qt.Key.Key_Backtab, ["notice.accept", "notice.toggle", "notice.accept"]),
    ],
)
def test_tab_stays_inside(stage: Stage, qtbot: QtBot, key: Qt.Key, expected: list[str]) -> None:
    """Forwards and backwards, round and round."""
    stage.open()
    visited = []
    for _ in expected:
        focused = stage.window.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        after = stage.window.focusWidget()
        assert after is not None
        visited.append(after.objectName())
    assert expected == visited


def test_nothing_behind_it_can_be_pressed(stage: Stage, qtbot: QtBot) -> None:
    """Neither by the mouse nor by a program or an assistive technology."""
    presses: list[bool] = []
    stage.first.clicked.connect(presses.append)
    stage.open()
    stage.first.click()
    qtbot.mouseClick(stage.first, Qt.MouseButton.LeftButton)
    assert (False, []) == (stage.first.isEnabled(), presses)
    stage.overlay.shut()
    assert stage.first.isEnabled()


def test_what_was_disabled_before_stays_so(stage: Stage) -> None:
    """Closing enables only what opening has disabled."""
    stage.behind.setEnabled(False)
    stage.open()
    stage.overlay.shut()
    assert not stage.behind.isEnabled()


def test_what_is_behind_keeps_its_look(stage: Stage) -> None:
    """Only what was disabled for a reason of its own looks so."""
    stage.second.setEnabled(False)
    stage.open()
    assert [False, True] == [looks_disabled(stage.first), looks_disabled(stage.second)]


def test_esc_is_told_and_closes_nothing(stage: Stage, qtbot: QtBot) -> None:
    """The gate stays; the notice goes because its owner says so."""
    stage.open()
    qtbot.keyClick(stage.overlay, Qt.Key.Key_Tab)
    with qtbot.waitSignal(stage.overlay.escape):
        qtbot.keyClick(stage.switch.toggle, Qt.Key.Key_Escape)
    assert stage.overlay.isVisible()


def test_focus_goes_nowhere_if_what_had_it_is_gone(stage: Stage) -> None:
    """The stage may have been built anew in the meantime."""
    stage.open()
    stage.second.setParent(None)
    stage.second.deleteLater()
    stage.overlay.shut()
    assert not stage.overlay.isVisible()


def test_opening_twice_is_opening_once(stage: Stage) -> None:
    """The second time finds everything behind disabled, by itself."""
    stage.open()
    stage.open()
    stage.overlay.shut()
    assert stage.behind.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_switch_and_answers_never_part(qtbot: QtBot, scale: float) -> None:
    """However long the text, the foot is on the screen and the card off the edges."""
    stage = Stage(make_kit(scale=scale), qtbot)
    stage.text.say(LONG)
    stage.open()
    foot = stage.accept.mapTo(stage.area, stage.accept.rect().bottomRight())
    card = stage.overlay._card.geometry()
    assert card.contains(foot)
    assert stage.area.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE).contains(card)


def test_it_follows_the_size_of_what_it_covers(stage: Stage) -> None:
    """The card stays in the middle."""
    stage.open()
    stage.area.resize(800, 500)
    assert stage.area.rect() == stage.overlay.geometry()
    centre = stage.overlay._card.geometry().center()
    assert abs(centre.x() - 400) <= 1


def test_the_card_grows_with_what_is_said_in_it(stage: Stage, qtbot: QtBot) -> None:
    """A sentence that comes later is not squeezed in."""
    stage.open()
    before = stage.overlay._card.height()
    stage.text.say("A longer text. " * 30)
    qtbot.waitUntil(lambda: stage.overlay._card.height() > before)
