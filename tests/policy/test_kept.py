"""Why a chat is kept as long as it is, told in words."""

from __future__ import annotations

import pytest

from accounts import (
    CHATGPT,
    CLAUDE,
    GEMINI,
    chat,
    deleted,
    feedback,
    flagged,
    off,
    on,
    reviewed,
)
from reasons import ASSUMED, STATED, says, told, why


def test_why_it_is_kept_while_on() -> None:
    """The period is stated, the start of its clock is not."""
    assert told(why(chat("09-01", "09-02"), on("08-29"), at="09-03"), "retention") == [
        says("on-period", STATED, "You wrote here on 2 Sep 2025 with training on. Kept 5 years."),
        says(
            "counted-from",
            ASSUMED,
            "Counted from your last message, on 2 Sep 2025, until 2 Sep 2030.",
        ),
    ]


def test_why_it_is_kept_while_off() -> None:
    """As while on, with the period of off."""
    assert told(why(chat("09-10"), off("08-29"), at="09-12"), "retention") == [
        says(
            "off-period", STATED, "You wrote here on 10 Sep 2025 with training off. Kept 30 days."
        ),
        says(
            "counted-from",
            ASSUMED,
            "Counted from your last message, on 10 Sep 2025, until 10 Oct 2025.",
        ),
    ]


def test_without_a_choice_the_period_of_off_is_assumed() -> None:
    """Nobody says how long a chat is kept whose owner has not chosen."""
    first, _ = told(why(chat("09-10"), at="09-12"), "retention")
    assert first == says(
        "off-period",
        ASSUMED,
        "You wrote here on 10 Sep 2025, before any choice. Taken as if training were off. ",
        "Kept 30 days.",
    )


def test_what_switching_off_does_to_the_end_is_a_reading() -> None:
    """It falls, or it stays; both are assumed."""
    events = (on("08-29"), off("10-15"))
    assert told(why(chat("09-10"), *events, at="10-20"), "retention") == [
        says(
            "off-cuts-on-period",
            ASSUMED,
            "You wrote here with training on. Switching it off on 15 Oct 2025 is read as leaving ",
            "30 days from then, until 14 Nov 2025.",
        )
    ]
    stays = why(chat("09-10"), *events, at="10-20", off_retention="stays")
    assert told(stays, "retention")[1] == says(
        "on-period", ASSUMED, "Switching it off on 15 Oct 2025 is read as leaving that as it was."
    )


def test_an_automatic_deletion_is_a_reading() -> None:
    """So the period that it gives is not stated, the default neither."""
    reasons = why(chat("09-10"), at="09-12", name=GEMINI, auto_delete="P3M")
    assert told(reasons, "retention")[0] == says(
        "on-period", ASSUMED, "You wrote here on 10 Sep 2025 with training on. Kept 3 months."
    )
    assert told(why(chat("09-10"), at="09-12", name=GEMINI), "retention")[0][1] == ASSUMED


def test_kept_until_deleted() -> None:
    """No clock runs, so none is told of."""
    assert told(why(chat("09-10"), off("10-01"), at="10-06", name=CHATGPT), "retention") == [
        says(
            "until-deleted",
            STATED,
            "You wrote here on 10 Sep 2025 with training on. Kept until deleted.",
        )
    ]


def test_a_private_chat_is_kept_for_a_time_of_its_own() -> None:
    """By the name that its maker gives it."""
    reasons = why(chat("09-10", private=True), at="09-11", name=GEMINI)
    assert told(reasons, "retention")[0] == says(
        "private-period",
        STATED,
        "This is a private chat (temporary chat), and you wrote here on 10 Sep 2025. ",
        "Kept 72 hours.",
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            CLAUDE,
            "It leaves the maker’s storage within 30 days, by 20 Oct 2025.",
        ),
        (GEMINI, "It left the maker’s storage at once."),
    ],
)
def test_a_deletion_ends_the_copy(name: str, text: str) -> None:
    """Within the maker's time, or at once."""
    reasons = why(chat("09-10"), on("08-29"), deleted("09-20"), at="09-22", name=name)
    expected = says("purge-period", STATED, "You deleted this chat on 20 Sep 2025. ", text)
    assert told(reasons, "retention") == [expected]


def test_a_copy_that_ends_before_a_deletion_would_end_it() -> None:
    """Its own period is told, and that the deletion does not matter."""
    reasons = why(chat("09-01"), off("08-29"), deleted("09-25"), at="09-26")
    assert [one.rule for one in reasons if one.about == "retention"] == [
        "off-period",
        "counted-from",
        "purge-period",
    ]
    assert reasons[-1].text == (
        "You deleted this chat on 25 Sep 2025. A deleted chat goes within 30 days, "
        "and its copy ends by then."
    )


def test_the_message_that_keeps_the_chat_need_not_be_the_last() -> None:
    """What was written while on outlasts what was written while off."""
    events = (on("08-29"), off("10-15"))
    reasons = why(chat("09-10", "10-20"), *events, at="10-22", off_retention="stays")
    assert told(reasons, "retention")[2] == says(
        "counted-from",
        ASSUMED,
        "Counted from your message of 10 Sep 2025, until 10 Sep 2030. ",
        "No other one keeps the chat longer.",
    )


def test_a_turn_that_revives_an_ended_copy_is_an_assumption_of_its_own() -> None:
    """With the end that the copy had had."""
    reasons = why(chat("07-01", "07-20", "09-05", "09-06"), on("08-29"), at="09-07")
    assert told(reasons, "retention")[2:] == [
        says(
            "counted-from",
            ASSUMED,
            "The copy had ended on 19 Aug 2025. Writing here again on 5 Sep 2025 is taken to ",
            "keep the whole chat anew.",
        )
    ]


def test_every_other_copy_has_a_reason() -> None:
    """The one that keeps the chat longest comes first; deleting the chat leaves them."""
    events = (off("08-29"), flagged("09-11"), feedback("09-12"), deleted("09-20"))
    assert told(why(chat("09-10"), *events, at="09-22"), "retention") == [
        says(
            "feedback-copy",
            STATED,
            "You rated an answer on 12 Sep 2025, which sent a copy of the chat. ",
            "That copy is kept 5 years, until 12 Sep 2030.",
        ),
        says(
            "off-period", STATED, "You wrote here on 10 Sep 2025 with training off. Kept 30 days."
        ),
        says(
            "counted-from",
            ASSUMED,
            "Counted from your last message, on 10 Sep 2025, until 10 Oct 2025.",
        ),
        says(
            "purge-period",
            STATED,
            "You deleted this chat on 20 Sep 2025. A deleted chat goes within 30 days, ",
            "and its copy ends by then.",
        ),
        says(
            "flagged-copy",
            STATED,
            "Safety systems flagged this chat on 11 Sep 2025. ",
            "That copy is kept 2 years, until 11 Sep 2027.",
        ),
        says(
            "scores-copy",
            STATED,
            "Safety systems scored this chat when they flagged it on 11 Sep 2025. ",
            "The scores are kept 7 years, until 11 Sep 2032.",
        ),
        says(
            "feedback-copy",
            ASSUMED,
            "Deleting the chat is taken to leave its other copies as they are.",
        ),
    ]


def test_a_reviewed_chat() -> None:
    """Gemini's, kept by reviewers."""
    reasons = why(chat("09-10"), reviewed("09-12"), at="09-22", name=GEMINI, auto_delete="P3M")
    assert [rule for rule, _, _ in told(reasons, "retention")] == [
        "reviewed-copy",
        "on-period",
        "counted-from",
    ]
    assert reasons[1].text == (
        "Reviewers read this chat on 12 Sep 2025. That copy is kept 3 years, until 12 Sep 2028."
    )


def test_an_organisation_decides() -> None:
    """Where no turn is covered."""
    assert told(why(chat("10-20"), at="11-02", plan="team"), "retention") == [
        says(
            "organisation",
            STATED,
            "The agreement with the organisation decides how long this chat is kept.",
        )
    ]
