"""A chat's life as lanes: what is in each of them, and what it says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

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
    plan,
    policy,
    reviewed,
    run,
)
from consentlab.lanes import Band, Bar, Lane, Lanes, Mark
from consentlab.policy.case import Case
from consentlab.policy.decide import decide_chat, own_copy
from consentlab.policy.history import History
from consentlab.policy.life import life
from consentlab.words import load
from worlds import World, worlds

NOW = "11-12"
A_MOMENT = timedelta(microseconds=1)


def lanes(account: History, pack: str = CLAUDE, at: str = NOW, present: str = "") -> Lanes:
    """The lanes of the account's only chat, looked at from this day, which is the present too."""
    case, (one,) = Case(policy(pack), account), account.chats
    look = day(at)
    outcome = decide_chat(case, one, look)
    return life(case, one, outcome, look, day(present or at), load("en"))


def lane(key: str, account: History, pack: str = CLAUDE, at: str = NOW) -> Lane:
    """The lane of this key."""
    (found,) = (lane for lane in lanes(account, pack, at).lanes if lane.key == key)
    return found


def bands(account: History, pack: str = CLAUDE, at: str = NOW) -> list[tuple[str, str, str]]:
    """What the switch said, from which day to which."""
    items = lane("switch", account, pack, at).items
    return [
        (item.held, f"{item.start:%m-%d}", f"{item.end:%m-%d}" if item.end else "")
        for item in items
        if isinstance(item, Band)
    ]


def bars(key: str, account: History, pack: str = CLAUDE, at: str = NOW) -> list[tuple[str, ...]]:
    """The copies in a lane: how each stands, from which day on, and its label."""
    items = lane(key, account, pack, at).items
    return [
        (item.kept, f"{item.start:%m-%d}", item.label) for item in items if isinstance(item, Bar)
    ]


def marks(key: str, account: History, pack: str = CLAUDE, at: str = NOW) -> list[tuple[str, str]]:
    """The marks in a lane: icon and day."""
    items = lane(key, account, pack, at).items
    return [(item.icon, f"{item.start:%m-%d}") for item in items if isinstance(item, Mark)]


def words(key: str, account: History, pack: str = CLAUDE, at: str = NOW) -> list[str]:
    """What each thing in a lane says."""
    return [item.words for item in lane(key, account, pack, at).items]


@pytest.mark.parametrize(
    ("pack", "events", "expected"),
    [
        (CLAUDE, (), [("undecided", "01-05", "")]),
        (CHATGPT, (), [("on", "01-05", "")]),
        (
            CLAUDE,
            (on("08-29"), off("10-15"), on("11-01")),
            [
                ("undecided", "01-05", "08-29"),
                ("on", "08-29", "10-15"),
                ("off", "10-15", "11-01"),
                ("on", "11-01", ""),
            ],
        ),
        (
            CLAUDE,
            (on("08-29"), on("10-15")),
            [("undecided", "01-05", "08-29"), ("on", "08-29", "")],
        ),
        (
            CLAUDE,
            (on("08-29"), off("12-01")),
            [("undecided", "01-05", "08-29"), ("on", "08-29", "")],
        ),
        (
            CLAUDE,
            (on("08-29"), plan("09-10", "team"), plan("10-10", "free")),
            [
                ("undecided", "01-05", "08-29"),
                ("on", "08-29", "09-10"),
                ("none", "09-10", "10-10"),
                ("on", "10-10", ""),
            ],
        ),
    ],
)
def test_bands_tell_what_the_switch_said(pack, events, expected) -> None:
    """From the account's opening to the look; a choice that changes nothing begins no band."""
    assert expected == bands(history(chat("09-10"), events=events), pack)


@pytest.mark.parametrize(
    ("pack", "events", "expected"),
    [
        (CLAUDE, (), ["No choice since 5 Jan 2025."]),
        (CHATGPT, (), ["On since 5 Jan 2025. It is on unless you switch it off."]),
        (
            CLAUDE,
            (off("08-29"), on("11-01")),
            [
                "No choice from 5 Jan 2025 to 29 Aug 2025.",
                "Off from 29 Aug 2025 to 1 Nov 2025. You chose it in the settings.",
                "On since 1 Nov 2025. You chose it in the settings.",
            ],
        ),
        (
            CLAUDE,
            (plan("09-10", "team"),),
            [
                "No choice from 5 Jan 2025 to 10 Sep 2025.",
                "Not covered since 10 Sep 2025. The Team plan is not covered by the switch.",
            ],
        ),
    ],
)
def test_a_band_says_since_when_and_why(pack, events, expected) -> None:
    """The surface that the choice was made on, or what holds without one."""
    assert expected == words("switch", history(chat("09-10"), events=events), pack)


def test_each_day_of_writing_is_one_dot() -> None:
    """Several messages of a day are counted, later ones than the look are not there yet."""
    account = history(
        chat(day("09-10", 8), day("09-10", 9), "11-05", "11-20"), events=(on("08-29"), off("10-15"))
    )
    assert [
        "You wrote here 2 times on 10 Sep 2025. Training was on.",
        "You wrote here on 5 Nov 2025. Training was off.",
    ] == words("turns", account)


def test_a_choice_within_a_day_parts_its_dot() -> None:
    """What was written before and after it is told apart."""
    account = history(chat(day("08-29", 8), day("08-29", 12)), events=(on("08-29"),))
    assert [
        "You wrote here on 29 Aug 2025. You had made no choice.",
        "You wrote here on 29 Aug 2025. Training was on.",
    ] == words("turns", account)


def test_runs_that_took_the_chat_in_differ_from_those_that_left_it_out() -> None:
    """And each says why, as things stood when it started."""
    account = history(
        chat("09-10"),
        events=(
            run("08-01", "summer"),
            on("08-29"),
            run("10-01"),
            off("10-15"),
            run("11-01", "late"),
        ),
    )
    told = lane("runs", account).items
    assert [("Summer", True), ("Autumn", False), ("Late", True)] == [
        (item.label, item.struck) for item in told if isinstance(item, Mark)
    ]
    before, took, left = (item.words for item in told)
    assert "The run “summer” started on 1 Aug 2025, before this chat began." == before
    assert took.startswith("The run “autumn” started on 1 Oct 2025, while this chat could be used.")
    assert left.startswith("The run “late” started on 1 Nov 2025 and left this chat out. You wrote")
    assert [] == marks("runs", account, at="07-30")


@pytest.mark.parametrize(
    ("account", "pack", "at", "expected"),
    [
        (
            history(chat("09-10"), events=(on("08-29"),)),
            CLAUDE,
            NOW,
            [("kept", "09-10", "10 Sep 2030")],
        ),
        (history(chat("09-10")), CLAUDE, NOW, [("ended", "09-10", "ended 10 Oct 2025")]),
        (history(chat("09-10")), CLAUDE, "10-10", [("ended", "09-10", "ended 10 Oct 2025")]),
        (history(chat("09-10")), CLAUDE, "10-09", [("kept", "09-10", "10 Oct 2025")]),
        (history(chat("09-10")), CHATGPT, NOW, [("kept", "09-10", "until deleted")]),
        (
            history(chat("09-10"), plan="team"),
            CLAUDE,
            NOW,
            [("agreed", "09-10", "your organisation decides")],
        ),
        (
            history(chat("08-10", "08-20", "11-05")),
            CLAUDE,
            NOW,
            [("ended", "08-10", "ended 19 Sep 2025"), ("kept", "11-05", "5 Dec 2025")],
        ),
        (
            history(chat("08-10", "11-05"), events=(on("11-01"),)),
            CLAUDE,
            NOW,
            [("ended", "08-10", "ended 9 Sep 2025"), ("kept", "11-05", "5 Nov 2030")],
        ),
        (
            history(chat("09-10"), events=(deleted("09-20"),)),
            CHATGPT,
            "09-25",
            [("kept", "09-10", "20 Oct 2025")],
        ),
        (history(chat("09-10")), CLAUDE, "09-09", []),
    ],
)
def test_a_bar_runs_from_the_first_message_to_the_end_of_the_copy(
    account, pack, at, expected
) -> None:
    """Anew where it had ended and was taken up again; without an end until deleted."""
    assert expected == bars("chat", account, pack, at)


def test_a_bar_says_its_reasons_and_which_are_assumed() -> None:
    """The same sentences as Why."""
    account = history(chat("09-10"), events=(on("08-29"),))
    expected = (
        "You wrote here on 10 Sep 2025 with training on. Kept 5 years. Counted from your last "
        "message, on 10 Sep 2025, until 10 Sep 2030. (Assumption.)"
    )
    assert [expected] == words("chat", account)


def test_deletion_is_marked_on_the_chats_own_bar() -> None:
    """From its own instant on."""
    account = history(chat("09-10"), events=(on("08-29"), deleted("10-20")))
    assert [("delete", "10-20")] == marks("chat", account)
    assert [] == marks("chat", account, at="10-19")


@pytest.mark.parametrize(
    ("pack", "event", "expected"),
    [
        (
            CLAUDE,
            feedback("09-11"),
            {"feedback": ([("kept", "09-11", "11 Sep 2030")], [("thumb-up", "09-11")])},
        ),
        (
            CLAUDE,
            flagged("09-11"),
            {
                "flagged": ([("kept", "09-11", "11 Sep 2027")], [("safety", "09-11")]),
                "scores": ([("kept", "09-11", "11 Sep 2032")], []),
            },
        ),
        (
            GEMINI,
            reviewed("09-11"),
            {"reviewed": ([("kept", "09-11", "11 Sep 2028")], [("reviewed", "09-11")])},
        ),
        (CHATGPT, feedback("09-11"), {"feedback": ([], [("thumb-up", "09-11")])}),
        (CHATGPT, flagged("09-11"), {"flagged": ([], [("safety", "09-11")])}),
    ],
)
def test_every_copy_has_a_lane_with_what_made_it(pack, event, expected) -> None:
    """Where the pack has no such copy, the lane has its mark alone."""
    account = history(chat("09-10"), events=(event,))
    others = [lane.key for lane in lanes(account, pack).lanes[4:]]
    assert expected == {
        key: (bars(key, account, pack), marks(key, account, pack)) for key in others
    }


def test_a_copy_that_is_made_again_in_time_goes_on() -> None:
    """One bar from the first to the end of the last; after its end there is another."""
    again = history(chat("2020-01-10"), events=(feedback("2020-02-01"), feedback("2024-01-01")))
    assert [("kept", "02-01", "1 Jan 2029")] == bars("feedback", again)
    late = history(chat("2019-01-10"), events=(feedback("2019-02-01"), feedback("2024-03-01")))
    assert [("ended", "02-01", "ended 1 Feb 2024"), ("kept", "03-01", "1 Mar 2029")] == bars(
        "feedback", late
    )


def test_a_lane_is_in_order_of_time() -> None:
    """A copy goes before the mark of what made it."""
    account = history(chat("2019-01-10"), events=(feedback("2019-02-01"), feedback("2024-03-01")))
    kinds = [type(item) for item in lane("feedback", account).items]
    assert [Bar, Mark, Bar, Mark] == kinds


@given(worlds())
def test_there_is_a_new_bar_wherever_the_copy_had_ended(world: World) -> None:
    """As the outcomes just before each message tell."""
    case = Case(world.policy, world.history)
    for one in world.history.chats:
        outcome = decide_chat(case, one, world.at)
        told = life(case, one, outcome, world.at, world.at, load("en")).lanes[3].items
        starts = [item.start for item in told if isinstance(item, Bar)]
        turns = sorted({turn for turn in case.life(one).turns if turn <= world.at})
        copies = [own_copy(case, case.life(one), turn - A_MOMENT) for turn in turns]
        expected = [
            turn for turn, copy in zip(turns, copies, strict=True) if not copy or copy.end <= turn
        ]
        assert not turns or expected == starts


def test_looking_back_empties_lanes_and_takes_none_away() -> None:
    """So nothing jumps while the look is moved."""
    account = history(chat("09-10"), events=(feedback("10-11"), flagged("12-24")))
    back = lanes(account, at="08-01", present=NOW).lanes
    assert ["switch", "turns", "runs", "chat", "feedback"] == [lane.key for lane in back]
    assert [True, False, False, False, False] == [bool(lane.items) for lane in back]
    assert "Nothing so far." == back[1].facts


def test_without_a_chat_the_accounts_time_is_told() -> None:
    """Before a new chat's first message."""
    case = Case(policy(), history(events=(on("08-29"), run("10-01"))))
    told = life(case, None, None, day(NOW), day(NOW), load("en")).lanes
    assert [2, 0, 1, 0] == [len(lane.items) for lane in told]
    assert "The run “autumn” started on 1 Oct 2025." == told[2].facts


def test_stops_are_in_order_of_time() -> None:
    """From lane to lane, the upper one first at the same instant."""
    told = lanes(history(chat("09-10"), events=(on("08-29"), run("10-01"))))
    stops = [(told.lanes[place].key, told.lanes[place].items[n].start) for place, n in told.stops()]
    assert ["switch", "switch", "turns", "chat", "runs"] == [key for key, _ in stops]
    assert sorted(start for _, start in stops) == [start for _, start in stops]
