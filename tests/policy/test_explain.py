"""Reasons: what they say, what they rest on, and that none is missing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from msgspec.structs import replace

from accounts import (
    CHATGPT,
    CLAUDE,
    GEMINI,
    chat,
    day,
    deleted,
    feedback,
    flagged,
    history,
    off,
    on,
    pack,
    plan,
    run,
)
from consentlab.policy.case import Case
from consentlab.policy.decide import decide_case, decide_chat
from consentlab.policy.explain import Reason, explain
from consentlab.policy.history import AnyEvent
from consentlab.policy.pack import RULES, PolicyPack, under
from consentlab.words import load
from reasons import ASSUMED, STATED, says, told, why
from worlds import World, worlds

OFF_THEN_ON = (on("08-29"), run("10-01"), off("10-15"), on("11-01"))


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        (
            why(chat("09-01", "09-02"), on("08-29"), at="09-03"),
            [
                says(
                    "new-or-resumed",
                    STATED,
                    "Training is on since 29 Aug 2025, and you wrote here on 2 Sep 2025.",
                )
            ],
        ),
        (
            why(chat("09-10", "11-05", "11-06"), *OFF_THEN_ON, at="11-07"),
            [
                says(
                    "new-or-resumed",
                    STATED,
                    "Training is on since 1 Nov 2025, and you took this chat up again ",
                    "on 5 Nov 2025.",
                ),
                says(
                    "new-or-resumed",
                    STATED,
                    "All of it counts, not only the new part. Press reports differ on this.",
                ),
            ],
        ),
        (
            why(chat("09-10"), at="09-11", name=CHATGPT),
            [
                says(
                    "new-or-resumed",
                    STATED,
                    "Training is on unless you switch it off, and you wrote here on 10 Sep 2025.",
                )
            ],
        ),
        (
            why(chat("08-20"), on("08-29"), at="09-01"),
            [
                says(
                    "dormant",
                    STATED,
                    "Training is on since 29 Aug 2025, and you have not written here since.",
                )
            ],
        ),
        (
            why(chat("09-10"), *OFF_THEN_ON[:3], at="10-20"),
            [
                says(
                    "turned-off",
                    STATED,
                    "You wrote here while training was on, and switched it off on 15 Oct 2025. ",
                    "Training runs that start later leave this chat out.",
                )
            ],
        ),
        (
            why(chat("09-10"), off("10-01"), at="10-06", name=CHATGPT),
            [
                says(
                    "turned-off",
                    STATED,
                    "You wrote here while training was on, and switched it off on 1 Oct 2025. ",
                    "What you write from then on stays out.",
                ),
                says(
                    "not-stated",
                    ASSUMED,
                    "The maker does not say whether chats from before you switched off ",
                    "are left out of later runs.",
                ),
            ],
        ),
        (
            why(chat("09-10"), off("08-29"), off("09-05"), at="09-12"),
            [
                says(
                    "setting-off",
                    STATED,
                    "Training is off since 29 Aug 2025, and you never wrote here while it was on.",
                )
            ],
        ),
        (
            why(chat("09-10"), *OFF_THEN_ON, at="11-02"),
            [
                says(
                    "not-resumed-since-on",
                    ASSUMED,
                    "Training is on again since 1 Nov 2025. What you wrote here while it was on ",
                    "before, last on 10 Sep 2025, counts again only once you write here.",
                )
            ],
        ),
        (
            why(chat("09-10"), *OFF_THEN_ON, at="11-02", re_enabling="revives"),
            [
                says(
                    "revived",
                    ASSUMED,
                    "Training is on again since 1 Nov 2025. That is read as bringing back what ",
                    "you wrote here while it was on before, last on 10 Sep 2025.",
                )
            ],
        ),
        (
            why(chat("09-10"), on("08-29"), at="2030-09-10"),
            [
                says(
                    "own-copy-ended",
                    ASSUMED,
                    "The maker’s copy ended on 10 Sep 2030. There is nothing left to use.",
                ),
                says(
                    "new-or-resumed",
                    STATED,
                    "Training is on since 29 Aug 2025, and you wrote here on 10 Sep 2025.",
                ),
            ],
        ),
        (
            why(chat("09-10"), at="09-28"),
            [
                says(
                    "no-choice-yet",
                    STATED,
                    "You made no choice up to 28 Sep 2025. ",
                    "Nothing trains models before you make one.",
                )
            ],
        ),
        (
            why(chat("09-10", private=True), on("08-29"), at="09-22"),
            [
                says(
                    "private-chat",
                    STATED,
                    "You wrote this as a private chat (incognito chat), last on 10 Sep 2025. ",
                    "It never trains models, whatever the switch says.",
                )
            ],
        ),
        (
            why(chat("09-10"), on("08-29"), deleted("09-20"), at="09-22"),
            [
                says(
                    "deleted",
                    STATED,
                    "You deleted this chat on 20 Sep 2025. ",
                    "Training runs that start later leave it out.",
                )
            ],
        ),
        (
            why(chat("10-20"), on("08-29"), at="11-02", plan="team"),
            [
                says(
                    "plan-not-covered",
                    STATED,
                    "You wrote here on 20 Oct 2025, on the Team plan. ",
                    "The switch does not cover it.",
                )
            ],
        ),
        (
            why(chat("09-10"), on("08-29"), plan("09-15", "pro"), at="09-22", plan="team"),
            [
                says(
                    "plan-not-covered",
                    STATED,
                    "You wrote here on 10 Sep 2025, on the Team plan. ",
                    "The switch does not cover it.",
                ),
                says(
                    "plan-not-covered",
                    ASSUMED,
                    "Your plan changed to Pro on 15 Sep 2025. ",
                    "What you wrote before is taken to stay as it is.",
                ),
            ],
        ),
        (
            why(chat("09-10"), on("08-29"), plan("09-15", "team"), at="09-22"),
            [
                says(
                    "new-or-resumed",
                    STATED,
                    "Training is on since 29 Aug 2025, and you wrote here on 10 Sep 2025.",
                ),
                says(
                    "plan-not-covered",
                    ASSUMED,
                    "Your plan changed to Team on 15 Sep 2025. ",
                    "What you wrote before is taken to stay as it is.",
                ),
            ],
        ),
    ],
    ids=lambda value: value[0][0] if isinstance(value, list) else "",
)
def test_why_it_may_train_or_not(
    reasons: tuple[Reason, ...], expected: list[tuple[str, bool, str]]
) -> None:
    """What happened, with its dates, and whether anybody says so."""
    assert told(reasons, "training") == expected


def test_uses_that_no_switch_stops() -> None:
    """One reason each."""
    events = (off("08-29"), flagged("09-11"), feedback("09-12"))
    assert told(why(chat("09-10"), *events, at="09-22"), "also") == [
        says(
            "no-switch-stops",
            STATED,
            "You rated an answer on 12 Sep 2025. ",
            "That copy may train models, whatever the switch says.",
        ),
        says(
            "no-switch-stops",
            STATED,
            "Safety systems flagged this chat on 11 Sep 2025. ",
            "That copy may be used for safety work, whatever the switch says.",
        ),
    ]


def test_the_plan_is_told_of_only_where_it_matters() -> None:
    """From one covered plan to another, nothing is assumed."""
    reasons = why(chat("09-10"), on("08-29"), plan("09-05", "pro"), at="09-22")
    assert [one.rule for one in reasons if one.about == "training"] == ["new-or-resumed"]
    away = (on("08-29"), plan("09-12", "team"), plan("09-15", "pro"))
    reasons = why(chat("09-10", "09-13"), *away, at="09-22")
    assert told(reasons, "training")[1:] == [
        says(
            "plan-not-covered",
            ASSUMED,
            "Your plan changed to Pro on 15 Sep 2025. ",
            "What you wrote before is taken to stay as it is.",
        )
    ]


def test_what_lies_later_is_not_told() -> None:
    """The last rating up to the look counts."""
    events = (off("08-29"), feedback("09-12"), feedback("10-12"))
    (reason,) = (one for one in why(chat("09-10"), *events, at="09-22") if one.about == "also")
    assert reason.text.startswith("You rated an answer on 12 Sep 2025.")


@pytest.mark.parametrize(
    ("turns", "events", "at", "readings", "rules"),
    [
        (("09-10",), (), "09-12", {}, ["off-period", "counted-from"]),
        (("07-01", "09-10"), (), "09-12", {}, ["off-period", "counted-from", "counted-from"]),
        (("09-10",), (on("08-29"),), "2030-09-10", {}, ["own-copy-ended", "counted-from"]),
        (
            ("09-10",),
            OFF_THEN_ON,
            "11-02",
            {},
            ["not-resumed-since-on", "off-cuts-on-period"],
        ),
        (
            ("09-10",),
            (*OFF_THEN_ON, run("11-05", "winter")),
            "11-06",
            {"re_enabling": "revives", "off_retention": "stays"},
            ["revived", "on-period", "counted-from", "run-took-it"],
        ),
        (
            ("09-10",),
            (on("08-29"), feedback("09-10"), plan("09-15", "team"), deleted("09-20")),
            "09-22",
            {},
            ["plan-not-covered", "feedback-copy"],
        ),
    ],
)
def test_an_assumption_is_one_whatever_a_pack_says(
    turns: tuple[str, ...],
    events: tuple[AnyEvent, ...],
    at: str,
    readings: dict[str, str],
    rules: list[str],
) -> None:
    """Clocks, readings and the like stay assumed in a pack that calls everything stated."""
    case = Case(under(everything_stated(), readings), history(chat(*turns), events=events))
    one = case.history.chats[0]
    outcome = decide_chat(case, one, day(at))
    assert outcome
    reasons = explain(case, one, outcome, day(at), load("en"))
    assert [reason.rule for reason in reasons if not reason.stated] == rules


def everything_stated() -> PolicyPack:
    """Claude's pack as somebody might write it who is sure of everything."""
    sure = pack()
    return replace(
        sure,
        rules={rule: replace(basis, stated=True) for rule, basis in sure.rules.items()},
        readings=tuple(
            replace(one, basis=replace(one.basis, stated=True)) for one in sure.readings
        ),
        undecided=replace(sure.undecided, stated=True),
    )


def test_runs() -> None:
    """One reason each, with the run; assumed where only a reading brought the chat back."""
    events = (*OFF_THEN_ON, run("11-05", "winter"))
    reasons = why(chat("09-10"), *events, at="11-06", re_enabling="revives")
    runs = [(one.rule, one.run, one.stated) for one in reasons if one.about == "run"]
    assert runs == [("run-took-it", "autumn", STATED), ("run-took-it", "winter", ASSUMED)]
    assert reasons[-2].text == (
        "The run “autumn” started on 1 Oct 2025, while this chat could be used. "
        "A later choice or deletion does not take it out."
    )


def test_a_reason_on_a_reading_names_its_sources_too() -> None:
    """First those of the rule, then those of the reading, each once."""
    (reason,) = why(chat("09-10"), *OFF_THEN_ON, at="11-02", re_enabling="revives")[:1]
    assert reason.sources == ("announcement", "how-long")


@given(worlds(CLAUDE, CHATGPT, GEMINI))
def test_every_outcome_has_all_its_reasons(world: World) -> None:
    """In their order, by rules that there are, with sources that the pack resolves."""
    case = Case(world.policy, world.history)
    chats = {chat.id: chat for chat in world.history.chats}
    for outcome in decide_case(case, world.at).chats:
        reasons = explain(case, chats[outcome.id], outcome, world.at, load("en"))
        about = [reason.about for reason in reasons]
        order = ["training", "retention", "also", "run"]
        assert about == sorted(about, key=order.index)
        assert {"training", "retention"} <= set(about)
        assert about.count("also") == len(outcome.also)
        assert tuple(one.run for one in reasons if one.run) == outcome.runs
        assert about.count("run") == len(outcome.runs)
        assert {one.rule for one in reasons} <= set(RULES)
        assert all(one.sources for one in reasons)
        assert {s for one in reasons for s in one.sources} <= set(world.policy.pack.sources)
        copies = {f"{copy.kind}-copy" for copy in outcome.copies[1:]}
        assert copies == {one.rule for one in reasons if one.rule.endswith("-copy")}
        assert len({one.text for one in reasons}) == len(reasons)
        for one in reasons:
            assert re.fullmatch(r"[A-Z][^{}!]+\.", one.text)
            assert one.stated is False or one.rule not in ("counted-from", "revived")


@given(worlds(CLAUDE, CHATGPT, GEMINI))
def test_every_sentence_goes_through_the_words(world: World) -> None:
    """In a language made by code, nothing stays English but names and numbers."""
    case, pack = Case(world.policy, world.history), world.policy.pack
    chats = {chat.id: chat for chat in world.history.chats}
    names = [*pack.plan_names.values(), pack.switch.private_chat]
    for outcome in decide_case(case, world.at).chats:
        for reason in explain(case, chats[outcome.id], outcome, world.at, load("pseudo")):
            text = re.sub("|".join(map(re.escape, names)), "", reason.text)
            text = re.sub(r"“run-\d+”", "", text)
            assert re.findall(r"[A-PR-Za-pr-z]{2,}", text) == []
