"""Whether a scenario that stands in a ledger or an export is one that could have been loaded.

Files of scenarios and packs are checked when they are loaded. What was written down from
them may come back changed: by a hand, or by a disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import UTC, datetime

import msgspec

from consentlab.policy.faults import FIRST_YEAR, LAST_YEAR, one_of, shown
from consentlab.policy.history import ChatEvent, History, PlanChanged, RunStarted
from consentlab.policy.pack import RULES, Basis, PolicyPack, under
from consentlab.policy.period import Period, parse
from consentlab.scenario import Scenario


def check(scenario: Scenario) -> None:
    """Raise ValueError if the scenario is none; it says what is wrong and what was expected."""
    pack, history = scenario.pack, scenario.history
    for part in _parts(scenario):
        if isinstance(part, datetime):
            _check_instant(part)
        elif isinstance(part, Period) and parse(part.text) != part:
            raise ValueError(f"the period {part.text} is counted wrongly")
        elif isinstance(part, Basis):
            for source in part.sources:
                _expect("source", source, pack.sources)
    _check_readings(pack)
    for reading, value in scenario.readings.items():
        _expect("reading", reading, {listed.id for listed in pack.readings})
        _expect("value", value, values_of(pack, reading))
    _check_history(pack, history)


def values_of(pack: PolicyPack, reading: str) -> tuple[str, ...]:
    """The values that a reading of the pack can have; none if the pack does not list it."""
    return tuple(
        alternative.value
        for listed in pack.readings
        if listed.id == reading
        for alternative in listed.alternatives
    )


def _parts(value: object) -> Iterator[object]:
    """The value, and everything that it holds."""
    yield value
    held: Collection[object] = ()
    if isinstance(value, msgspec.Struct):
        held = [getattr(value, field) for field in value.__struct_fields__]
    elif isinstance(value, dict):
        held = value.values()
    elif isinstance(value, tuple):
        held = value
    for part in held:
        yield from _parts(part)


def _check_instant(at: datetime) -> None:
    if at.tzinfo is not UTC or not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise ValueError(
            f"{at.isoformat()} is out of range, expected UTC and {FIRST_YEAR} to {LAST_YEAR}"
        )


def _check_readings(pack: PolicyPack) -> None:
    """Every rule has its basis, and every value of every reading can be computed with."""
    for rule in RULES:
        _expect("rule", rule, pack.rules)
    for reading in pack.readings:
        if not reading.alternatives:
            raise ValueError(f"the reading {reading.id} has no value, expected at least one")
        for alternative in reading.alternatives:
            _check_value(pack, reading.id, alternative.value)


def _check_value(pack: PolicyPack, reading: str, value: str) -> None:
    try:
        under(pack, {reading: value})
    except ValueError as error:
        raise ValueError(f"the reading {reading} cannot be {shown(value)} ({error})") from None


def _check_history(pack: PolicyPack, history: History) -> None:
    _expect("plan", history.account.plan, pack.plan_names)
    chats = [chat.id for chat in history.chats]
    _expect_once("chat", chats)
    _expect_once("run", [event.run for event in history.events if isinstance(event, RunStarted)])
    for event in history.events:
        if isinstance(event, ChatEvent):
            _expect("chat", event.chat, chats)
        elif isinstance(event, PlanChanged):
            _expect("plan", event.plan, pack.plan_names)


def _expect(what: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise ValueError(f"the {what} {shown(name)} is unknown, expected {one_of(known)}")


def _expect_once(what: str, ids: Collection[str]) -> None:
    for name, times in Counter(ids).items():
        if times > 1:
            raise ValueError(f"the {what} {shown(name)} is there twice, expected an id of its own")
