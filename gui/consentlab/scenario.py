"""Scenario files: what happened to one account, and the instant to look from.

The format is described in resources/scenarios/README.md. A file is read whole and every
fault in it is reported at once, whatever the instant that it is looked at from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import get_args

import msgspec

from consentlab.naming import storable
from consentlab.policy.faults import (
    NO_INSTANT,
    Fault,
    FaultyFile,
    Table,
    one_of,
    parse_toml,
    read_file,
    shown,
)
from consentlab.policy.history import (
    AcceptedTerms,
    Account,
    AnyEvent,
    Chat,
    Chosen,
    Deferred,
    Deleted,
    Feedback,
    Flagged,
    History,
    Kind,
    Message,
    PlanChanged,
    Rating,
    Reviewed,
    Role,
    RunStarted,
    Served,
    Surface,
)
from consentlab.policy.pack import PolicyPack

FORMAT = 1
"""The number of the file format that is read here."""

ROLES: tuple[Role, ...] = get_args(Role)
KINDS: tuple[Kind, ...] = get_args(Kind)
SURFACES: tuple[Surface, ...] = get_args(Surface)
RATINGS: tuple[Rating, ...] = get_args(Rating)

CHAT_EVENTS: dict[str, type[Flagged | Reviewed | Deleted]] = {
    "flagged": Flagged,
    "reviewed": Reviewed,
    "deleted": Deleted,
}
"""The events that name a chat and nothing else."""

EVENT_TYPES = (
    "served",
    "deferred",
    "accepted_terms",
    "chosen",
    "plan_changed",
    "run_started",
    "feedback",
    *CHAT_EVENTS,
)
"""Every word that an event's `type` may be."""


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario file's content, with the policy pack that it names.

    `policy` is as written: a pack's id, or a path. `now` is the instant to look from unless
    another is asked for. `name` is the file's name without its ending; `hash` is the SHA-256
    of its bytes in hexadecimal.
    """

    title: str
    policy: str
    now: datetime
    readings: dict[str, str]
    pack: PolicyPack
    history: History
    name: str
    hash: str


def load_scenario(path: Path, pack_of: Callable[[str], PolicyPack | None]) -> Scenario:
    """Read a scenario file.

    `pack_of` gives the pack of an id, None if there is none. A `policy` that ends in .toml is
    handed to it as a path, made relative to the scenario's folder; it may raise FaultyFile.
    Raises FaultyFile with every fault of the file, and every fault of the pack's file.
    """
    from hashlib import sha256

    data = read_file(path)
    top = Table(parse_toml(data, path))
    top.only("format", "title", "policy", "now", "readings", "account", "chats", "events")
    top.format(FORMAT)
    title, policy, now = top.text("title"), top.text("policy"), top.instant("now")
    pack = _pack(top, policy, path, pack_of)
    readings = _readings(top, pack)
    history = _history(top, pack)
    if pack is None or top.faults:
        raise FaultyFile(path, top.faults)
    return Scenario(
        title=title,
        policy=policy,
        now=now,
        readings=readings,
        pack=pack,
        history=history,
        name=storable(path.stem),
        hash=sha256(data).hexdigest(),
    )


def _pack(
    top: Table, policy: str, path: Path, pack_of: Callable[[str], PolicyPack | None]
) -> PolicyPack | None:
    """The pack that the file names; None, and a fault, if there is none."""
    if type(top.values.get("policy")) is not str:
        return None
    try:
        pack = pack_of(str(path.parent / policy) if policy.endswith(".toml") else policy)
    except FaultyFile as faulty:
        if not faulty.faults[0].place:  # the file itself, and nothing in it
            top.fault("policy", f"{shown(policy)} {faulty.faults[0].text}")
            return None
        top.fault("policy", f"{shown(policy)} has faults, expected a pack that can be used")
        top.faults.extend(
            Fault(fault.place, fault.text, fault.path or faulty.path) for fault in faulty.faults
        )
        return None
    if pack is None:
        top.fault(
            "policy",
            f"{shown(policy)} is unknown, expected the id of a policy pack"
            " (`consentlab policies` lists them) or a path that ends in .toml",
        )
    return pack


def _readings(top: Table, pack: PolicyPack | None) -> dict[str, str]:
    """The readings that the file chooses, with the names and values that the pack lists."""
    table = top.table("readings", optional=True)
    if table is None:
        return {}
    if pack is None:
        return {name: table.text(name) for name in table.values}
    listed = {r.id: tuple(a.value for a in r.alternatives) for r in pack.readings}
    chosen = {}
    for name in table.values:
        if name in listed:
            chosen[name] = table.word(name, listed[name])
        else:
            table.fault(name, f"unknown reading, expected {one_of(listed)}")
    return chosen


def _history(top: Table, pack: PolicyPack | None) -> History:
    """The account, its chats and its events, and what they say about one another."""
    plans = None if pack is None else pack.plan_names
    account = _account(top.table("account"), plans)
    chat_tables = top.tables("chats", optional=True)
    ids = _ids(chat_tables)
    chats = tuple(_chat(table) for table in chat_tables)
    event_tables = top.tables("events", optional=True)
    events = [_event(table, plans, ids) for table in event_tables]
    _check_runs(event_tables, events)
    _check_deletions(chat_tables, event_tables, events)
    return History(account, chats, tuple(event for event in events if event is not None))


def _account(table: Table | None, plans: Collection[str] | None) -> Account:
    if table is None:
        return Account("", NO_INSTANT)
    table.only("plan", "created")
    return Account(_plan(table, plans), table.instant("created"))


def _plan(table: Table, plans: Collection[str] | None) -> str:
    """A plan of the pack; any string while there is no pack to judge by."""
    return table.text("plan") if plans is None else table.word("plan", plans)


def _ids(chats: list[Table]) -> dict[str, Table]:
    """The chats by id; a chat whose id an earlier one has is noted as a fault."""
    ids: dict[str, Table] = {}
    for table in chats:
        name = table.values.get("id")
        if type(name) is str and ids.setdefault(name, table) is not table:
            table.fault(
                "id",
                f"{shown(name)} is used twice, by {ids[name].place} too, expected an id of its own",
            )
    return ids


def _chat(table: Table) -> Chat:
    table.only("id", "title", "kind", "private", "messages")
    chat_id, title = table.text("id"), table.text("title")
    kind, private = table.word("kind", KINDS, "chat"), table.flag("private", False)
    messages = tuple(_message(message) for message in table.tables("messages"))
    written = table.values.get("messages")
    # A message without a known role may be the person's: that is a fault of its own.
    if type(written) is list and all(
        type(message) is dict and message.get("role") == "assistant" for message in written
    ):
        table.fault(
            "messages",
            'there is no message of the person, expected one with role = "person" at least',
        )
    return Chat(chat_id, title, messages, kind, private)


def _message(table: Table) -> Message:
    table.only("at", "role", "text")
    return Message(table.instant("at"), table.word("role", ROLES), table.text("text", ""))


def _event(table: Table, plans: Collection[str] | None, chats: Collection[str]) -> AnyEvent | None:
    """One event; None if its type is unknown, whose other keys cannot be judged."""
    at, kind = table.instant("at"), table.values.get("type")
    if kind == "chosen":
        table.only("at", "type", "allow", "surface")
        return Chosen(at, table.flag("allow"), table.word("surface", SURFACES))
    if kind == "served":
        table.only("at", "type", "surface")
        return Served(at, table.word("surface", SURFACES))
    if kind == "deferred":
        table.only("at", "type", "surface")
        return Deferred(at, table.word("surface", SURFACES))
    if kind == "accepted_terms":
        table.only("at", "type", "version")
        return AcceptedTerms(at, table.text("version"))
    if kind == "plan_changed":
        table.only("at", "type", "plan")
        return PlanChanged(at, _plan(table, plans))
    if kind == "run_started":
        table.only("at", "type", "run")
        return RunStarted(at, table.text("run"))
    if kind == "feedback":
        table.only("at", "type", "chat", "rating")
        rating = table.word("rating", RATINGS) if "rating" in table else None
        return Feedback(at, _chat_of(table, chats), rating)
    if type(kind) is str and kind in CHAT_EVENTS:
        table.only("at", "type", "chat")
        return CHAT_EVENTS[kind](at, _chat_of(table, chats))
    table.word("type", EVENT_TYPES)
    return None


def _chat_of(table: Table, chats: Collection[str]) -> str:
    """The chat that an event names, which must be one of the file's."""
    chat = table.text("chat")
    if chat not in chats and type(table.values.get("chat")) is str:
        table.fault("chat", f"{shown(chat)} is unknown, expected the id of a chat of this file")
    return chat


def _check_runs(tables: list[Table], events: list[AnyEvent | None]) -> None:
    """No two runs have one id."""
    first: dict[str, Table] = {}
    for table, event in zip(tables, events, strict=True):
        if isinstance(event, RunStarted) and type(table.values.get("run")) is str:
            if event.run in first:
                table.fault(
                    "run",
                    f"{shown(event.run)} is used twice, by {first[event.run].place} too,"
                    " expected an id of its own",
                )
            first.setdefault(event.run, table)


def _check_deletions(
    chats: list[Table], tables: list[Table], events: list[AnyEvent | None]
) -> None:
    """Nothing is sent, rated, flagged or deleted in a chat that has been deleted."""
    ends = _deletions(events)
    if not ends:
        return
    for chat in chats:
        name = chat.values.get("id")
        if type(name) is str and name in ends:
            _check_messages(chat, ends[name][0])
    for index, event in enumerate(events):
        if isinstance(event, (Feedback, Flagged, Deleted)):
            end = ends.get(event.chat)
            if end is not None and (event.at, index) > end:
                tables[index].fault("at", _too_late(event.at, end[0]))


def _deletions(events: list[AnyEvent | None]) -> dict[str, tuple[datetime, int]]:
    """Of each deleted chat when that was, and which event it was: the first of several."""
    ends: dict[str, tuple[datetime, int]] = {}
    for index, event in enumerate(events):
        if isinstance(event, Deleted) and event.at != NO_INSTANT:
            end = (event.at, index)
            ends[event.chat] = min(ends.get(event.chat, end), end)
    return ends


def _check_messages(chat: Table, deleted: datetime) -> None:
    """Every message of a deleted chat lies before its deletion."""
    # The list of faults is another, since those of reading have been noted already.
    for message in Table(chat.values, chat.place).tables("messages"):
        at = message.instant("at")
        if at >= deleted:
            chat.faults.append(Fault(message.place_of("at"), _too_late(at, deleted)))


def _too_late(at: datetime, deleted: datetime) -> str:
    return (
        f"{_written(at)} comes after the chat's deletion, "
        f"expected an instant before {_written(deleted)}"
    )


def _written(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
