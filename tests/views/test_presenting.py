"""Presenting: full screen, text size, the blank, the way home, and captions of keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QKeyCombination, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from consentlab import ids
from consentlab.automation.shot import Shot
from consentlab.paths import resources
from consentlab.views.keys import KEYS, caps
from consentlab.views.labwindow import LabWindow
from consentlab.views.stage import StageView
from consentlab.widgets.keycaps import KeyCaps
from consentlab.widgets.scenariolist import ScenarioList
from consentlab.words import load
from pages import ENTER, ESC, TAB, Person

pytestmark = pytest.mark.sweep

Start = Callable[..., Person]

SHIPPED = resources() / "scenarios"

LARGE = f"{ids.SETTINGS_TEXT_SIZE}.125"


def stroke(keys: str) -> QKeyCombination:
    """Keys pressed together, from how Qt writes them."""
    first: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
    return first


def hit(person: Person, keys: str) -> None:
    """Press keys together, as "Ctrl++"; they go where the focus is."""
    pressed = stroke(keys)
    where = person.focused or person.window
    QTest.keyClick(where, pressed.key(), pressed.keyboardModifiers())
    person.settle()


def text_size(person: Person) -> int:
    """In percent."""
    return person.program._store.scene.appearance.text_size


def captions(person: Person) -> str:
    """What the pill at the bottom shows, "" if there is none."""
    return person.words(ids.CAPTIONS) if person.sees(ids.CAPTIONS) else ""


# ---------------------------------------------------------------------- where keys work


def gate(start: Start) -> Person:
    """At the gate, an overlay that Esc does not close."""
    return start("deadline-passed")


def home(start: Start) -> Person:
    """On Home."""
    person = start("came-back")
    person.stage.go_home()
    return person


def stage(start: Start) -> Person:
    """On the stage, where nothing has the focus."""
    return start("came-back")


def settings(start: Start) -> Person:
    """In the settings, an overlay with pages."""
    person = start("came-back")
    person.settings.open(ids.SETTINGS_APPEARANCE)
    return person


def typing(start: Start) -> Person:
    """In the field to write in."""
    person = start("came-back")
    person.press(ids.CHAT_COMPOSE)
    return person


def menu(start: Start) -> Person:
    """In a list of choices that hangs from its button."""
    person = start("came-back")
    person.press(ids.CHATS_SORT)
    return person


def signing_up(start: Start) -> Person:
    """On a page of the sign-up."""
    return start("new-user")


SCREENS = [gate, home, stage, settings, typing, menu, signing_up]


@pytest.mark.parametrize("screen", SCREENS)
def test_keys_work_on_every_screen(start: Start, screen: Callable[[Start], Person]) -> None:
    """Text size and the blank, whatever lies over the stage and has the focus."""
    person = screen(start)
    hit(person, "Ctrl++")
    assert 125 == text_size(person)
    hit(person, "F9")
    assert ids.STAGE_BLANK == person.focus
    hit(person, "A")
    assert not person.sees(ids.STAGE_BLANK)
    assert person.focus != ids.STAGE_BLANK
    hit(person, "Ctrl+0")
    assert 100 == text_size(person)


# ---------------------------------------------------------------------- full screen


def test_full_screen_and_back(start: Start) -> None:
    """By the same key; the picture stays what it was."""
    person = start("came-back")
    hit(person, "F11")
    assert person.window.isFullScreen()
    hit(person, "F11")
    assert not person.window.isFullScreen()
    assert ["walkthrough_started"] == person.acts()


# ---------------------------------------------------------------------- text size


def test_text_sizes_step_by_step(start: Start) -> None:
    """There is a smallest and a largest; the plus need not be shifted."""
    person = start("came-back")
    sizes = []
    for keys in ("Ctrl+-", "Ctrl++", "Ctrl+=", "Ctrl++", "Ctrl++", "Ctrl++", "Ctrl+-", "Ctrl+0"):
        hit(person, keys)
        sizes.append(text_size(person))
    assert [100, 125, 150, 175, 200, 200, 175, 100] == sizes


def test_a_text_size_between_the_steps(start: Start) -> None:
    """One that a start asked for: the next step is the next one."""
    person = start("came-back", text_size=110)
    hit(person, "Ctrl++")
    assert 125 == text_size(person)
    person.quit()
    person = start("came-back", text_size=110)
    hit(person, "Ctrl+-")
    assert 100 == text_size(person)


def test_the_text_size_is_remembered(start: Start) -> None:
    """As one that is picked in the settings, where it is shown as picked."""
    person = start("came-back")
    hit(person, "Ctrl++")
    assert ("changed", ids.SETTINGS_TEXT_SIZE, "125", "keyboard") in person.done()
    person.quit()
    person = start("came-back")
    assert 125 == text_size(person)
    person.settings.open(ids.SETTINGS_APPEARANCE)
    assert person.find_as(QAbstractButton, LARGE).isChecked()


def test_what_was_typed_stays(start: Start) -> None:
    """Another text size makes the views anew, but loses neither words nor place."""
    person = typing(start)
    person.write("Half a sent")
    person.key(Qt.Key.Key_Left)
    hit(person, "Ctrl++")
    assert ids.CHAT_COMPOSE == person.focus
    person.write("X")
    assert "Half a senXt" == person.find_as(QLineEdit, ids.CHAT_COMPOSE).text()


def test_the_card_stays(start: Start) -> None:
    """On Home the card that one is on."""
    person = start(None)
    person.key(Qt.Key.Key_Right)
    before = person.find_as(ScenarioList, ids.HOME_SCENARIOS).chosen
    hit(person, "Ctrl++")
    assert (before, ids.HOME_SCENARIOS) == (
        person.find_as(ScenarioList, ids.HOME_SCENARIOS).chosen,
        person.focus,
    )


# ---------------------------------------------------------------------- the blank


def test_a_blank_screen(start: Start) -> None:
    """One colour, the frame's; nothing behind it can be reached, and it says what to do.

    In a corner it says on the screen, too, that this is a simulation.
    """
    person = start("came-back")
    frame = person.window.grab().toImage().pixelColor(2, 2)
    hit(person, "F9")
    image = person.window.grab().toImage()
    places = [QPoint(x, y) for x in range(0, 1440, 97) for y in range(0, 900, 83)]
    assert {frame.name()} == {image.pixelColor(place).name() for place in places}
    assert not person.can_use(ids.CHATS_LIST)
    assert not person.can_use(ids.STAGE_HOME)
    said = person.words(ids.STAGE_BLANK)
    assert "The screen is blank. Any key or click brings the picture back." == said
    drawn = " ".join(text.words for text in Shot(person.window).read)
    assert "Simulation. Any key or click brings the picture back." in drawn
    hit(person, "Esc")


@pytest.mark.parametrize("keys", ["F9", "Esc", "Tab", "A", "F11", "Ctrl++", "Alt+Home", "Enter"])
def test_any_key_brings_the_picture_back(start: Start, keys: str) -> None:
    """And does nothing else; the focus is where it was."""
    person = start("came-back")
    person.press(ids.CHATS_SEARCH)
    hit(person, "F9")
    hit(person, keys)
    assert (False, ids.CHATS_SEARCH) == (person.sees(ids.STAGE_BLANK), person.focus)
    assert (100, False, False) == (
        text_size(person),
        person.window.isFullScreen(),
        person.home.is_open,
    )
    assert "" == person.find_as(QLineEdit, ids.CHATS_SEARCH).text()


def test_a_click_brings_the_picture_back(start: Start) -> None:
    """And presses nothing that lies there."""
    person = start("came-back")
    place = person.find(ids.STAGE_HOME).mapTo(person.window, QPoint(5, 5))
    hit(person, "F9")
    QTest.mouseClick(person.find(ids.STAGE_BLANK), Qt.MouseButton.LeftButton, pos=place)
    assert (False, False) == (person.sees(ids.STAGE_BLANK), person.home.is_open)


def test_a_key_that_is_only_held_does_not(start: Start) -> None:
    """A presenter goes to another window with Alt and Tab, and the screen stays blank."""
    person = start("came-back")
    hit(person, "F9")
    for key in (Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Control):
        person.key(key)
    assert person.sees(ids.STAGE_BLANK)
    hit(person, "A")


def test_an_overlay_is_as_it_was(start: Start) -> None:
    """What it covers stays covered, and it has the focus again."""
    person = gate(start)
    hit(person, "F9")
    assert not person.can_use(ids.NOTICE_TOGGLE)
    hit(person, "A")
    assert (True, False) == (person.can_use(ids.NOTICE_TOGGLE), person.can_use(ids.CHATS_LIST))
    person.key(TAB)
    assert person.focus.startswith("notice.")


def test_the_blank_is_noted(start: Start) -> None:
    """Whoever evaluates a study sees when there was nothing to see."""
    person = start("came-back")
    hit(person, "F9")
    hit(person, "A")
    noted = [(kind, control) for kind, control, _, _ in person.done()]
    assert noted.index(("opened", ids.STAGE_BLANK)) < noted.index(("closed", ids.STAGE_BLANK))


# ---------------------------------------------------------------------- home and again


@pytest.mark.parametrize("scenario", ["came-back", "deadline-passed", "gemini-user"])
def test_home_and_again_in_two_keys(start: Start, scenario: str) -> None:
    """From wherever one is: the scenario that was open starts afresh."""
    person = start(scenario)
    hit(person, "Alt+Home")
    cards = person.find_as(ScenarioList, ids.HOME_SCENARIOS)
    assert (ids.HOME_SCENARIOS, scenario) == (person.focus, cards.chosen)
    person.key(ENTER)
    assert not person.home.is_open
    assert 2 == sum(act.startswith("walkthrough_started") for act in person.acts())
    simulation = person.program.simulation
    assert simulation is not None
    assert scenario == simulation.state.scenario.name


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("scenario", ["came-back", "gemini-user"])
def test_what_enter_starts_again_is_in_view(start: Start, scenario: str, text_size: int) -> None:
    """However far down the page its card is."""
    person = start(scenario, text_size=text_size)
    hit(person, "Alt+Home")
    cards = person.find_as(ScenarioList, ids.HOME_SCENARIOS)
    card = cards.visualRect(cards.currentIndex())
    assert cards.viewport().visibleRegion().boundingRect().contains(card)


def test_a_scenario_from_a_file_has_no_card(start: Start) -> None:
    """Enter does not start another one by mistake: the way to open a file has the focus."""
    person = start(str(SHIPPED / "came-back.toml"))
    hit(person, "Alt+Home")
    assert ids.HOME_SCENARIOS == person.focus
    person.quit()
    own = person.program.profile / "my-own.toml"
    own.write_bytes((SHIPPED / "came-back.toml").read_bytes())
    person = start(str(own))
    hit(person, "Alt+Home")
    assert ids.HOME_OPEN == person.focus
    person.key(ENTER)
    assert person.home.is_open


# ---------------------------------------------------------------------- the moderator's window


def test_keys_work_in_the_moderators_window(start: Start) -> None:
    """They act on what the participants see."""
    person = start("came-back")
    person.program._store.arrange_lab(shown=True, apart=True)
    lab = person.window.findChild(LabWindow)
    assert lab is not None
    for blank in (True, False):
        QTest.keyClick(lab, Qt.Key.Key_F9)
        assert blank is person.sees(ids.STAGE_BLANK)
    assert lab.isEnabled()


# ---------------------------------------------------------------------- captions


def test_keys_are_shown_once_switched_on(start: Start) -> None:
    """By key or in the settings; each replaces the last, and the same one is counted."""
    person = start("came-back")
    person.key(TAB)
    assert "" == captions(person)
    hit(person, "F8")
    person.find(ids.CHATS_LIST).setFocus()
    shown = []
    for keys in ("Tab", "Tab", "Shift+Tab", "F11", "F11", "Esc", "Ctrl++", "Ctrl+0", "Down"):
        hit(person, keys)
        shown.append(captions(person))
    assert [
        "Tab", "Tab", "Shift + Tab", "F11", "F11", "Esc", "Ctrl + +", "Ctrl + 0", "↓"
    ] == shown  # fmt: skip
    hit(person, "Down")
    assert "× 2" in person.lines(ids.CAPTIONS)
    hit(person, "F8")
    assert "" == captions(person)


def test_what_is_typed_is_never_shown(start: Start) -> None:
    """Not a letter, a figure, a sign or a space; Enter and Tab are."""
    person = typing(start)
    hit(person, "F8")
    for sign in "A code: 4711, @+-":
        person.write(sign)
        assert "" == captions(person)
    alt_gr = Qt.KeyboardModifier.GroupSwitchModifier
    QTest.keyClick(person.find(ids.CHAT_COMPOSE), Qt.Key.Key_At, alt_gr)
    assert person.find_as(QLineEdit, ids.CHAT_COMPOSE).text().endswith("@")
    assert "" == captions(person)
    hit(person, "Tab")
    assert "Tab" == captions(person)


def test_a_press_of_the_mouse_takes_it_away(start: Start) -> None:
    """Wherever it is; it presses what it hits."""
    person = start("came-back")
    hit(person, "F8")
    hit(person, "Esc")
    assert "Esc" == captions(person)
    press_home(person)
    assert ("", True) == (captions(person), person.home.is_open)


def test_a_press_takes_it_away_after_a_new_start_too(start: Start) -> None:
    """Keys are shown from the start then, when the window is not on the screen yet."""
    person = start("came-back")
    hit(person, "F8")
    person.quit()
    person = start("came-back")
    person.key(ESC)
    assert "Esc" == captions(person)
    press_home(person)
    assert ("", True) == (captions(person), person.home.is_open)


def press_home(person: Person) -> None:
    """Press Home with the mouse, as the window system tells of it."""
    place = person.find(ids.STAGE_HOME).mapTo(person.window, QPoint(5, 5))
    QTest.mouseClick(person.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_pill_is_in_nobodys_way(start: Start, text_size: int) -> None:
    """Low on the paper, off the deck, whatever the size of the window; presses go through it."""
    person = start("came-back", text_size=text_size)
    hit(person, "F8")
    hit(person, "Esc")
    (stage,) = person.window.findChildren(StageView)
    paper = stage.chat.parentWidget()
    assert paper is not None
    for width, height in ((1440, 900), (1024, 700)):
        person.window.resize(width, height)
        QApplication.processEvents()
        pill = person.find(ids.CAPTIONS).geometry()
        ground = QRect(paper.mapTo(person.window, QPoint()), paper.size())
        assert abs(pill.center().x() - ground.center().x()) <= 1
        assert 0 < ground.bottom() - pill.bottom() < 24
        assert person.window.childAt(pill.center()) is not person.find(ids.CAPTIONS)


def test_the_pill_keeps_to_the_paper_while_the_text_grows(start: Start) -> None:
    """The deck gets its new height only after the pill has been shown."""
    person = start("came-back")
    hit(person, "F8")
    spare = []
    for _ in range(4):
        hit(person, "Ctrl++")
        person.settle()
        (stage,) = person.window.findChildren(StageView)
        paper = stage.chats if stage.chats.isVisible() else stage.chat
        bottom = paper.mapTo(person.window, QPoint(0, paper.height())).y()
        spare.append(bottom - person.find(ids.CAPTIONS).geometry().bottom())
    assert all(0 < below < 24 for below in spare), spare


@pytest.mark.parametrize("shown", ["home", "compare", "settings"])
def test_where_there_is_no_deck_the_pill_is_at_the_bottom(start: Start, shown: str) -> None:
    """In the middle of the window."""
    person = start("came-back")
    hit(person, "F8")
    {
        "home": person.stage.go_home,
        "compare": lambda: person.press(ids.STAGE_COMPARE),
        "settings": person.settings.open,
    }[shown]()
    hit(person, "F7")
    room, pill = person.window.rect(), person.find(ids.CAPTIONS).geometry()
    assert abs(pill.center().x() - room.center().x()) <= 1
    assert 0 < room.bottom() - pill.bottom() < 24


def test_captions_are_remembered(start: Start) -> None:
    """Switched on in the settings, with the views as they are; on at the next start."""
    person = settings(start)
    page = person.find(ids.SETTINGS_DIALOG)
    person.press(ids.SETTINGS_CAPTIONS)
    assert page is person.find(ids.SETTINGS_DIALOG)
    person.key(ESC)
    assert "Esc" == captions(person)
    person.quit()
    person = start("came-back")
    person.key(ESC)
    assert "Esc" == captions(person)
    hit(person, "F8")
    person.quit()
    person = start("came-back")
    person.key(ESC)
    assert "" == captions(person)


def test_a_blank_screen_shows_no_keys(start: Start) -> None:
    """Nothing is nothing."""
    person = start("came-back")
    hit(person, "F8")
    hit(person, "F9")
    assert "" == captions(person)
    person.key(Qt.Key.Key_Alt)
    assert "" == captions(person)
    hit(person, "A")


# ---------------------------------------------------------------------- the table


CAPS = {
    "F11": "F11",
    "Ctrl++": "Ctrl + +",
    "Ctrl+A": "Ctrl + A",
    "Shift+A": "A",
    "Shift+Tab": "Shift + Tab",
    "Backtab": "Shift + Tab",
    "Ctrl+Alt+Shift+F5": "Ctrl + Alt + Shift + F5",
    "Alt+Home": "Alt + Home",
    "Return": "Enter",
    "Space": "Space",
    "PgDown": "Page Down",
}


@pytest.mark.parametrize("keys", CAPS)
def test_how_keys_are_named(keys: str) -> None:
    """As on the keyboard; a Shift that only makes another sign is not said."""
    assert CAPS[keys] == " + ".join(caps(load("en"), stroke(keys)))


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_AltGr])
def test_keys_that_are_only_held_have_no_caption(key: Qt.Key) -> None:
    """They come with the key that they are held for."""
    assert [] == caps(load("en"), QKeyCombination(key))


def test_people_find_the_keys(start: Start) -> None:
    """About lists them, but for F2, which is the moderator's."""
    person = start("came-back")
    person.press(ids.STAGE_SIMULATION)
    dialog = person.find(ids.ABOUT_DIALOG)
    told = {found.accessibleName() for found in dialog.findChildren(KeyCaps)}
    known = {" + ".join(caps(load("en"), keys[0])) for keys in KEYS.values()}
    assert known - {"F2"} == told


def test_no_two_intents_share_a_key() -> None:
    """Qt would do neither."""
    keys = [key.toCombined() for several in KEYS.values() for key in several]
    assert len(set(keys)) == len(keys)
