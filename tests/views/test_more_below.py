"""Whatever scrolls says so: an edge fades until its end is reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from consentlab import ids
from consentlab.widgets.fade import Fade
from pages import F2, Person

Start = Callable[..., Person]
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def chat(person: Person, *parts: str) -> None:
    """Open a chat, and a part of it."""
    person.chats.open("A hive on the roof")
    for part in parts:
        person.press(part)


def what_changed(person: Person) -> None:
    """Look from five years on, and at what that changes."""
    person.clock.jump(ids.CLOCK_PLUS_5_YEARS)
    person.press(ids.CHANGES_SHOW)


SCREENS: dict[str, Callable[[Person], None]] = {
    "chats": lambda person: person.settle(),
    "chat": chat,
    "why": lambda person: chat(person, ids.CHAT_PART_WHY),
    "timeline": lambda person: chat(person, ids.CHAT_PART_TIMELINE),
    "filter": lambda person: person.press(ids.CHATS_FILTER),
    "settings": lambda person: person.settings.open(),
    "what changed": what_changed,
    "compare": lambda person: person.compare.open(),
    "lab": lambda person: person.key(F2),
}
"""How each screen is reached, in one column."""


@pytest.mark.sweep
@pytest.mark.parametrize("screen", SCREENS)
def test_what_goes_on_fades_until_its_end(start: Start, screen: str) -> None:
    """So that nobody takes an edge for the end, and no word is cut hard by one."""
    person = start("changed-mind", text_size=200)
    person.window.resize(1024, 700)
    SCREENS[screen](person)
    person.settle()
    scrolling = [
        area
        for area in person.window.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.verticalScrollBar().maximum() > 0
    ]
    assert scrolling
    for area in scrolling:
        above, below = sorted(area.findChildren(Fade, options=DIRECT), key=QWidget.y)
        bar = area.verticalScrollBar()
        shown = []
        for place in (bar.minimum(), bar.maximum()):
            bar.setValue(place)
            shown.append((above.isVisible(), below.isVisible()))
        assert [(False, True), (True, False)] == shown
