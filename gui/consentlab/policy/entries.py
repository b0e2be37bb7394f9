"""The small tables that a policy pack is made of, each read with its basis.

Every reader notes its faults in the table and returns a stand-in. `known` are the ids of
the pack's sources; none at all is a fault of its own, so nothing is checked against it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import TypeVar

from consentlab.policy.faults import Fault, Table, one_of, shown
from consentlab.policy.pack import Basis, Kept
from consentlab.policy.period import LONGEST_YEARS, UNTIL_DELETED, Period, parse

BASIS = ("stated", "sources")
"""The keys that say what a table's value rests on."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_Word = TypeVar("_Word", bound=str)


def words(table: Table, key: str) -> str:
    """A string that is not blank."""
    value = table.text(key)
    if not value.strip() and type(table.values.get(key)) is str:
        table.fault(key, "empty, expected words")
    return value


def all_words(table: Table, key: str) -> tuple[str, ...]:
    """An array of strings, at least one and none of them blank."""
    values = table.strings(key)
    refuse_empty(table, key, "at least one string")
    for index, value in enumerate(values):
        if not value.strip():
            fault_in(table, f"{key}[{index}]", "empty, expected words")
    return values


def refuse_empty(table: Table, key: str, expected: str) -> None:
    """Note an array without elements."""
    if table.values.get(key) == []:
        table.fault(key, f"empty, expected {expected}")


def fault_in(table: Table, path: str, text: str) -> None:
    """Note a fault at a longer path within the table, such as `sources[1]`."""
    place = f"{table.place}.{path}" if table.place else path
    table.faults.append(Fault(place, text))


def inner(table: Table, key: str, *keys: str) -> Table:
    """A table within this one, with these keys; if it is missing, that alone is noted."""
    found = table.table(key)
    if found is None:
        return Table({})
    found.only(*keys)
    return found


def listing(table: Table, key: str, optional: bool = False) -> Table:
    """A table whose keys are ids; empty if it is missing."""
    return table.table(key, optional=optional) or Table({})


def proper_id(table: Table, key: str, value: str) -> None:
    """Note an id with other characters than scenarios and exports can name."""
    if not _ID.fullmatch(value):
        table.fault(
            key,
            f"{shown(value)} is no id, expected up to 60 of a-z, 0-9, - and _, "
            "the first a letter or digit",
        )


def period(table: Table, key: str, endless: bool = False) -> Period | None:
    """A duration; None if it is faulty, or `until-deleted` where `endless` allows that."""
    text = table.text(key)
    if endless and text == UNTIL_DELETED:
        return None
    try:
        return parse(text)
    except ValueError:
        if type(table.values.get(key)) is str:
            examples = f"P5Y, PT72H or {UNTIL_DELETED}" if endless else "P5Y or PT72H"
            table.fault(
                key,
                f"{shown(text)} is no duration of up to {LONGEST_YEARS} years, "
                f"expected one such as {examples}",
            )
        return None


def basis(table: Table, known: Collection[str]) -> Basis:
    """The table's `stated` and `sources`."""
    stated, sources = table.flag("stated"), table.strings("sources")
    refuse_empty(table, "sources", "at least one source")
    given = table.values.get("sources")
    for index, source in enumerate(given if isinstance(given, list) else ()):
        if known and isinstance(source, str) and source not in known:
            text = f"{shown(source)} is unknown, expected {one_of(known)}"
            fault_in(table, f"sources[{index}]", text)
    return Basis(stated, sources)


def word(
    table: Table, key: str, known: Collection[str], choice: Collection[_Word]
) -> tuple[_Word, Basis]:
    """A table with a `value` out of a list, and its basis."""
    entry = inner(table, key, "value", *BASIS)
    return entry.word("value", choice), basis(entry, known)


def day(table: Table, key: str, known: Collection[str]) -> tuple[date, Basis]:
    """A table with a `day`, and its basis."""
    entry = inner(table, key, "day", *BASIS)
    return entry.day("day"), basis(entry, known)


def kept(table: Table, key: str, known: Collection[str], endless: bool = False) -> Kept:
    """A table with a `period`, and its basis."""
    entry = inner(table, key, "period", *BASIS)
    return Kept(period(entry, "period", endless), basis(entry, known))
