"""The keyboard alone: a whole journey with Tab, Space, Enter, arrows and Esc."""

from __future__ import annotations

from collections.abc import Callable

from consentlab import ids
from consentlab.widgets.tags import SourceLink
from pages import DOWN, ENTER, ESC, RIGHT, SPACE, TAB, Person

Start = Callable[..., Person]


def test_the_main_job_by_keys(start: Start) -> None:
    """From Home to the switch and back, without a mouse and without a direct call."""
    person = start(None)

    # Enter starts the card that is current on Home; nothing has to be pressed before.
    person.key(ENTER)
    assert person.notice.is_open

    # In the notice, Tab comes to the switch first, and Accept is a few stops on.
    person.tab_to(ids.NOTICE_TOGGLE)
    person.key(SPACE)
    assert person.notice.switch is False
    person.tab_to(ids.NOTICE_ACCEPT)
    person.key(SPACE)
    assert "chosen False notice" == person.acts()[-1]

    # Arrows walk through the chats and open them.
    person.tab_to(ids.CHATS_LIST)
    before = person.chats.titles.index(person.chat.title)
    person.key(DOWN)
    assert person.chats.titles[before + 1] == person.chat.title

    # Enter sends.
    person.tab_to(ids.CHAT_COMPOSE)
    person.write("One more thing")
    person.key(ENTER)
    assert "message_sent parser" == person.acts()[-1]
    assert "One more thing" in person.chat.transcript

    # Three presses to the page, the fourth flips the switch.
    person.tab_to(ids.STAGE_ACCOUNT)
    person.key(SPACE)
    assert ids.STAGE_SETTINGS == person.focus
    person.key(SPACE)
    assert person.settings.is_open
    person.tab_to(ids.SETTINGS_ACCOUNT)
    person.key(DOWN, DOWN, SPACE)
    assert "served settings" == person.acts()[-1]
    person.tab_to(ids.SETTINGS_PRIVACY_TOGGLE)
    person.key(SPACE)
    assert "chosen True settings" == person.acts()[-1]

    # What changed is beside it, with the way back.
    person.tab_to(ids.CHANGES_SWITCH_BACK)
    person.key(SPACE)
    assert "chosen False settings" == person.acts()[-1]
    assert person.settings.privacy.switch is False
    person.key(ESC)
    assert (False, ids.STAGE_ACCOUNT) == (person.settings.is_open, person.focus)

    # The clock: an arrow is a day, and a button the next thing that changes.
    person.tab_to(ids.CLOCK_SLIDER)
    person.key(RIGHT)
    assert "30 Aug 2025, 09:00 UTC" == person.clock.look
    person.tab_to(ids.CLOCK_NEXT)
    person.key(SPACE)
    assert "2 Sep 2025, 10:55 UTC" == person.clock.look

    # And home again.
    person.tab_to(ids.STAGE_HOME)
    person.key(SPACE)
    assert person.home.is_open
    methods = {how for kind, _, _, how in person.done() if kind in ("pressed", "changed")}
    assert {"keyboard"} == methods


def test_tab_follows_the_screen(start: Start) -> None:
    """From the list over the open chat and its reasons to the clock, as one reads."""
    person = start("changed-mind")
    person.chats.open("A hive on the roof")  # what is made anew for it does not come last
    person.press(ids.CLOCK_PLUS_30_DAYS)
    person.find(ids.CHATS_LIST).setFocus()
    stops = [stop for stop in person.tab_round() if stop]
    expected = [
        ids.STAGE_ACCOUNT,
        ids.CHAT_DELETE,
        ids.CHAT_TRANSCRIPT,
        ids.CHAT_SENSITIVE,
        ids.CHAT_UP,
        ids.CHAT_DOWN,
        ids.CHAT_COMPOSE,
        ids.CHAT_SEND,
        ids.CHAT_WHY,
        ids.CLOCK_PLAY,
        ids.CLOCK_NOTICE_DAY,
        ids.CLOCK_DEADLINE,
        ids.CLOCK_PLUS_30_DAYS,
        ids.CLOCK_PLUS_5_YEARS,
        ids.CLOCK_TO_PRESENT,
        ids.CLOCK_NEXT,
        ids.CLOCK_SLIDER,
        ids.CHAT_TIMELINE,
    ]
    assert expected == stops[: len(expected)]


def test_sources_come_right_after_their_reasons(start: Start) -> None:
    """Before the clock, though they are made for each chat."""
    person = start("changed-mind")
    person.find(ids.CHAT_WHY).setFocus()
    passed = []
    while person.focus != ids.CLOCK_PLAY:
        person.key(TAB)
        passed.append(type(person.focused))
    assert [SourceLink] * 3 == passed[:-1]


def test_a_new_chat_is_written_at_once(start: Start) -> None:
    """The focus is in the field; Enter sends, and it stays there."""
    person = start("changed-mind")
    person.tab_to(ids.CHATS_NEW)
    person.key(SPACE)
    assert ids.CHAT_COMPOSE == person.focus
    person.write("Hello")
    person.key(ENTER)
    assert ("Hello", ids.CHAT_COMPOSE) == (person.chat.title, person.focus)


def test_in_one_column_the_focus_goes_with_the_page(start: Start) -> None:
    """To the chat and back to the list, in Compare to the reasons and back to the rows."""
    person = start("changed-mind", text_size=200)
    person.tab_to(ids.CHATS_LIST)
    person.key(DOWN)
    assert ids.CHAT_TRANSCRIPT == person.focus
    person.tab_to(ids.CHAT_BACK)
    person.key(SPACE)
    assert ids.CHATS_LIST == person.focus
    person.compare.open()
    person.tab_to(ids.COMPARE_LIST)
    person.key(DOWN)
    assert ids.COMPARE_CLOSE_WHY == person.focus
    person.key(ESC)
    assert (True, ids.COMPARE_LIST) == (person.compare.is_open, person.focus)


def test_closing_the_toast_leads_on(start: Start) -> None:
    """To the list, or where that is another page to the messages."""
    person = start(text_size=200)
    person.notice.accept()
    person.tab_to(ids.CHANGES_DISMISS)
    person.key(SPACE)
    assert ids.CHATS_LIST == person.focus
    person.key(DOWN)
    person.clock.jump(ids.CLOCK_PLUS_5_YEARS)
    person.tab_to(ids.CHANGES_DISMISS)
    person.key(SPACE)
    assert ids.CHAT_TRANSCRIPT == person.focus
