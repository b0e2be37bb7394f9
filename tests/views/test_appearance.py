"""Appearance: theme, text size and motion apply at once, are remembered, and keep the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton

from consentlab import ids
from pages import ESC, RIGHT, SPACE, Person

Start = Callable[..., Person]

DARK, LARGE = f"{ids.SETTINGS_THEME}.dark", f"{ids.SETTINGS_TEXT_SIZE}.150"


def appearance(start: Start, **options: object) -> Person:
    """The page, opened."""
    person = start("changed-mind", **options)
    person.settings.open(ids.SETTINGS_APPEARANCE)
    return person


def picked(person: Person, control: str) -> bool:
    """Whether this one is on, or is the one picked."""
    return person.find_as(QAbstractButton, control).isChecked()


def paper(person: Person) -> str:
    """The colour at a place that no word covers."""
    return person.window.grab().toImage().pixelColor(2, 2).name()


def large(person: Person) -> int:
    """How high a button stands, which grows with the text."""
    return person.find(ids.SETTINGS_CLOSE).height()


def test_a_theme_applies_at_once(start: Start) -> None:
    """The settings stay open on their page, and the focus stays where it was."""
    person = appearance(start, painted=True)
    before = paper(person)
    person.press(DARK)
    assert before != paper(person)
    assert (True, DARK) == (picked(person, DARK), person.focus)
    person.key(RIGHT)
    contrast = f"{ids.SETTINGS_THEME}.contrast"
    assert (True, contrast) == (picked(person, contrast), person.focus)


def test_a_text_size_applies_at_once(start: Start) -> None:
    """From 150 % on there is one column, and a way back to the chats."""
    person = appearance(start)
    before = large(person)
    person.press(LARGE)
    assert before < large(person)
    assert (True, LARGE) == (picked(person, LARGE), person.focus)
    person.settings.close()
    for title in ("Poster for a lost cat", "Poster for a lost cat", "A hive on the roof"):
        person.chats.open(title)
        assert (False, title) == (person.sees(ids.CHATS_LIST), person.chat.title)
        person.press(ids.CHAT_BACK)
        assert (True, False) == (person.sees(ids.CHATS_LIST), person.sees(ids.CHAT_TITLE))


def test_motion_applies_at_once(start: Start) -> None:
    """Off, a switch is where it goes as soon as it is pressed. The switch keeps the focus."""
    person = appearance(start)
    person.press(ids.SETTINGS_MOTION)
    assert (True, ids.SETTINGS_MOTION) == (picked(person, ids.SETTINGS_MOTION), person.focus)
    person.key(SPACE)
    assert not picked(person, ids.SETTINGS_MOTION)


def test_all_of_it_is_remembered(start: Start) -> None:
    """At the next start; what a start asks for comes first."""
    person = appearance(start)
    for control in (DARK, LARGE, ids.SETTINGS_MOTION, ids.SETTINGS_MOTION):
        person.press(control)
    person.quit()
    person = appearance(start, motion=None)
    assert picked(person, DARK)
    assert picked(person, LARGE)
    assert not picked(person, ids.SETTINGS_MOTION)
    person.quit()
    person = appearance(start, theme="light", text_size=100)
    assert (False, False) == (picked(person, DARK), picked(person, LARGE))


def test_no_control_of_the_old_look_is_left(start: Start) -> None:
    """Menus that have been open are gone with the views that they belonged to."""
    person = start("changed-mind")
    person.press(ids.CHATS_SORT)
    person.key(ESC)
    person.settings.open(ids.SETTINGS_APPEARANCE)
    person.press(DARK)
    person.settle()
    for control in (ids.STAGE_SETTINGS, f"{ids.CHATS_SORT}.title"):
        assert 1 == len(person.window.findChildren(QAbstractButton, control))


def test_home_leads_to_the_look_too(start: Start) -> None:
    """Who needs large text meets Home first. There is no account yet, and so no other page."""
    person = start(None)
    person.tab_to(ids.HOME_APPEARANCE)
    person.key(SPACE)
    assert (True, False) == (person.sees(ids.SETTINGS_TEXT_SIZE), person.sees(ids.SETTINGS_PRIVACY))
    person.press(f"{ids.SETTINGS_TEXT_SIZE}.200")
    person.key(ESC)
    assert ids.STAGE_MORE == person.focus
    person.home.start("changed-mind")
    assert not person.sees(ids.HOME_APPEARANCE)
    person.settings.open()
    assert person.sees(ids.SETTINGS_PRIVACY)
