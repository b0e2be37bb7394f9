"""The switch behaves as a native check box does, and its picture follows its state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QCheckBox
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.toggle import SwitchRow, Toggle
from kits import make_kit

SIGNALS = ("pressed", "released", "clicked", "toggled")


class Log(QObject):
    """What a button emits, in order."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self.lines: list[tuple[str, tuple[object, ...]]] = []
        for name in SIGNALS:
            getattr(button, name).connect(self.note(name))

    def note(self, name: str) -> Callable[..., None]:
        """A function that notes one signal."""

        def noted(*values: object) -> None:
            self.lines.append((name, values))

        return noted


@pytest.fixture
def toggle(kit: Kit, qtbot: QtBot) -> Toggle:
    """A switch that is off, on the screen."""
    made = Toggle(kit, "notice.toggle", "You can help")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def box(qtbot: QtBot) -> QCheckBox:
    """The native check box to compare it with."""
    made = QCheckBox()
    qtbot.addWidget(made)
    made.show()
    return made


def picture(toggle: Toggle) -> QImage:
    """What the switch looks like with the mouse elsewhere."""
    toggle.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    return toggle.grab().toImage()


def in_state(kit: Kit, qtbot: QtBot, checked: bool | None) -> QImage:
    """What a fresh switch in this state looks like."""
    fresh = Toggle(kit, "fresh", "fresh")
    qtbot.addWidget(fresh)
    if checked is None:
        fresh.set_unset()
    else:
        fresh.setChecked(checked)
    return picture(fresh)


ACTS: dict[str, Callable[[QtBot, QAbstractButton], object]] = {
    "click()": lambda _, button: button.click(),
    "toggle()": lambda _, button: button.toggle(),
    "setChecked(True)": lambda _, button: button.setChecked(True),
    "setChecked(False)": lambda _, button: button.setChecked(False),
    "space": lambda qtbot, button: qtbot.keyClick(button, Qt.Key.Key_Space),
    "enter": lambda qtbot, button: qtbot.keyClick(button, Qt.Key.Key_Return),
    "press": lambda qtbot, button: qtbot.mousePress(
        button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2)
    ),
    "release outside": lambda qtbot, button: qtbot.mouseRelease(
        button, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50)
    ),
    "disable": lambda _, button: button.setEnabled(False),
    "click while disabled": lambda _, button: button.click(),
}


@pytest.mark.parametrize("act", ACTS)
def test_it_emits_what_a_check_box_emits(
    toggle: Toggle, box: QCheckBox, qtbot: QtBot, act: str
) -> None:
    """Each act twice, so once from either state."""
    told = []
    for button in (toggle, box):
        log = Log(button)
        ACTS[act](qtbot, button)
        ACTS[act](qtbot, button)
        told.append((log.lines, button.isChecked()))
    assert told[1] == told[0]


def test_it_emits_the_same_over_all_acts_in_a_row(
    toggle: Toggle, box: QCheckBox, qtbot: QtBot
) -> None:
    """The one leaves traces for the next."""
    logs = (Log(toggle), Log(box))
    for act in ACTS.values():
        act(qtbot, toggle)
        act(qtbot, box)
    assert logs[1].lines == logs[0].lines


@pytest.mark.parametrize("x", [1, 22, 43])
def test_a_click_anywhere_in_it_counts(toggle: Toggle, qtbot: QtBot, x: int) -> None:
    """At either end and in the middle."""
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=QPoint(x, 2))
    assert toggle.isChecked()


@pytest.mark.parametrize("checked", [True, False])
def test_its_picture_follows_though_signals_are_blocked(
    kit: Kit, toggle: Toggle, qtbot: QtBot, checked: bool
) -> None:
    """Rendering blocks signals; the picture must not depend on them."""
    toggle.setChecked(not checked)
    with QSignalBlocker(toggle):
        toggle.setChecked(checked)
    assert in_state(kit, qtbot, checked) == picture(toggle)


def test_the_three_states_look_different(kit: Kit, qtbot: QtBot) -> None:
    """On, off, and nothing chosen."""
    on, off, unset = (in_state(kit, qtbot, state) for state in (True, False, None))
    assert on != off
    assert off != unset
    assert unset != on


LEAVE: dict[str, Callable[[QtBot, Toggle], object]] = {
    "setChecked(False)": lambda _, toggle: toggle.setChecked(False),
    "click()": lambda _, toggle: toggle.click(),
    "mouse": lambda qtbot, toggle: qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton),
    "space": lambda qtbot, toggle: qtbot.keyClick(toggle, Qt.Key.Key_Space),
}


@pytest.mark.parametrize("leave", LEAVE)
def test_setting_or_pressing_it_ends_not_set(
    kit: Kit, toggle: Toggle, qtbot: QtBot, leave: str
) -> None:
    """Setting it off is a choice, though it was unchecked before."""
    toggle.set_unset()
    before = toggle.unset
    LEAVE[leave](qtbot, toggle)
    assert (True, False) == (before, toggle.unset)
    assert in_state(kit, qtbot, toggle.isChecked()) == picture(toggle)


def test_not_set_is_off_to_programs(toggle: Toggle) -> None:
    """Nothing may be read from it as a yes."""
    toggle.setChecked(True)
    toggle.set_unset()
    assert not toggle.isChecked()


def test_the_word_beside_it_follows_though_signals_are_blocked(kit: Kit, qtbot: QtBot) -> None:
    """Colour alone never tells the state, and the word never lies."""
    row = SwitchRow(kit, "notice.toggle", "You can help")
    qtbot.addWidget(row)
    said = [row.word.text()]
    with QSignalBlocker(row.toggle):
        row.toggle.setChecked(True)
        said.append(row.word.text())
        row.toggle.set_unset()
        said.append(row.word.text())
    assert ["Off", "On", "Not set"] == said


def test_it_moves_to_its_new_place_and_stops_there(qtbot: QtBot) -> None:
    """The end of the movement is the state's own picture."""
    moving = make_kit(moving=True)
    toggle = Toggle(moving, "notice.toggle", "You can help")
    qtbot.addWidget(toggle)
    toggle.show()
    toggle.setChecked(True)
    animation = toggle._moving
    assert animation is not None
    with qtbot.waitSignal(animation.finished):
        pass
    assert in_state(moving, qtbot, True) == picture(toggle)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_grows_with_the_text(qtbot: QtBot, scale: float) -> None:
    """44 by 24 at 100 %."""
    toggle = Toggle(make_kit(scale=scale), "notice.toggle", "You can help")
    qtbot.addWidget(toggle)
    size = toggle.sizeHint()
    assert (44 * scale, 24 * scale) == (size.width(), size.height())


@pytest.mark.parametrize(
    ("direction", "checked", "x"),
    [
        (Qt.LayoutDirection.LeftToRight, True, 32),
        (Qt.LayoutDirection.LeftToRight, False, 12),
        (Qt.LayoutDirection.RightToLeft, True, 12),
        (Qt.LayoutDirection.RightToLeft, False, 32),
    ],
)
def test_on_is_where_lines_end(
    kit: Kit, toggle: Toggle, direction: Qt.LayoutDirection, checked: bool, x: int
) -> None:
    """On the right, or on the left where words run to the left."""
    toggle.setLayoutDirection(direction)
    toggle.setChecked(checked)
    knob = kit.color("surface.raised" if checked else "border.control")
    drawn = picture(toggle)
    there, opposite = (drawn.pixelColor(at, 12).name() for at in (x, 44 - x))
    assert knob.name() == there
    assert knob.name() != opposite
