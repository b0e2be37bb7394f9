"""Overlays: nothing behind them can be used, Tab stays inside, Esc, and where the focus goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from consentlab import ids
from consentlab.widgets.overlay import EDGE
from pages import BACKTAB, ESC, SPACE, TAB, Person

Start = Callable[..., Person]


class Case(NamedTuple):
    """An overlay: how it is opened, what Tab meets in it, what Esc does, where the focus returns.

    `first` is the first stop of Tab; `opener` what has the focus before it opens and again
    once it is closed, "" where it opens by itself.
    """

    scenario: str
    overlay: str
    first: str
    closes: bool
    opener: str = ""
    way: tuple[str, ...] = ()


CASES = {
    "notice": Case("existing-user", ids.NOTICE_DIALOG, ids.NOTICE_TOGGLE, True),
    "gate": Case("deadline-passed", ids.NOTICE_DIALOG, ids.NOTICE_TOGGLE, False),
    "settings": Case(
        "changed-mind",
        ids.SETTINGS_DIALOG,
        ids.SETTINGS_CLOSE,
        True,
        ids.STAGE_ACCOUNT,
        (ids.STAGE_SETTINGS,),
    ),
    "about": Case("changed-mind", ids.ABOUT_DIALOG, ids.ABOUT_CLOSE, True, ids.STAGE_SIMULATION),
}


def opened(start: Start, case: Case) -> Person:
    """The overlay of this case, opened by keys from what leads to it."""
    person = start(case.scenario)
    if case.opener:
        person.tab_to(case.opener)
        for step in (case.opener, *case.way):
            assert step == person.focus
            person.key(SPACE)
    return person


@pytest.mark.parametrize("name", CASES)
def test_an_overlay(start: Start, name: str) -> None:
    """Everything behind is disabled; the focus goes in, stays in, and returns."""
    case = CASES[name]
    person = opened(start, case)
    overlay = person.find(case.overlay)

    assert overlay is person.focused
    assert [] == [w.objectName() for w in usable(person) if not overlay.isAncestorOf(w)]

    person.key(TAB)
    assert case.first == person.focus
    inside = {w.objectName() for w in usable(person)}
    assert inside >= set(person.tab_round())
    assert inside >= set(person.tab_round(BACKTAB))

    person.key(ESC)
    assert case.closes is not person.sees(case.overlay)
    if case.closes:
        assert person.can_use(ids.STAGE_HOME)
        assert person.can_use(ids.CHATS_LIST)
        assert (case.opener or ids.CHATS_LIST) == person.focus


def test_what_changed_lies_over_the_stage(start: Start) -> None:
    """It is opened from the toast, and the toast is gone with it."""
    person = start()
    person.notice.accept()
    person.tab_to(ids.CHANGES_SHOW)
    person.key(SPACE)
    overlay = person.find(ids.CHANGES_DIALOG)
    assert [] == [w.objectName() for w in usable(person) if not overlay.isAncestorOf(w)]
    person.key(TAB)
    assert overlay.isAncestorOf(focused(person))
    person.key(ESC)
    assert (False, False) == (person.sees(ids.CHANGES_DIALOG), person.changes.toast)
    assert person.can_use(ids.CHATS_LIST)


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_what_changed_is_as_high_as_what_it_tells(start: Start, theme: str, text_size: int) -> None:
    """Up to the edges of what it covers; only then it scrolls."""
    person = start(theme=theme, text_size=text_size)
    person.notice.accept()
    person.press(ids.CHANGES_SHOW)
    overlay = person.find(ids.CHANGES_DIALOG)
    (told,) = overlay.findChildren(QScrollArea)
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    (card,) = overlay.findChildren(QFrame, options=directly)
    scrolls = told.verticalScrollBar().maximum() > 0
    assert scrolls is (card.height() == overlay.height() - 2 * EDGE)
    assert scrolls is (text_size == 200)


def test_the_mouse_reaches_nothing_behind(start: Start) -> None:
    """A press beside the card does nothing, wherever it is."""
    person = start()
    acts = person.acts()
    overlay = person.find(ids.NOTICE_DIALOG)
    inside = overlay.rect().adjusted(1, 1, -1, -1)
    for corner in (inside.topLeft(), inside.bottomRight()):
        person.click(overlay, corner)
    assert (True, acts) == (person.notice.is_open, person.acts())


def test_the_marker_stays_clear(start: Start) -> None:
    """That this is a simulation can be read above every overlay."""
    person = start()
    marker, overlay = person.find(ids.STAGE_SIMULATION), person.find(ids.NOTICE_DIALOG)
    place = marker.mapTo(person.window, marker.rect().center())
    assert marker is person.window.childAt(place)
    assert not overlay.isAncestorOf(marker)


def test_the_focus_returns_after_the_look_has_changed(start: Start) -> None:
    """The theme makes every view anew while the settings are open over them."""
    person = start("changed-mind")
    person.settings.open(ids.SETTINGS_APPEARANCE)
    person.press(f"{ids.SETTINGS_THEME}.dark")
    person.key(ESC)
    assert ids.STAGE_ACCOUNT == person.focus


def usable(person: Person) -> list[QWidget]:
    """Every control of the window that the keyboard or an assistive technology can use now."""
    return [
        widget
        for widget in person.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def focused(person: Person) -> QWidget:
    """What has the focus."""
    assert person.focused is not None
    return person.focused


@pytest.mark.parametrize(
    ("menu", "line"),
    [
        (ids.STAGE_ACCOUNT, ids.STAGE_SETTINGS),
        (ids.CHATS_FILTER, f"{ids.CHATS_FILTER}.off"),
        (ids.CHATS_SORT, f"{ids.CHATS_SORT}.title"),
    ],
)
def test_a_list_that_was_open_is_behind_too(start: Start, menu: str, line: str) -> None:
    """Shut it cannot be used by anybody, though it lies in the window beside the overlay."""
    person = start("came-back")
    person.press(menu)
    found = person.find(line)
    assert found.isEnabled()
    person.key(ESC)
    person.press(ids.STAGE_SIMULATION)
    assert person.sees(ids.ABOUT_DIALOG)
    assert not found.isEnabled()
