"""What is decided: the cases worked by hand, then what holds for every account."""

from __future__ import annotations

import pytest

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
    plan,
    policy,
    reviewed,
    run,
)
from consentlab.policy.decide import decide
from consentlab.policy.history import Chat, History, Message
from consentlab.policy.outcome import AlsoUsed, NoticeStatus, Retention
from consentlab.policy.pack import Policy

CLAUDE = policy()
TRAINING_TOO = (AlsoUsed("feedback", "training"),)
SAFETY_TOO = (AlsoUsed("flagged", "safety"),)

TURNED_OFF = (on("08-29"), run("10-01"), off("10-15"))
OFF_THEN_ON = (*TURNED_OFF, on("11-01"))


# One row a line: it is read as the table that it is.
# fmt: off
BY_HAND = {
    "on, then written":
        (CLAUDE, history(chat("09-01", "09-02"), events=(on("08-29"),)), "09-03",
         "eligible", (), kept("P5Y", "2030-09-02"), ()),
    "written, then on":
        (CLAUDE, history(chat("08-20"), events=(on("08-29"),)), "09-01",
         "dormant", (), kept("P30D", "09-19"), ()),
    "written, on, taken up again":
        (CLAUDE, history(chat("07-01", "09-05"), events=(on("08-29"),)), "09-06",
         "eligible", (), kept("P5Y", "2030-09-05"), ()),
    "on, written, a run, off":
        (CLAUDE, history(chat("09-01", "09-10"), events=TURNED_OFF), "10-20",
         "withdrawn", ("autumn",), kept("P30D", "11-14"), ()),
    "the same, where the period stays":
        (policy(off_retention="stays"), history(chat("09-01", "09-10"), events=TURNED_OFF), "10-20",
         "withdrawn", ("autumn",), kept("P5Y", "2030-09-10"), ()),
    "off, then written":
        (CLAUDE, history(chat("09-10"), events=(off("08-29"),)), "09-12",
         "off", (), kept("P30D", "10-10"), ()),
    "on, written, deleted":
        (CLAUDE, history(chat("09-10"), events=(on("08-29"), deleted("09-20"))), "09-22",
         "deleted", (), kept("P30D", "10-20"), ()),
    "off, written, deleted":
        (CLAUDE, history(chat("09-01"), events=(off("08-29"), deleted("09-25"))), "09-26",
         "deleted", (), kept("P30D", "10-01"), ()),
    "private while on":
        (CLAUDE, history(chat("09-10", private=True), events=(on("08-29"),)), "09-22",
         "private", (), kept("P30D", "10-10"), ()),
    "rated while off":
        (CLAUDE, history(chat("09-10"), events=(off("08-29"), feedback("09-10"))), "09-22",
         "off", (), kept("P5Y", "2030-09-10", "feedback"), TRAINING_TOO),
    "flagged while off":
        (CLAUDE, history(chat("09-10"), events=(off("08-29"), flagged("09-10"))), "09-22",
         "off", (), kept("P2Y", "2027-09-10", "flagged"), SAFETY_TOO),
    "no choice on the deadline":
        (CLAUDE, history(chat("09-10")), "09-28",
         "undecided", (), kept("P30D", "10-10"), ()),
    "no choice a day later":
        (CLAUDE, history(chat("09-10")), "09-29",
         "undecided", (), kept("P30D", "10-10"), ()),
    "off, then on again":
        (CLAUDE, history(chat("09-01", "09-10"), events=OFF_THEN_ON), "11-02",
         "withdrawn", ("autumn",), kept("P30D", "11-14"), ()),
    "the same, where that revives":
        (policy(re_enabling="revives"),
         history(chat("09-01", "09-10"), events=OFF_THEN_ON), "11-02",
         "eligible", ("autumn",), kept("P30D", "11-14"), ()),
    "off, on again, taken up again":
        (CLAUDE, history(chat("09-01", "09-10", "11-05"), events=OFF_THEN_ON), "11-06",
         "eligible", ("autumn",), kept("P5Y", "2030-11-05"), ()),
    "off, written, on":
        (CLAUDE, history(chat("10-20"), events=(off("08-29"), on("11-01"))), "11-02",
         "dormant", (), kept("P30D", "11-19"), ()),
    "a plan that is not covered":
        (CLAUDE, history(chat("10-20"), events=(on("08-29"),), plan="team"), "11-02",
         "out-of-scope", (), kept(None, None, "organisation"), ()),
    "written, then to such a plan":
        (CLAUDE, history(chat("09-10"), events=(on("08-29"), plan("09-15", "team"))), "09-22",
         "eligible", (), kept("P5Y", "2030-09-10"), ()),
    "written on a leap day":
        (CLAUDE, history(chat("2028-02-29"), events=(on("08-29"),)), "2028-03-02",
         "eligible", (), kept("P5Y", "2033-02-28"), ()),
    "five years later":
        (CLAUDE, history(chat("09-10"), events=(on("08-29"),)), "2030-09-10",
         "expired", (), kept("P5Y", "2030-09-10", ended=True), ()),
    "on, a turn and a run at one instant":
        (CLAUDE, history(chat("08-29"), events=(run("08-29"), on("08-29"))), "08-30",
         "eligible", ("autumn",), kept("P5Y", "2030-08-29"), ()),
    "ChatGPT: written, off, deleted":
        (policy(CHATGPT),
         history(chat("09-10"), events=(off("10-01"), deleted("10-05")), plan="plus"), "10-06",
         "deleted", (), kept("P30D", "11-04"), ()),
    "ChatGPT: written, off":
        (policy(CHATGPT), history(chat("09-10"), events=(off("10-01"),), plan="plus"), "10-06",
         "unstated", (), kept("until-deleted", None), ()),
    "Gemini: written, off, written, reviewed":
        (policy(GEMINI),
         history(chat("09-10", "10-02"), events=(off("10-01"), reviewed("10-03")), plan="personal"),
         "10-04",
         "unstated", (), kept("P3Y", "2028-10-03", "reviewed"), ()),
}
# fmt: on


@pytest.mark.parametrize(
    ("rules", "account", "when", "training", "runs", "retention", "also"),
    BY_HAND.values(),
    ids=BY_HAND,
)
def test_cases_by_hand(
    rules: Policy,
    account: History,
    when: str,
    training: str,
    runs: tuple[str, ...],
    retention: Retention,
    also: tuple[AlsoUsed, ...],
) -> None:
    """The three answers, kept apart, and the uses that no switch stops."""
    outcome = look(rules, account, when)
    assert (outcome.training, outcome.runs, outcome.retention, outcome.also) == (
        training,
        runs,
        retention,
        also,
    )


@pytest.mark.parametrize(
    ("account", "when", "notice"),
    [
        (history(chat("09-10")), "08-27", "not-due"),
        (history(chat("09-10")), "08-28", "due"),
        (history(chat("09-10")), "09-28", "due"),
        (history(chat("09-10")), "09-29", "must-choose"),
        (history(created="08-27"), "08-28", "due"),
        (history(created="08-28"), "08-28", "must-choose"),
        (history(created="08-28"), "08-27", "not-due"),
        (history(plan="team"), "09-29", "not-due"),
        (history(events=(plan("09-10", "team"),)), "09-09", "due"),
        (history(events=(plan("09-10", "team"),)), "09-10", "not-due"),
        (history(plan="team", events=(plan("10-10", "max"),)), "10-10", "must-choose"),
        (history(events=(off("08-01"),)), "08-27", "settled"),
        (history(events=(off("09-29"),)), "09-28", "due"),
        (history(events=(off("09-29"),)), "09-29", "settled"),
        (history(events=(on("09-10"),), plan="team"), "09-29", "not-due"),
    ],
)
def test_notice(account: History, when: str, notice: NoticeStatus) -> None:
    """Where the account is with the notice, the deadline's own day being one of grace."""
    assert decide(CLAUDE, account, day(when, 12)).account.notice == notice


@pytest.mark.parametrize(
    ("rules", "when", "notice"),
    [
        (policy(deadline="2025-10-08"), "10-08", "due"),
        (policy(deadline="2025-10-08"), "10-09", "must-choose"),
        (policy(CHATGPT), "10-09", "not-due"),
    ],
)
def test_notice_under_other_policies(rules: Policy, when: str, notice: NoticeStatus) -> None:
    """The reading moves the deadline, and a maker without a notice never asks."""
    assert decide(rules, history(), day(when, 12)).account.notice == notice


def test_an_account_is_that_of_the_instant() -> None:
    """Plan, setting and notice are those in force, changes at the instant included."""
    account = history(events=(on("08-29"), plan("09-15", "team"), off("09-15")))
    seen = [decide(CLAUDE, account, day(when)).account for when in ("09-14", "09-15")]
    assert [(one.plan, one.covered, one.setting) for one in seen] == [
        ("free", True, "on"),
        ("team", False, "off"),
    ]


def test_chats_without_a_turn_are_left_out() -> None:
    """Up to the instant: an answer alone is none, a turn that is not covered is one."""
    answered = Chat("b", "B", (Message(day("09-01"), "assistant"), Message(day("09-03"), "person")))
    account = history(chat("09-02", name="c"), answered, events=(plan("09-02", "team"),))
    seen = [decide(CLAUDE, account, day(when)).chats for when in ("09-01", "09-02", "09-03")]
    assert [[one.id for one in chats] for chats in seen] == [[], ["c"], ["c", "b"]]
