"""What holds of every account that a scenario could hold, under every pack and reading."""

from __future__ import annotations

from datetime import datetime

from hypothesis import assume, given
from msgspec.structs import replace

from accounts import CLAUDE
from consentlab.policy.case import NEVER
from consentlab.policy.decide import decide
from consentlab.policy.history import Chosen, Deleted, History, RunStarted
from worlds import World, instants, looks, worlds


def with_event(history: History, *events: Chosen) -> History:
    """The history with these events at the end of its file."""
    return replace(history, events=(*history.events, *events))


@given(worlds(), instants())
def test_choosing_the_same_twice_changes_nothing(world: World, again: datetime) -> None:
    """Saying once more what already holds neither restarts nor cuts anything."""
    setting = decide(world.policy, world.history, again).account.setting
    assume(setting != "undecided")
    twice = with_event(world.history, Chosen(again, setting == "on", "settings"))
    assert decide(world.policy, twice, world.at) == decide(*world)


@given(worlds(), looks())
def test_a_later_look_never_brings_a_deleted_chat_back(world: World, later: datetime) -> None:
    """Once deleted, a chat stays so, its own copy ends when it ends, and no run takes it in."""
    first, second = sorted((world.at, later))
    before = decide(world.policy, world.history, first)
    after = decide(world.policy, world.history, second)
    gone = {e.chat for e in world.history.events if isinstance(e, Deleted) and e.at <= first}
    was, now = (
        [(chat.training, chat.copies[0], chat.runs) for chat in outcome.chats if chat.id in gone]
        for outcome in (before, after)
    )
    assert now == was
    assert {status for status, _, _ in now} <= {"deleted", "private", "out-of-scope"}


@given(worlds(CLAUDE))
def test_no_run_before_the_first_yes_holds_anything(world: World) -> None:
    """Until somebody says yes to Claude's maker, no run takes anything in."""
    events = world.history.events
    yes = min((e.at for e in events if isinstance(e, Chosen) and e.allow), default=NEVER)
    early = {e.run for e in events if isinstance(e, RunStarted) and e.at < yes}
    held = {run for chat in decide(*world).chats for run in chat.runs}
    assert held & early == set()


@given(worlds())
def test_nothing_is_eligible_unless_the_setting_is_on(world: World) -> None:
    """While it is off or undecided, no chat can be used."""
    outcome = decide(*world)
    assume(outcome.account.setting != "on")
    assert [chat.id for chat in outcome.chats if chat.training in ("eligible", "expired")] == []


@given(worlds())
def test_what_lies_later_never_matters(world: World) -> None:
    """Without all that happens after the look, the outcome is the same."""
    policy, history, at = world
    known = replace(
        history,
        events=tuple(event for event in history.events if event.at <= at),
        chats=tuple(
            replace(chat, messages=tuple(m for m in chat.messages if m.at <= at))
            for chat in history.chats
        ),
    )
    assert decide(policy, known, at) == decide(*world)


@given(worlds())
def test_the_order_of_messages_in_the_file_is_of_no_account(world: World) -> None:
    """Turns count by their instants."""
    policy, history, at = world
    chats = tuple(replace(c, messages=tuple(reversed(c.messages))) for c in history.chats)
    assert decide(policy, replace(history, chats=chats), at) == decide(*world)


@given(worlds())
def test_a_chat_does_not_depend_on_the_others(world: World) -> None:
    """Alone in the account it has the same outcome."""
    policy, history, at = world
    alone = [
        chat
        for one in history.chats
        for chat in decide(policy, replace(history, chats=(one,)), at).chats
    ]
    assert alone == list(decide(*world).chats)


@given(worlds(), looks())
def test_a_run_keeps_what_it_took_in(world: World, later: datetime) -> None:
    """No later choice or deletion takes a chat out of a run that has started."""
    first, second = sorted((world.at, later))
    before = decide(world.policy, world.history, first)
    after = decide(world.policy, world.history, second)
    held = {chat.id: chat.runs for chat in after.chats}
    assert [held[chat.id][: len(chat.runs)] for chat in before.chats] == [
        chat.runs for chat in before.chats
    ]


@given(worlds())
def test_switching_off_never_keeps_a_copy_longer(world: World) -> None:
    """Whoever switches off at the instant looked from gains no later end."""
    policy, history, at = world
    before = decide(*world)
    after = decide(policy, with_event(history, Chosen(at, False, "settings")), at)
    longer = [
        new.id
        for old, new in zip(before.chats, after.chats, strict=True)
        if (new.copies[0].until or NEVER) > (old.copies[0].until or NEVER)
    ]
    assert longer == []


@given(worlds())
def test_retention_names_a_copy(world: World) -> None:
    """It is one of the listed content copies, and has ended exactly if that has."""
    for chat in decide(*world).chats:
        kept = chat.retention
        if chat.training == "out-of-scope":
            assert (kept.because, kept.period, kept.until) == ("organisation", None, None)
        else:
            named = [(c.kind, c.period, c.until) for c in chat.copies if c.kind != "scores"]
            assert (kept.because, kept.period, kept.until) in named
        assert kept.ended == (kept.until is not None and kept.until <= world.at)


@given(worlds())
def test_private_chats_train_nothing(world: World) -> None:
    """No run ever took one in."""
    private = {chat.id for chat in world.history.chats if chat.private}
    assert [chat.runs for chat in decide(*world).chats if chat.id in private and chat.runs] == []
