"""Every screen there is, one after the other, for tests that look at them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from consentlab import ids
from pages import ESC, F2, Compare, Moderator, Person

Start = Callable[..., Person]


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
    person.chats.pick(ids.CHATS_FILTER, "dormant")
    yield "stage, filtered", person
    person.press(ids.CHATS_SHOW_ALL)
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
    person.press(ids.HOME_APPEARANCE)
    yield "home, with its settings", person
    person.quit()
    person = start("deadline-passed", text_size=150, painted=True)
    yield "gate", person
    person.notice.read_first()
    yield "one column: chats", person
    person.chats.open("Rent or buy")
    yield "one column: chat", person
    person.clock.jump(ids.CLOCK_TO_PRESENT)
    yield "one column: jumps", person
    person.clock.jump(ids.CLOCK_NEXT)
    person.quit()
    for part in (signing_up, other_notices, moderating, comparing, presenting):
        yield from part(start)


def signing_up(start: Start) -> Iterator[tuple[str, Person]]:
    """The sign-up, page by page."""
    person = start("new-user")
    for page in person.signup.FIELDS:
        person.signup.go_to(page)
        yield f"sign-up: {page}", person
    person.signup.cancel()
    person.program._store.show_home("It went wrong.")
    yield "home, with a walkthrough to go on with, and trouble", person
    person.quit()


def other_notices(start: Start) -> Iterator[tuple[str, Person]]:
    """A layout without a switch."""
    person = start(variant="two-equal-buttons", new=True)
    yield "notice without a switch", person
    person.quit()


def moderating(start: Start) -> Iterator[tuple[str, Person]]:
    """The lab panel, and trouble on the stage."""
    person = start("came-back")
    person.key(F2)
    yield "lab", person
    person.press(ids.LAB_OWN_WINDOW)
    yield "lab, in its own window", person
    Moderator(person.program).press(ids.LAB_OWN_WINDOW)
    person.window.resize(1024, 700)
    person.settle()
    yield "lab, narrow", person
    person.program._store.change(problem="It went wrong.")
    yield "trouble", person
    person.quit()


def comparing(start: Start) -> Iterator[tuple[str, Person]]:
    """Compare, with a chat's reasons, and the way there where it is folded."""
    person = start("came-back")
    compare = Compare(person)
    compare.open()
    compare.explain(compare.titles[0])
    yield "compare", person
    person.quit()
    person = start("came-back", text_size=150)
    person.press(ids.STAGE_MORE)
    yield "one column: more", person
    person.press(ids.STAGE_COMPARE)
    compare = Compare(person)
    compare.explain(compare.titles[0])
    yield "one column: compare", person
    person.quit()


def presenting(start: Start) -> Iterator[tuple[str, Person]]:
    """Captions of keys, and the blank screen."""
    person = start("came-back")
    for key in (Qt.Key.Key_F8, Qt.Key.Key_Tab):
        QTest.keyClick(person.window, key)
    person.settle()
    yield "captions", person
    QTest.keyClick(person.window, Qt.Key.Key_F9)
    person.settle()
    yield "blank", person
    person.key(ESC)
