"""What changed between two outcomes, in groups, and when the next change comes."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import (
    CHATGPT,
    chat,
    day,
    deleted,
    feedback,
    flagged,
    history,
    kept,
    off,
    on,
    plan,
    policy,
    run,
)
from consentlab.policy.case import Case
from consentlab.policy.changes import (
    Changes,
    Ended,
    KeptMove,
    NewUse,
    TakenIn,
    TrainingMove,
    change_points,
    differences,
    next_change,
)
from consentlab.policy.decide import decide_case
from consentlab.policy.history import History
from consentlab.policy.outcome import AlsoUsed, Outcome
from worlds import World, looks, worlds

A_MOMENT = timedelta(microseconds=1)

ACCOUNT = history(
    chat("09-10", name="withdrawn"),
    chat("07-20", name="dormant"),
    chat("09-10", "11-05", name="rated"),
    chat("11-04", name="eligible"),
    chat("11-06", name="private", private=True),
    chat("09-12", name="deleted"),
    events=(
        on("08-29"),
        feedback("09-10", "rated"),
        run("10-01"),
        off("10-15"),
        deleted("10-15", "deleted"),
        on("11-01"),
        off("11-12"),
        plan("11-20", "team"),
    ),
)


@pytest.fixture
def case() -> Case:
    """An account that has been on, off and on again, and goes off once more on 12 November."""
    return Case(policy(), ACCOUNT)


def between(case: Case, first: str, second: str) -> Changes:
    """What changed from noon to noon."""
    return differences(decide_case(case, day(first, 12)), decide_case(case, day(second, 12)))


def test_a_choice_moves_chats_in_groups(case: Case) -> None:
    """Training and retention are told apart, and what stays is told too."""
    changes = between(case, "11-11", "11-12")
    assert changes.training == (
        TrainingMove("dormant", "off", ("dormant",)),
        TrainingMove("eligible", "withdrawn", ("rated", "eligible")),
    )
    assert changes.kept == (
        KeptMove(
            kept("P5Y", "2030-11-05"),
            kept("P5Y", "2030-09-10", "feedback"),
            ("rated",),
            (day("2030-09-10"),),
        ),
        KeptMove(kept("P5Y", "2030-11-04"), kept("P30D", "12-12"), ("eligible",), (day("12-12"),)),
    )
    assert changes.as_before == ("withdrawn", "private", "deleted")
    assert (changes.moved, changes.total) == (("dormant", "rated", "eligible"), 3)


def test_a_later_end_alone_is_a_move_of_what_is_kept() -> None:
    """Writing on keeps a chat longer by the same period, and moves nothing else."""
    events = (on("08-29"), feedback("09-10"), run("09-15"))
    case = Case(policy(), history(chat("09-10", "09-20"), events=events))
    before, after = kept("P5Y", "2030-09-10"), kept("P5Y", "2030-09-20")
    changes = between(case, "09-19", "09-20")
    assert changes.kept == (KeptMove(before, after, ("a",), (day("2030-09-20"),)),)
    assert (changes.training, changes.runs, changes.also) == ((), (), ())


def test_a_group_holds_the_new_end_of_each_chat() -> None:
    """Kinds and periods are shared, ends need not be."""
    account = history(
        chat("09-10", "09-21", name="a"),
        chat("09-11", "09-22", name="b"),
        events=(off("09-01"), on("09-20")),
    )
    case = Case(policy(), account)
    (group,) = between(case, "09-19", "09-22").kept
    assert (group.before.period, group.after.period, group.chats, group.until) == (
        "P30D",
        "P5Y",
        ("a", "b"),
        (day("2030-09-21"), day("2030-09-22")),
    )


@pytest.mark.parametrize(
    ("first", "second", "appeared", "gone"),
    [
        ("11-03", "11-04", ("eligible",), ()),
        ("11-04", "11-03", (), ("eligible",)),
        ("11-01", "11-06", ("eligible", "private"), ()),
    ],
)
def test_chats_appear_and_are_gone_looking_back(
    case: Case, first: str, second: str, appeared: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    """A chat is there from its first turn on."""
    changes = between(case, first, second)
    assert (changes.appeared, changes.gone) == (appeared, gone)


def test_copies_end(case: Case) -> None:
    """Told by chat and kind, once, when they have ended and had not before."""
    assert between(case, "11-13", "11-14").ended == (
        Ended("withdrawn", "chat"),
        Ended("deleted", "chat"),
    )
    assert between(case, "11-14", "11-15").ended == ()
    late = Case(policy(), history(chat("09-10"), events=(off("08-29"), feedback("11-02"))))
    assert between(late, "11-01", "11-02").moved == ("a",)
    assert between(late, "11-01", "11-02").ended == ()
    assert between(case, "11-14", "11-13").ended == ()


def test_a_run_takes_chats_in(case: Case) -> None:
    """Those that were eligible at its start, a chat that is seen for the first time too."""
    assert between(case, "09-30", "10-01").runs == (
        TakenIn("autumn", ("withdrawn", "rated", "deleted")),
    )
    assert between(case, "07-21", "10-01").runs == (
        TakenIn("autumn", ("withdrawn", "rated", "deleted")),
    )


def test_a_use_that_no_switch_stops_is_new() -> None:
    """Feedback and flags bring one each."""
    events = (off("08-29"), feedback("09-12", "a"), flagged("09-12", "a"), flagged("09-12", "b"))
    case = Case(policy(), history(chat("09-10"), chat("09-10", name="b"), events=events))
    assert between(case, "09-11", "09-12").also == (
        NewUse(AlsoUsed("feedback", "training"), ("a",)),
        NewUse(AlsoUsed("flagged", "safety"), ("a", "b")),
    )


def test_the_account_is_told_before_and_after(case: Case) -> None:
    """A change of plan moves no chat."""
    changes = between(case, "11-19", "11-20")
    assert [one.plan for one in changes.account] == ["free", "team"]
    assert changes.total == 0


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("08-20", "08-28"),
        ("08-28", "08-29"),
        ("09-12", "10-01"),
        ("11-12", "11-14"),
        ("11-14", "11-20"),
        ("11-20", "12-06"),
        ("12-06", "12-12"),
        ("12-12", "2030-09-10"),
    ],
)
def test_the_next_change(case: Case, since: str, until: str) -> None:
    """The notice's first day, acts, runs and ends of copies, one after the other."""
    upcoming = next_change(case, day(since, 12))
    assert upcoming is not None
    assert upcoming[0].date() == day(until).date()


def test_the_next_change_says_what_it_brings(case: Case) -> None:
    """As the button does: on 14 November, two copies end."""
    upcoming = next_change(case, day("11-12", 12))
    assert upcoming is not None
    assert upcoming == (day("11-14"), between(case, "11-12", "11-14"))
    assert len(upcoming[1].ended) == 2


def test_the_deadline_ends_with_its_day() -> None:
    """From midnight on, a choice is needed."""
    case = Case(policy(), history())
    upcoming = next_change(case, day("09-01"))
    assert upcoming is not None
    assert upcoming[0] == day("09-29", 0)


@pytest.mark.parametrize(
    ("account", "name"),
    [
        (history(chat("09-10"), plan="plus", events=(off("09-12"),)), CHATGPT),
        (history(plan="plus"), CHATGPT),
    ],
)
def test_after_the_last_change_there_is_none(account: History, name: str) -> None:
    """What is kept until deleted stays as it is for ever."""
    assert next_change(Case(policy(name), account), day("09-12", 12)) is None


@given(worlds(), st.integers(0, 7))
def test_between_neighbouring_change_points_nothing_changes(world: World, eighths: int) -> None:
    """An outcome holds from a change point up to the next."""
    case = Case(world.policy, world.history)
    points = change_points(case)
    for first, second in pairwise(points):
        inside = first + (second - first) / 8 * eighths
        assert answers(decide_case(case, second - A_MOMENT)) == answers(decide_case(case, first))
        assert answers(decide_case(case, inside)) == answers(decide_case(case, first))


@given(worlds())
def test_before_the_first_and_after_the_last_change_point_nothing_changes(world: World) -> None:
    """However early or late one looks."""
    case = Case(world.policy, world.history)
    points = change_points(case)
    early, late = day("2000-01-01"), day("2200-12-31")
    if points:
        before, after = decide_case(case, points[0] - A_MOMENT), decide_case(case, points[-1])
        assert answers(decide_case(case, early)) == answers(before)
        assert answers(decide_case(case, late)) == answers(after)


@given(worlds())
def test_the_next_change_is_the_first(world: World) -> None:
    """At it something differs, just before it nothing does."""
    case = Case(world.policy, world.history)
    now = decide_case(case, world.at)
    upcoming = next_change(case, world.at)
    if upcoming is None:
        assert answers(decide_case(case, day("2200-12-31"))) == answers(now)
        return
    at, changes = upcoming
    assert at > world.at
    assert answers(decide_case(case, at - A_MOMENT)) == answers(now)
    assert answers(decide_case(case, at)) != answers(now)
    assert changes == differences(now, decide_case(case, at))


@given(worlds(), looks())
def test_every_chat_is_told_once(world: World, other: datetime) -> None:
    """As before, moved, appeared or gone; and the way back undoes what appeared."""
    case = Case(world.policy, world.history)
    before, after = decide_case(case, world.at), decide_case(case, other)
    changes, back = differences(before, after), differences(after, before)
    told = (*changes.as_before, *changes.moved, *changes.appeared)
    assert sorted(told) == sorted(chat.id for chat in after.chats)
    assert (changes.appeared, changes.gone) == (back.gone, back.appeared)
    assert differences(after, after).total == 0


def answers(outcome: Outcome) -> object:
    """All that an outcome says, but for the instant."""
    return outcome.account, outcome.chats
