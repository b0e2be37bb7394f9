"""From events to state. Live or read back, the same events give the same state."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from consentlab.events import (
    ACTS,
    ChatCreated,
    LedgerEvent,
    Looked,
    MessageSent,
    ReadingSet,
    Retracted,
    Served,
    VariantSet,
    WalkthroughStarted,
)
from consentlab.fitting import check, values_of
from consentlab.policy.history import (
    AnyEvent,
    Chat,
    ChatEvent,
    Chosen,
    Deferred,
    Deleted,
    Feedback,
    Flagged,
    History,
    Message,
    PlanChanged,
    RunStarted,
)
from consentlab.rows import Recorded
from consentlab.state import State
from consentlab.variant import AS_REPORTED

CANNED = "This is a canned answer: no model is at work here, and nothing was sent anywhere."
"""What the simulated assistant says to every message. Screens show it in their language."""


class Unfit(ValueError):
    """An event does not fit what came before it. `number` is its own, 0 if there is none."""

    def __init__(self, number: int, text: str) -> None:
        self.number = number
        self.text = text
        super().__init__(f"event {number}: {text}")


def replay(rows: Collection[Recorded], skip: Collection[int] = ()) -> State:
    """The state that one walkthrough's events come to, as a new start of the program has it.

    `skip`: numbers of further acts to leave out, as if they had been retracted.
    Raises Unfit if an event does not fit what came before it.
    """
    gone = retracted(rows).union(skip)
    state: State | None = None
    for row in rows:
        if row.number in gone:
            continue
        try:
            state = _next(state, row)
        except ValueError as error:
            raise Unfit(row.number, str(error)) from None
    if state is None:
        raise Unfit(0, "there is no event, expected a walkthrough_started")
    return replace(state, put_off=None, put_aside=False)


def _next(state: State | None, row: Recorded) -> State:
    event = row.event
    if isinstance(event, WalkthroughStarted):
        if state is not None:
            raise ValueError("the walkthrough has started before, expected one start")
        check(event.scenario)
        return begin(row.walkthrough or "", event)
    if state is None:
        raise ValueError("expected a walkthrough_started before everything else")
    return step(state, event)


def retracted(rows: Iterable[Recorded]) -> set[int]:
    """The numbers of the events that the history skips. Raises Unfit if it is no act's."""
    acts, gone = set(), set()
    for row in rows:
        if isinstance(row.event, ACTS):
            acts.add(row.number)
        elif isinstance(row.event, Retracted):
            if row.event.event not in acts:
                raise Unfit(row.number, f"{row.event.event} is not the number of an earlier act")
            gone.add(row.event.event)
    return gone


def begin(walkthrough: str, event: WalkthroughStarted) -> State:
    """The state that a walkthrough starts with."""
    scenario = event.scenario
    return State(
        walkthrough=walkthrough,
        mode=event.mode,
        scenario=scenario,
        variant=event.notice or AS_REPORTED,
        readings=scenario.readings,
        history=scenario.history,
        present=scenario.now,
        look=event.look,
    )


def step(state: State, event: LedgerEvent) -> State:
    """The state after one more event. Raises ValueError if it does not fit."""
    if isinstance(event, ACTS):
        moved = replace(state, present=event.at, look=event.at, last_act=event.at)
        if isinstance(event, ChatCreated):
            return replace(moved, history=_with_chat(state.history, event))
        if isinstance(event, MessageSent):
            return replace(moved, history=_with_message(state.history, event))
        if isinstance(event, Chosen):
            moved = replace(moved, put_off=None, put_aside=False)
        elif isinstance(event, Deferred):
            moved = replace(moved, put_off=event.at.date())
        return replace(moved, history=_with_event(state, event))
    return _beside(state, event)


def _beside(state: State, event: LedgerEvent) -> State:
    """The state after an event that does not move the present."""
    if isinstance(event, Looked):
        return state.seen_from(event.at)
    if isinstance(event, Served):
        return replace(state, history=_with_event(state, event))
    if isinstance(event, VariantSet):
        return replace(state, variant=event.notice or AS_REPORTED)
    if isinstance(event, ReadingSet):
        if event.value not in values_of(state.scenario.pack, event.reading):
            raise ValueError(f"{event.reading} = {event.value} is no reading of the policy pack")
        return replace(state, readings={**state.readings, event.reading: event.value})
    return state


def _with_chat(history: History, event: ChatCreated) -> History:
    if any(chat.id == event.chat for chat in history.chats):
        raise ValueError(f"a chat {event.chat} is there already, expected an id of its own")
    chat = Chat(event.chat, event.title, (), event.kind, event.private)
    return replace(history, chats=(*history.chats, chat))


def _with_message(history: History, event: MessageSent) -> History:
    """The message, and at the same instant the canned answer to it."""
    _expect_chat(history, event.chat)
    said = (Message(event.at, "person", event.text), Message(event.at, "assistant", CANNED))
    chats = (
        replace(chat, messages=chat.messages + said) if chat.id == event.chat else chat
        for chat in history.chats
    )
    return replace(history, chats=tuple(chats))


def _with_event(state: State, event: AnyEvent) -> History:
    history, pack = state.history, state.scenario.pack
    if isinstance(event, ChatEvent):
        _expect_chat(history, event.chat)
    if isinstance(event, Deleted):
        history = _without_what_follows(history, event)
    elif isinstance(event, PlanChanged) and event.plan not in pack.plan_names:
        raise ValueError(f"{event.plan} is no plan of the policy pack")
    elif isinstance(event, RunStarted) and event.run in run_ids(history):
        raise ValueError(f"a run {event.run} is there already, expected an id of its own")
    return replace(history, events=(*history.events, event))


def _without_what_follows(history: History, deletion: Deleted) -> History:
    """The history without what the scenario had in store for a chat that is deleted now."""
    chats = (
        replace(chat, messages=tuple(m for m in chat.messages if m.at < deletion.at))
        if chat.id == deletion.chat
        else chat
        for chat in history.chats
    )
    events = (
        event
        for event in history.events
        if not isinstance(event, (Feedback, Flagged, Deleted))
        or event.chat != deletion.chat
        or event.at <= deletion.at
    )
    return replace(history, chats=tuple(chats), events=tuple(events))


def run_ids(history: History) -> set[str]:
    """The ids of all training runs of a history, those still to come too."""
    return {event.run for event in history.events if isinstance(event, RunStarted)}


def _expect_chat(history: History, chat_id: str) -> None:
    if not any(chat.id == chat_id for chat in history.chats):
        raise ValueError(f"{chat_id} is the id of no chat")
