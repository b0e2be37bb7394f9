"""The automation contract on the screens: ids, names, and no control without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from consentlab import ids
from consentlab.widgets.tags import SourceLink
from pages import BACKTAB, ESC, Person

Start = Callable[..., Person]

KNOWN = {value for name, value in vars(ids).items() if name.isupper()}
"""Every id of ids.py; rows of choices are named by theirs and a value."""

INTERACTIVE = (QAbstractButton, QAbstractItemView, QAbstractSlider, QLineEdit)


def screens(start: Start) -> Iterator[tuple[str, Person]]:
    """Every screen there is, one after the other."""
    person = start(painted=True)
    yield "notice", person
    person.notice.accept()
    yield "stage, with the toast", person
    person.press(ids.CHANGES_SHOW)
    yield "what changed", person
    person.key(ESC)
    for menu in (ids.STAGE_ACCOUNT, ids.CHATS_FILTER, ids.CHATS_SORT):
        person.press(menu)
        yield f"menu {menu}", person
        person.key(ESC)
    person.press(ids.STAGE_SIMULATION)
    yield "about", person
    person.key(ESC)
    person.settings.open(ids.SETTINGS_ACCOUNT)
    for page in (ids.SETTINGS_ACCOUNT, ids.SETTINGS_APPEARANCE, ids.SETTINGS_PRIVACY):
        person.press(page)
        yield page, person
    person.settings.privacy.flip()
    yield "privacy, with what changed", person
    person.press(ids.SETTINGS_DATA)
    person.press(ids.SETTINGS_ERASE)
    yield "data, erasing", person
    person.settings.close()
    person.window.resize(1024, 700)
    yield "stage, narrow", person
    person.stage.go_home()
    yield "home", person
    person.quit()
    person = start("deadline-passed", text_size=150, painted=True)
    yield "gate", person
    person.notice.read_first()
    yield "one column: chats", person
    person.chats.open("Rent or buy")
    yield "one column: chat", person
    person.clock.jump(ids.CLOCK_TO_PRESENT)
    yield "one column: jumps", person


def test_every_control_of_every_screen(start: Start) -> None:
    """Has an id that is known, the same one for scripts and outside, its own, and a name."""
    wrong: set[str] = set()
    seen: set[str] = set()
    for screen, person in screens(start):
        shown: list[str] = []
        for control in controls(person):
            name = control.objectName()
            shown.append(name)
            seen.add(name)
            known = name in KNOWN or name.rpartition(".")[0] in KNOWN
            for complaint, is_so in {
                f"{type(control).__name__} {control.accessibleName()!r} has no id": not name,
                f"{name} is not in ids.py": name and not known,
                f"{name} is called {control.accessibleIdentifier()} outside": (
                    name != control.accessibleIdentifier()
                ),
                f"{name} has no accessible name": not control.accessibleName(),
            }.items():
                if is_so:
                    wrong.add(f"{screen}: {complaint}")
        wrong |= {f"{screen}: {n} twice" for n in shown if n and shown.count(n) > 1}
    assert [] == sorted(wrong)
    assert {ids.NOTICE_ACCEPT, ids.CHAT_SEND, ids.CLOCK_SLIDER, ids.HOME_START} <= seen


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
