"""Lists that hang from a control: they go with the page that the control stands on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from consentlab import ids
from consentlab.widgets.buttons import Button
from consentlab.widgets.paragraph import Line
from consentlab.widgets.popover import Popover
from pages import Person

Start = Callable[..., Person]

LISTS = {
    "account menu": ((ids.STAGE_ACCOUNT,), ids.STAGE_SETTINGS),
    "statuses": ((ids.CHATS_FILTER,), f"{ids.CHATS_FILTER}.off"),
    "orders": ((ids.CHATS_SORT,), f"{ids.CHATS_SORT}.title"),
    "sides": ((ids.STAGE_COMPARE, ids.COMPARE_LEFT), f"{ids.COMPARE_LEFT}.on"),
}
"""What is pressed to open each, and a line of it."""


@pytest.mark.parametrize("name", LISTS)
def test_a_list_closes_with_its_page(start: Start, name: str) -> None:
    """Home by its key is another page; there the list is gone, and the next press counts."""
    person = start("came-back")
    way, line = LISTS[name]
    for control in way:
        person.press(control)
    assert person.sees(line)
    QTest.keyClick(person.window.focusWidget(), Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    person.settle()
    assert (True, False) == (person.home.is_open, person.sees(line))
    person.press(ids.HOME_CONTINUE)
    assert (False, False) == (person.home.is_open, person.sees(line))


@pytest.mark.parametrize("control", [ids.CHATS_FILTER, ids.CHATS_SORT])
def test_the_line_that_holds_has_a_check_mark(start: Start, control: str) -> None:
    """It alone; words that are not picked are no paler than others."""
    person = start("came-back")
    person.press(control)
    (holds,) = (b for b in person.window.findChildren(Button) if b.isVisible() and b.isChecked())
    assert holds.objectName().startswith(f"{control}.")
    assert holds.isCheckable()
    assert "line" == holds.kind


@pytest.mark.parametrize(("text_size", "headed"), [(100, False), (200, True)])
def test_the_account_menu_says_whose_it_is(start: Start, text_size: int, headed: bool) -> None:
    """Where the button is an icon alone; else name and plan stand on it."""
    person = start("came-back", text_size=text_size)
    person.press(ids.STAGE_ACCOUNT)
    (menu,) = (shown for shown in person.window.findChildren(Popover) if shown.isVisible())
    said = [line.text() for line in menu.findChildren(Line) if line.isVisible()]
    assert (["Ana Ruiz", "Free plan"] if headed else []) == said
