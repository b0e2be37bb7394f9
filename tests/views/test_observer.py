"""What people do with controls is written down: what, with which control, and how it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from consentlab import ids
from consentlab.events import STAGE_PAGE, Changed, Pressed
from consentlab.policy.history import Chosen
from consentlab.rows import data_of
from consentlab.views.observer import Observer
from consentlab.widgets.segmented import Segmented
from kits import make_kit
from pages import ESC, RIGHT, SPACE, Person

Start = Callable[..., Person]
Noted = tuple[str, str, object, str]
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A window with one control of each kind, and what the observer notes of them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.bot = qtbot
        self.noted: list[Noted] = []
        self.observer = Observer(self._note)
        self.observer.begin()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.button, self.box = QPushButton("press"), QCheckBox()
        self.field, self.slider = QLineEdit(), QSlider(Qt.Orientation.Horizontal)
        column = QVBoxLayout(self.window)
        for name, control in {
            "button": self.button,
            "box": self.box,
            "field": self.field,
            "slider": self.slider,
        }.items():
            control.setObjectName(name)
            column.addWidget(control)
            self.observer.watch(control)
        self.choice = Segmented(
            make_kit(), "choice", "Choice", [("a", "A", None), ("b", "B", None)], self.window
        )
        self.observer.watch(self.choice)
        for segment in self.choice.segments:
            self.observer.watch(segment)
        column.addWidget(self.choice)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.button.setFocus()
        self.settle()

    def _note(self, kind: str, control: str, value: object, method: str) -> None:
        self.noted.append((kind, control, value, method))

    def settle(self) -> None:
        """The input at hand has been handled; forget what it led to."""
        QApplication.processEvents()
        self.noted.clear()

    def without_focus(self) -> list[Noted]:
        """What was noted but where the focus went."""
        return [noted for noted in self.noted if noted[0] != "focused"]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """The desk, its first button focused."""
    desk = Desk(qtbot)
    yield desk
    desk.window.close()


ACTS: dict[str, tuple[Callable[[Desk], object], list[Noted]]] = {
    "mouse on a button": (
        lambda d: d.bot.mouseClick(d.button, LEFT),
        [("pressed", "button", None, "mouse")],
    ),
    "key on a button": (
        lambda d: d.bot.keyClick(d.button, SPACE),
        [("pressed", "button", None, "keyboard")],
    ),
    "script on a button": (lambda d: d.button.click(), [("pressed", "button", None, "script")]),
    "script on a switch": (
        lambda d: d.box.setChecked(True),
        [("changed", "box", True, "script")],
    ),
    "key on a switch": (
        lambda d: d.bot.keyClick(d.box, SPACE),
        [("changed", "box", True, "keyboard"), ("pressed", "box", None, "keyboard")],
    ),
    "key on a slider": (
        lambda d: d.bot.keyClick(d.slider, Qt.Key.Key_Right),
        [("changed", "slider", 1, "keyboard")],
    ),
    "script on a slider": (
        lambda d: d.slider.setValue(7),
        [("changed", "slider", 7, "script")],
    ),
    "mouse on a choice": (
        lambda d: d.bot.mouseClick(d.choice.segments[1], LEFT),
        [("changed", "choice", "b", "mouse"), ("pressed", "choice.b", None, "mouse")],
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_noted_with_its_way_in(desk: Desk, act: str) -> None:
    """Each kind of control, by each hand."""
    do, expected = ACTS[act]
    do(desk)
    assert sorted(expected, key=str) == sorted(desk.without_focus(), key=str)


def test_what_is_typed_is_noted_by_its_length(desk: Desk) -> None:
    """Once, when the field is left, and never by its words."""
    desk.field.setFocus()
    desk.settle()
    desk.bot.keyClicks(desk.field, "my secret")
    assert [] == desk.without_focus()
    desk.bot.keyClick(desk.field, Qt.Key.Key_Return)
    desk.bot.keyClick(desk.field, Qt.Key.Key_Return)
    assert [("changed", "field", 9, "keyboard")] == desk.without_focus()


def test_what_is_cleared_by_enter_is_noted_before(desk: Desk) -> None:
    """As a message is, once it is sent; and what is typed next is noted again."""
    desk.field.returnPressed.connect(desk.field.clear)
    desk.field.setFocus()
    desk.settle()
    for text in ("my secret", "more"):
        desk.bot.keyClicks(desk.field, text)
        desk.bot.keyClick(desk.field, Qt.Key.Key_Return)
    assert [
        ("changed", "field", 9, "keyboard"),
        ("changed", "field", 4, "keyboard"),
    ] == desk.without_focus()


def test_where_the_focus_goes_is_noted(desk: Desk) -> None:
    """With the way that it went."""
    desk.bot.keyClick(desk.button, Qt.Key.Key_Tab)
    assert [("focused", "box", None, "keyboard")] == desk.noted
    desk.settle()
    desk.slider.setFocus()
    assert [("focused", "slider", None, "script")] == desk.noted
    desk.settle()
    desk.bot.mouseClick(desk.field, LEFT)
    assert [("focused", "field", None, "mouse")] == desk.noted


def test_the_way_in_is_forgotten_with_the_event(desk: Desk) -> None:
    """What a program does after a key was pressed was done by the program."""
    desk.bot.keyClick(desk.button, SPACE)
    desk.settle()
    desk.button.click()
    assert [("pressed", "button", None, "script")] == desk.without_focus()


def test_a_press_on_nothing_is_missed(start: Start) -> None:
    """On the stage, and beside an overlay's card."""
    person = start("changed-mind")
    before = len(missed(person))
    person.click(person.find(ids.CHAT_TITLE))
    assert before + 1 == len(missed(person))
    person.press(ids.STAGE_SIMULATION)
    overlay = person.find(ids.ABOUT_DIALOG)
    person.click(overlay, overlay.rect().adjusted(1, 1, -1, -1).topLeft())
    assert before + 2 == len(missed(person))
    assert {("missed", "", None, "mouse")} == set(missed(person))


def missed(person: Person) -> list[Noted]:
    """The presses on nothing, so far."""
    return [noted for noted in person.done() if noted[0] == "missed"]


def test_an_act_is_on_the_disk_before_its_effect(start: Start) -> None:
    """The press on Accept before the choice; that the notice closed after it."""
    person = start()
    person.press(ids.NOTICE_ACCEPT)
    order = [
        (data_of(event)[0], getattr(event, "control_id", "")) for event in person.all_recorded()
    ]
    steps = [
        ("opened", ids.NOTICE_DIALOG),
        ("pressed", ids.NOTICE_ACCEPT),
        ("accepted_terms", ""),
        ("chosen", ""),
        ("closed", ids.NOTICE_DIALOG),
    ]
    assert steps == [step for step in order if step in steps]


def test_the_way_to_the_switch_can_be_counted(start: Start) -> None:
    """Three presses and the switch; and what opened and closed on the way."""
    person = start("changed-mind")
    person.settings.open()
    person.settings.privacy.flip()
    person.settings.close()
    done = [noted for noted in person.done() if noted[0] != "focused"]
    presses = [control for kind, control, _, _ in done if kind == "pressed"]
    way = [ids.STAGE_ACCOUNT, ids.STAGE_SETTINGS, ids.SETTINGS_PRIVACY]
    assert [*way, ids.SETTINGS_PRIVACY_TOGGLE, ids.SETTINGS_CLOSE] == presses
    passages = [noted for noted in done if noted[0] in ("opened", "closed")]
    assert [
        ("closed", ids.SETTINGS_DIALOG, None, "mouse"),
        ("closed", ids.STAGE_ACCOUNT, None, "mouse"),
        ("opened", ids.SETTINGS_DIALOG, None, "mouse"),
        ("opened", ids.STAGE_ACCOUNT, None, "mouse"),
    ] == sorted(passages, key=str)
    assert ("changed", ids.SETTINGS_PRIVACY_TOGGLE, True, "mouse") in done


def test_opening_a_chat_is_noted_with_its_id(start: Start) -> None:
    """Not its title: ids are what rows are found by."""
    person = start("changed-mind")
    person.chats.open("A hive on the roof")
    opened = [noted for noted in person.done() if noted[:2] == ("opened", ids.CHATS_LIST)]
    assert [("opened", ids.CHATS_LIST, "bees", "mouse")] == opened


def passages(person: Person) -> list[Noted]:
    """What opened and closed, but for the chats."""
    noted = [one for one in person.done() if one[0] in ("opened", "closed")]
    return [one for one in noted if one[1] != ids.CHATS_LIST]


@pytest.mark.parametrize("menu", [ids.CHATS_SORT, ids.CHATS_FILTER, ids.STAGE_ACCOUNT])
def test_a_list_that_opens_is_noted(start: Start, menu: str) -> None:
    """And that it was put away again, with nothing picked."""
    person = start("changed-mind")
    person.press(menu)
    person.key(ESC)
    assert [
        ("opened", menu, None, "mouse"),
        ("closed", menu, None, "keyboard"),
    ] == passages(person)


def test_leaving_and_going_on_are_noted(start: Start) -> None:
    """From Home, and at a start of the program."""
    person = start("changed-mind")
    person.strike("Alt+Home")
    person.home.go_on()
    person.restart()
    assert [
        ("closed", STAGE_PAGE, None, "keyboard"),
        ("opened", STAGE_PAGE, "home", "mouse"),
        ("opened", STAGE_PAGE, "start", "script"),
    ] == passages(person)


def test_nothing_is_noted_of_what_is_erased(start: Start) -> None:
    """Not even that the stage was left."""
    person = start("changed-mind")
    person.settings.open(ids.SETTINGS_DATA)
    person.press(ids.SETTINGS_ERASE)
    person.press(ids.SETTINGS_ERASE_CONFIRM)
    assert [] == [row for row in person.rows() if row.walkthrough is not None]


def test_esc_at_the_gate_is_noted(start: Start) -> None:
    """Although it closes nothing."""
    person = start("deadline-passed")
    person.key(ESC)
    assert ("pressed", ids.NOTICE_DIALOG, "Esc", "keyboard") in person.done()


def test_a_plan_picked_by_an_arrow_is_noted(start: Start) -> None:
    """As one that is pressed is."""
    person = start("new-user")
    person.signup.go_to("plan")
    person.tab_to(f"{ids.SIGNUP_PLAN}.free")
    person.key(RIGHT)
    person.signup.pick("team")
    picked = [noted for noted in person.done() if noted[1] == ids.SIGNUP_PLAN]
    assert [
        ("changed", ids.SIGNUP_PLAN, "pro", "keyboard"),
        ("changed", ids.SIGNUP_PLAN, "team", "mouse"),
    ] == picked


def test_on_home_acts_are_noted_too(start: Start) -> None:
    """They belong to no walkthrough, and have no simulated instant."""
    person = start(None)
    person.press(ids.STAGE_SIMULATION)
    pressed = [event for event in person.all_recorded() if isinstance(event, Pressed)]
    assert [(ids.STAGE_SIMULATION, None)] == [(e.control_id, e.at) for e in pressed]


def test_a_refused_change_is_noted_and_changes_nothing(start: Start) -> None:
    """Interactions say what was done with controls; only domain events say what came of it."""
    person = start()
    person.notice.flip()
    events = person.all_recorded()
    assert any(isinstance(e, Changed) and e.control_id == ids.NOTICE_TOGGLE for e in events)
    assert not any(isinstance(e, Chosen) for e in events)
