"""What a lifeline tells of an account, up to the instant that it is looked at from."""

from __future__ import annotations

from itertools import pairwise

import pytest

from accounts import (
    CHATGPT,
    CLAUDE,
    chat,
    day,
    feedback,
    flagged,
    history,
    off,
    on,
    plan,
    policy,
    reviewed,
    run,
)
from consentlab.policy.case import Case
from consentlab.policy.history import AnyEvent, History
from consentlab.views.lifelines import APART, CLEAR, DOTS_APART, GAP, LEAD, lifeline
from consentlab.widgets.lifeline import Lifeline

# From 30 June to 8 October are 100 days, and a quarter as much lies ahead: 125 in all.
FIRST, NOW = "06-30", "10-08"
DAY = (1 - LEAD - GAP) / 125


def line(account: History, pack: str = CLAUDE, now: str = NOW) -> Lifeline:
    """The account's lifeline, looked at from this day."""
    return lifeline(Case(policy(pack), account), day(now))


def place(days: int) -> float:
    """Where something lies that happened so many days after the first turn."""
    return round(LEAD + days * DAY, 6)


def told(account: History, pack: str = CLAUDE) -> list[tuple[str, float, float]]:
    """What held, from where to where."""
    segments = line(account, pack).segments
    return [(part.held, round(part.start, 6), round(part.end, 6)) for part in segments]


@pytest.mark.parametrize(
    ("pack", "events", "expected"),
    [
        (CLAUDE, (), [("undecided", 0.0, 1.0)]),
        (CLAUDE, (on("08-19"),), [("undecided", 0.0, place(50)), ("on", place(50), 1.0)]),
        (
            CLAUDE,
            (on("08-19"), off("09-28")),
            [("undecided", 0.0, place(50)), ("on", place(50), place(90)), ("off", place(90), 1.0)],
        ),
        (CLAUDE, (on("08-19"), on("09-28")), [("undecided", 0.0, place(50)), ("on", place(50), 1)]),
        (CLAUDE, (on("10-09"),), [("undecided", 0.0, 1.0)]),
        (CHATGPT, (off("09-28"),), [("on", 0.0, place(90)), ("off", place(90), 1.0)]),
        (
            CLAUDE,
            (on("08-19"), plan("09-28", "team")),
            [("undecided", 0.0, place(50)), ("on", place(50), place(90)), ("none", place(90), 1.0)],
        ),
    ],
    ids=["undecided", "on", "off again", "twice", "later", "before any choice", "another plan"],
)
def test_settings_are_segments(
    pack: str, events: tuple[AnyEvent, ...], expected: list[tuple[str, float, float]]
) -> None:
    """Each lasts from one choice to the next; the last one goes on to the end."""
    free = "free" if pack == CLAUDE else "plus"
    assert expected == told(history(chat(FIRST), events=events, plan=free), pack)


def test_a_plan_that_is_not_covered_has_no_setting() -> None:
    """The switch is not for it."""
    assert [("none", 0.0, 1.0)] == told(history(chat(FIRST), plan="team"))


def test_an_account_begins_where_it_was_created() -> None:
    """Without a turn up to now the line begins there too; what lies ahead has its room."""
    new = line(history(chat("11-07"), created=NOW))
    assert ["none", "undecided"] == [part.held for part in new.segments]
    assert [LEAD, LEAD] == [new.segments[1].start, new.signs[0].at]
    assert (["account"], ()) == ([sign.icon for sign in new.signs], new.dots)
    assert new.look < 2 * LEAD


def test_the_look_comes_after_all_that_happened() -> None:
    """Even a turn at the very instant looked from is clear of it."""
    shown = line(history(chat(FIRST, NOW)))
    assert place(100) == pytest.approx(shown.dots[-1])
    assert place(100) + GAP == pytest.approx(shown.look)


def test_turns_are_dots_unless_they_lie_ahead() -> None:
    """Of every chat, in order of time."""
    shown = line(history(chat(FIRST, "08-19"), chat("09-18", "10-20"), events=(on("08-29"),)))
    assert [place(0), place(50), place(80)] == [round(dot, 6) for dot in shown.dots]


def test_dots_are_thinned() -> None:
    """So that they stay dots."""
    days = [f"0{month}-{n:02}" for month in (7, 8, 9) for n in range(1, 31)]
    dots = line(history(chat(FIRST, *days), events=(on("08-29"),))).dots
    assert all(b - a >= DOTS_APART for a, b in pairwise(dots))
    assert len(dots) > 14


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), ["notice", "deadline"]),
        ((on("08-29"),), []),
        ((on("08-29"), run("10-01")), ["run"]),
        ((on("08-29"), feedback("07-20"), flagged("08-10"), run("09-10")), [
            "thumb-up", "safety", "run",
        ]),
        ((on("08-29"), reviewed("09-01"), run("10-01")), ["reviewed", "run"]),
        ((on("08-29"), run("10-09")), []),
    ],
    ids=["undecided", "settled", "a run", "flags", "reviewed", "later"],
)  # fmt: skip
def test_what_happened_has_a_sign(events: tuple[AnyEvent, ...], expected: list[str]) -> None:
    """The notice's days only while no choice has been made."""
    shown = line(history(chat(FIRST), events=events))
    assert expected == [sign.icon for sign in shown.signs]


def test_there_is_no_notice_where_it_is_not_due() -> None:
    """To a later account, under a plan that is not covered, with a maker that shows none."""
    assert () == line(history(chat("09-01", "09-20"), created="08-30")).signs
    assert () == line(history(chat(FIRST), plan="team")).signs
    assert () == line(history(chat(FIRST), plan="plus"), CHATGPT).signs


def test_signs_that_lack_room_give_way_to_what_matters_more() -> None:
    """A flag matters more than a run, and a dot gives way to both."""
    shown = line(
        history(chat(FIRST, "09-14"), events=(on("08-29"), run("09-12"), flagged("09-15")))
    )
    assert ["safety"] == [sign.icon for sign in shown.signs]
    assert [place(0)] == [round(dot, 6) for dot in shown.dots]


def test_nothing_touches_a_sign() -> None:
    """Neither another sign nor a dot."""
    days = [f"0{month}-{n:02}" for month in (7, 8, 9) for n in range(1, 31)]
    events = (on("08-29"), feedback("08-01"), run("09-01"), flagged("09-20"))
    shown = line(history(chat(FIRST, *days), events=events))
    places = [sign.at for sign in shown.signs]
    assert all(b - a >= APART for a, b in pairwise(places))
    assert all(abs(dot - at) >= CLEAR for dot in shown.dots for at in places)


@pytest.mark.parametrize(
    "account",
    [history(created=NOW), history(created="10-09"), history(chat(NOW), created=NOW)],
    ids=["created then", "created later", "written in then"],
)
def test_an_account_without_any_time_has_a_lifeline(account: History) -> None:
    """All that there is lies at the instant looked from."""
    shown = lifeline(Case(policy(), account), day(NOW, 10 if account.chats else 0))
    assert LEAD + GAP == pytest.approx(shown.look)
    assert 1.0 == shown.segments[-1].end
