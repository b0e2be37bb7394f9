"""What is kept and what runs took in, one rule at a time."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from accounts import (
    CHATGPT,
    GEMINI,
    chat,
    day,
    deleted,
    feedback,
    flagged,
    history,
    kept,
    look,
    off,
    on,
    pack,
    policy,
    reviewed,
    run,
)
from consentlab.policy.decide import decide
from consentlab.policy.history import AnyEvent
from consentlab.policy.outcome import AlsoUsed, Copy
from consentlab.policy.pack import Policy, under
from consentlab.policy.period import parse

CLAUDE = policy()
TRAINING_TOO = (AlsoUsed("feedback", "training"),)
SAFETY_TOO = (AlsoUsed("flagged", "safety"),)


def policy_of(*, readings: dict[str, str] | None = None, **periods: str) -> Policy:
    """Claude's policy, but for these periods."""
    kinds = {kind: replace(getattr(pack(), kind), period=parse(p)) for kind, p in periods.items()}
    return under(replace(pack(), **kinds), readings or {})


# Copies


def test_a_flag_makes_two_copies_and_only_content_retains() -> None:
    """Safety scores are kept longest, but they are no content."""
    outcome = look(CLAUDE, history(chat("09-10"), events=(off("08-29"), flagged("09-10"))), "09-22")
    assert outcome.copies == (
        Copy("chat", "P30D", day("10-10")),
        Copy("flagged", "P2Y", day("2027-09-10")),
        Copy("scores", "P7Y", day("2032-09-10")),
    )


def test_the_latest_event_of_a_kind_makes_its_copy() -> None:
    """Copies come in one order, whatever the order of what made them."""
    events = (flagged("09-12"), feedback("09-11"), feedback("09-14"), feedback("09-30"))
    outcome = look(CLAUDE, history(chat("09-10"), events=(off("08-29"), *events)), "09-22")
    assert outcome.copies == (
        Copy("chat", "P30D", day("10-10")),
        Copy("feedback", "P5Y", day("2030-09-14")),
        Copy("flagged", "P2Y", day("2027-09-12")),
        Copy("scores", "P7Y", day("2032-09-12")),
    )
    assert outcome.also == TRAINING_TOO + SAFETY_TOO


def test_a_kind_without_a_period_makes_no_copy() -> None:
    """ChatGPT's feedback may train models, but nothing is said of a copy; reviews make none."""
    events = (feedback("09-10"), flagged("09-10"), reviewed("09-10"))
    outcome = look(policy(CHATGPT), history(chat("09-10"), events=events, plan="plus"), "09-22")
    assert (outcome.copies, outcome.also) == (
        (Copy("chat", "until-deleted", None),),
        TRAINING_TOO,
    )


def test_other_copies_outlive_a_deletion_and_stay_listed_when_ended() -> None:
    """Deleting the chat ends its own copy only."""
    account = history(chat("09-10"), events=(on("08-29"), flagged("09-11"), deleted("09-20")))
    assert look(CLAUDE, account, "2034-01-01").copies == (
        Copy("chat", "P30D", day("10-20")),
        Copy("flagged", "P2Y", day("2027-09-11")),
        Copy("scores", "P7Y", day("2032-09-11")),
    )
    assert look(CLAUDE, account, "2034-01-01").retention == kept(
        "P2Y", "2027-09-11", "flagged", ended=True
    )


def test_other_copies_are_made_whatever_the_plan() -> None:
    """The organisation's agreement decides about the chat, deleted or not, not about feedback."""
    account = history(chat("09-10"), events=(feedback("09-11"), deleted("09-20")), plan="team")
    outcome = look(CLAUDE, account, "09-22")
    assert (outcome.training, outcome.retention, outcome.also) == (
        "out-of-scope",
        kept(None, None, "organisation"),
        TRAINING_TOO,
    )
    assert outcome.copies == (
        Copy("chat", None, None),
        Copy("feedback", "P5Y", day("2030-09-11")),
    )


def test_at_equal_ends_the_first_kind_of_copy_is_named() -> None:
    """The chat's own copy stands before feedback given at the same instant."""
    account = history(chat("09-10"), events=(on("08-29"), feedback("09-10")))
    assert look(CLAUDE, account, "09-22").retention == kept("P5Y", "2030-09-10")


# Ends


def ends(rules: Policy, turns: tuple[str, ...], *events: AnyEvent, private: bool = False) -> Copy:
    """The chat's own copy, as it stands long after everything."""
    return look(rules, history(chat(*turns, private=private), events=events), "2060-01-01").copies[
        0
    ]


def test_the_turn_that_ends_last_names_the_period() -> None:
    """A turn while on outlasts later ones while off, until a switching off cuts it."""
    assert ends(policy(off_retention="stays"), ("09-10", "10-20"), on("08-29"), off("10-15")) == (
        Copy("chat", "P5Y", day("2030-09-10"))
    )
    assert ends(CLAUDE, ("09-10", "10-20"), on("08-29"), off("10-15")) == (
        Copy("chat", "P30D", day("11-19"))
    )


def test_switching_off_cuts_only_what_would_end_later() -> None:
    """What ends at the cut or before it keeps the name of its own period."""
    rules = policy_of(on="P60D")
    assert ends(rules, ("09-10",), on("08-29"), off("10-10")) == Copy("chat", "P60D", day("11-09"))
    assert ends(rules, ("09-10",), on("08-29"), off("10-09")) == Copy("chat", "P30D", day("11-08"))


def test_the_first_switching_off_after_a_turn_cuts() -> None:
    """Neither going on again nor a second switching off moves the end."""
    choices = (on("08-29"), off("10-15"), on("11-01"), off("12-01"))
    assert ends(CLAUDE, ("09-10",), *choices) == Copy("chat", "P30D", day("11-14"))


def test_switching_off_at_the_instant_of_a_turn_comes_before_it() -> None:
    """So the turn is made while off, and nothing of it is cut."""
    assert ends(CLAUDE, ("09-10",), on("08-29"), off("09-10")) == Copy("chat", "P30D", day("10-10"))


def test_of_choices_at_one_instant_the_last_of_the_file_holds() -> None:
    """Each counts: going off and on again at once begins a new time of on."""
    account = history(chat("09-01"), events=(on("08-29"), off("09-10"), on("09-10")))
    assert look(CLAUDE, account, "09-22").training == "withdrawn"
    account = history(chat("09-01"), events=(on("08-29"), on("09-10"), off("09-10")))
    assert decide(CLAUDE, account, day("09-10")).account.setting == "off"


def test_a_new_turn_carries_a_chat_whose_copy_had_ended() -> None:
    """The whole chat is kept from then on."""
    assert ends(CLAUDE, ("09-10", "11-20"), off("08-29")) == Copy("chat", "P30D", day("12-20"))


def test_a_deleted_copy_ends_at_the_end_as_it_stood() -> None:
    """Nothing after the deletion moves it, and at equal ends its own period is named."""
    events = (off("08-29"), deleted("09-10"))
    assert ends(policy_of(off="P40D"), ("09-01",), *events) == Copy("chat", "P30D", day("10-10"))
    assert ends(policy_of(off="P39D"), ("09-01",), *events) == Copy("chat", "P39D", day("10-10"))
    later = (on("08-29"), deleted("09-10"), off("09-11"))
    assert ends(policy_of(off="P10D"), ("09-01",), *later) == Copy("chat", "P30D", day("10-10"))


def test_where_the_day_is_clamped_an_earlier_turn_may_end_later() -> None:
    """30 January at 11:00 and 31 January at 10:00, plus a month, fall on one day."""
    rules = policy_of(off="P1M")
    account = history(
        chat(day("2026-01-28", 9), day("2026-01-30", 11), day("2026-01-31", 10)),
        events=(off("08-29"),),
    )
    assert look(rules, account, "2026-02-01").retention.until == day("2026-02-28", 11)


def test_at_equal_ends_the_later_turn_names_the_period() -> None:
    """The later one was written while off, and both copies end together."""
    rules = policy_of(on="P40D", readings={"off_retention": "stays"})
    turns = ("09-10", "09-20")
    assert ends(rules, turns, on("08-29"), off("09-15")) == Copy("chat", "P30D", day("10-20"))


def test_a_deleted_private_chat_stays_private() -> None:
    """That it trains nothing is the first thing to say of it; its copy ends like any other."""
    account = history(chat("09-10", private=True), events=(on("08-29"), deleted("09-11")))
    assert look(policy_of(private="P90D"), account, "09-22").training == "private"
    assert look(policy_of(private="P90D"), account, "09-22").retention == kept("P30D", "10-11")


def test_a_private_chat_has_a_period_of_its_own() -> None:
    """Whatever the setting, and however long other chats are kept."""
    account = history(chat("09-10", private=True), plan="personal")
    assert look(policy(GEMINI), account, "09-22").retention == kept("PT72H", "09-13", ended=True)


# Runs


@pytest.mark.parametrize(
    ("events", "runs"),
    [
        ((run("09-09"), on("08-29")), ()),
        ((run("09-10"), on("08-29")), ("autumn",)),
        ((run("09-10"), on("08-29"), off("09-10")), ()),
        ((run("09-10"), on("08-29"), deleted("09-20")), ("autumn",)),
        ((run("09-20"), on("08-29"), deleted("09-20")), ()),
        ((run("09-20"), off("08-29"), on("09-20")), ()),
        ((run("09-12", "second"), run("09-11", "first"), on("08-29")), ("first", "second")),
        ((run("09-12", "as written"), run("09-12", "next"), on("08-29")), ("as written", "next")),
        ((run("12-01"), on("08-29")), ()),
    ],
)
def test_runs(events: tuple[AnyEvent, ...], runs: tuple[str, ...]) -> None:
    """A run takes in what is eligible at its start, after all else at that instant."""
    assert look(CLAUDE, history(chat("09-10"), events=events), "11-20").runs == runs


def test_a_run_takes_in_nothing_that_is_gone() -> None:
    """A chat whose copy has ended is not eligible."""
    rules = policy(re_enabling="revives")
    events = (on("08-29"), off("09-15"), on("09-20"), run("10-14", "before"), run("10-15", "after"))
    outcome = look(rules, history(chat("09-10"), events=events), "11-20")
    assert (outcome.runs, outcome.training) == (("before",), "expired")
