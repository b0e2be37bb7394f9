"""What the controls in the log mean to whoever repeats what was done with them."""

from __future__ import annotations

from consentlab import ids
from consentlab.signup import CODE

UNREPEATED = frozenset(
    {
        ids.SETTINGS_EXPORT, ids.LAB_EXPORT, ids.HOME_OPEN,  # they ask for a file
        ids.CLOCK_PLAY,  # its steps are looks of their own
        ids.CLOCK_JUMP, ids.STAGE_MORE, ids.LAB_UNFOLD,  # unfolded where there is need
        ids.LAB_OWN_WINDOW, ids.STAGE_BLANK, ids.CHATS_SEARCH,
        ids.SIGNUP_NEXT, ids.SIGNUP_BACK,  # that the page was turned is noted, too
    }
)  # fmt: skip
"""What is pressed without a step of its own."""

SWITCHES = frozenset(
    {
        ids.NOTICE_TOGGLE, ids.SIGNUP_TOGGLE, ids.SIGNUP_TERMS, ids.SETTINGS_PRIVACY_TOGGLE,
        ids.SETTINGS_MOTION, ids.SETTINGS_CAPTIONS, ids.CHAT_SENSITIVE, ids.LAB_LOCK,
        ids.LAB_INTERACTIONS,
    }
)  # fmt: skip
"""What is switched with or without a press: assistive technologies do the latter."""

JUMPS = frozenset(
    {
        ids.CLOCK_NEXT, ids.CLOCK_NOTICE_DAY, ids.CLOCK_DEADLINE, ids.CLOCK_PLUS_30_DAYS,
        ids.CLOCK_PLUS_5_YEARS, ids.CLOCK_TO_PRESENT,
    }
)  # fmt: skip
"""What looks from another instant."""

MENUS = (ids.STAGE_ACCOUNT, ids.CHATS_FILTER, ids.CHATS_SORT, ids.LAB_PLAN, ids.LAB_VARIANT)
"""What opens a list that can be put away with nothing picked."""

PAGES_OF_SETTINGS = (
    ids.SETTINGS_ACCOUNT,
    ids.SETTINGS_APPEARANCE,
    ids.SETTINGS_PRIVACY,
    ids.SETTINGS_DATA,
)
"""What turns to a page of the settings."""

CLOSERS = {
    ids.SETTINGS_DIALOG: ids.SETTINGS_CLOSE,
    ids.CHANGES_DIALOG: ids.CHANGES_CLOSE,
    ids.ABOUT_DIALOG: ids.ABOUT_CLOSE,
}
"""The button that closes what Esc closes, too."""

ANSWERS = {
    "email": (ids.SIGNUP_EMAIL, "ana@example.org"),
    "code": (ids.SIGNUP_CODE, CODE),
    "name": (ids.SIGNUP_NAME, "Ana"),
}
"""What is typed into the fields of the sign-up: what was typed is not kept."""

OF_ALL_SCREENS = (
    ids.LAB_PANEL,
    ids.LAB_CLOSE,
    ids.STAGE_BLANK,
    ids.SETTINGS_CAPTIONS,
    ids.SETTINGS_TEXT_SIZE,
)
"""What can be opened and set on Home, too."""

SENDERS = (ids.CHAT_SEND, ids.LAB_RUN)
"""What sends what was typed."""

LEAVES = (ids.STAGE_HOME, ids.SIGNUP_CANCEL, ids.LAB_RESET)
"""What leads Home."""
