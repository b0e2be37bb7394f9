"""The keyboard alone: a whole journey with Tab, Space, Enter, arrows and Esc."""

from __future__ import annotations

from collections.abc import Callable

from consentlab import ids
from pages import DOWN, ENTER, ESC, RIGHT, SPACE, Person

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
