"""The automation contract on the screens: ids, names, and no control without them."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from consentlab import ids
from consentlab.automation.idtable import documentation
from consentlab.widgets.tags import SourceLink
from pages import BACKTAB, Person
from screens import screens

Start = Callable[..., Person]

INTERACTIVE = (QAbstractButton, QAbstractItemView, QAbstractSlider, QLineEdit)


def documented() -> set[str]:
    """Every id that the documentation's table lists."""
    listed = documentation().read_text("utf-8").partition("<!-- ids -->")[2]
    return set(re.findall(r"^\| `([\w.]+)` \|", listed, re.MULTILINE))


def test_every_control_of_every_screen(start: Start) -> None:
    """Has a documented id, the same for scripts and outside, its own, and a name and a role.

    Rows of choices are named by the id of theirs and a value. Every id is met on some screen.
    """
    known, met, wrong = documented(), set[str](), set[str]()
    for screen, person in screens(start):
        shown = [control.objectName() for control in controls(person)]
        wrong |= {f"{screen}: {name} twice" for name in shown if shown.count(name) > 1}
        for control in (*controls(person), *named(person, known)):
            name, said = control.objectName(), QAccessible.queryAccessibleInterface(control)
            met.add(name)
            for complaint, is_so in {
                f"{type(control).__name__} {control.accessibleName()!r} has no id": not name,
                f"{name} is not documented": known.isdisjoint(stems(name)),
                f"{name} is called {control.accessibleIdentifier()} outside": (
                    name != control.accessibleIdentifier()
                ),
                f"{name} has no accessible name": not said.text(QAccessible.Text.Name),
                f"{name} has no role": said.role() == QAccessible.Role.NoRole,
            }.items():
                if is_so:
                    wrong.add(f"{screen}: {complaint}")
    assert [] == sorted(wrong)
    assert [] == sorted(known - met)


def stems(name: str) -> set[str]:
    """An id and all that it begins with, part by part."""
    parts = name.split(".")
    return {".".join(parts[: n + 1]) for n in range(len(parts))}


def named(person: Person, names: set[str]) -> list[QWidget]:
    """Every visible widget that has one of these ids."""
    widgets = person.window.findChildren(QWidget)
    return [widget for widget in widgets if widget.isVisible() and widget.objectName() in names]


def controls(person: Person) -> list[QWidget]:
    """Every visible control; scroll bars and the parts that Qt makes itself are not ours."""
    return [
        widget
        for widget in person.window.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE)
        and widget.isVisible()
        and not isinstance(widget, (QScrollBar, SourceLink))
        and not isinstance(widget.parentWidget(), QLineEdit)
    ]


READ = [
    ids.CHATS_SUMMARY,
    ids.CHAT_TITLE,
    ids.CHAT_TRAINING,
    ids.CHAT_RETENTION,
    ids.CHAT_WHY,
    ids.CHAT_TRANSCRIPT,
    ids.CLOCK_LOOK,
    ids.CLOCK_PRESENT,
]
"""What is only read, and found by its id all the same."""


def test_what_is_read_has_an_id_too(start: Start) -> None:
    """And says what is on the screen."""
    person = start("came-back")
    told = {shown: person.find(shown) for shown in READ}
    assert READ == [widget.accessibleIdentifier() for widget in told.values()]
    assert [] == [shown for shown, widget in told.items() if not widget.accessibleName()]


def test_tab_goes_everywhere_both_ways(start: Start) -> None:
    """What Tab passes, Shift+Tab passes too; nothing on the stage is left out."""
    person = start("came-back")
    person.find(ids.CHATS_LIST).setFocus(Qt.FocusReason.OtherFocusReason)
    stops = person.tab_round()
    assert {ids.CHATS_SEARCH, ids.CHAT_COMPOSE, ids.CLOCK_SLIDER, ids.STAGE_HOME} <= set(stops)
    assert sorted(stops) == sorted(person.tab_round(BACKTAB))
