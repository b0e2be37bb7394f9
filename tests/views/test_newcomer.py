"""What a person who uses the program for the first time would stumble over."""

from __future__ import annotations

from collections.abc import Callable

from consentlab import ids
from pages import Person

Start = Callable[..., Person]


def test_in_one_column_what_changed_stands_in_place_of_the_switch(start: Start) -> None:
    """Beside it there is no room; closing it leads back to the switch."""
    person = start("changed-mind", text_size=200)
    person.settings.open()
    assert not person.sees(ids.CHANGES_PANEL)
    person.settings.privacy.flip()
    assert person.sees(ids.CHANGES_PANEL)
    assert not person.sees(ids.SETTINGS_PRIVACY_TOGGLE)
    assert ids.CHANGES_CLOSE == person.focus
    person.press(ids.CHANGES_CLOSE)
    assert person.sees(ids.SETTINGS_PRIVACY_TOGGLE)
    assert ids.SETTINGS_PRIVACY_TOGGLE == person.focus


def test_a_look_elsewhere_is_not_told_beside_the_switch(start: Start) -> None:
    """What changed by looking has its toast; beside the switch stands what a choice changed."""
    person = start("changed-mind")
    person.press(ids.CLOCK_PLUS_5_YEARS)
    person.settings.open()
    assert not person.sees(ids.CHANGES_PANEL)
    person.settings.privacy.flip()
    assert person.sees(ids.CHANGES_PANEL)


def test_every_chat_that_moved_is_told_of(start: Start) -> None:
    """The total is of all chats before and now, and the groups below add up to it."""
    person = start()
    person.notice.accept()
    person.press(ids.CLOCK_PLUS_30_DAYS)
    person.press(ids.CLOCK_TO_PRESENT)
    person.press(ids.CHANGES_SHOW)
    lines = person.lines(ids.CHANGES_PANEL)
    assert "8 of 9 chats moved" in lines
    assert "A name for the cat, My grandfather's coat" in lines
    assert {"Not begun yet", "Other changes"} <= set(lines)


def test_a_chat_says_when_it_begins(start: Start) -> None:
    """Looked at from before its first message."""
    person = start()
    person.notice.accept()
    person.press(ids.CHATS_NEW)
    person.press(ids.CHAT_COMPOSE)
    person.write("Hello there")
    person.press(ids.CHAT_SEND)
    person.press(ids.CLOCK_NOTICE_DAY)
    assert "This chat begins on 29 Aug 2025." in person.lines(ids.CHAT_TRANSCRIPT)


def test_rating_keeps_the_focus_on_the_thumb(start: Start) -> None:
    """The page of messages is made anew below it."""
    person = start()
    person.notice.accept()
    person.press(ids.CHAT_UP)
    assert ids.CHAT_UP == person.focus


def test_an_account_without_chats_says_so(start: Start) -> None:
    """No chat is not the same as no match; and where nothing moved there is no toast."""
    person = start("new-user")
    person.signup.go_to("done")
    person.signup.finish()
    assert "No chats yet." in person.all_lines
    assert not person.sees(ids.CHANGES_SHOW)
    person.chats.search("zz")
    assert "No chat matches." in person.all_lines
