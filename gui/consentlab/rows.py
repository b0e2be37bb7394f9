"""How an event is written, in the ledger and in an export, and how it is read back."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, get_args

import msgspec

from consentlab.events import INTERACTIONS, LedgerEvent
from consentlab.policy.faults import FIRST_YEAR, LAST_YEAR, one_of, shown

KINDS = {str(event.__struct_config__.tag): event for event in get_args(LedgerEvent)}
"""Every kind of event by the name that it has in the ledger."""

_AT_KEY = re.compile(r"(.*) - at `\$\.?(.*)`", re.DOTALL)


class Recorded(msgspec.Struct, frozen=True):
    """One event as it stands in the ledger.

    `wall` is the time of day in UTC, `monotonic` in nanoseconds; `walkthrough` is None for
    what a person did on Home.
    """

    number: int
    wall: datetime
    monotonic: int
    walkthrough: str | None
    event: LedgerEvent


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event as it is written: a column of the ledger a field, and a key of an export."""

    number: int
    wall: datetime
    monotonic: int
    simulated: datetime | None
    walkthrough: str | None
    kind: str
    data: dict[str, Any]


COLUMNS = Row.__struct_fields__
"""The columns of the ledger's table, in their order."""


def row_of(recorded: Recorded) -> Row:
    """A recorded event as it is written."""
    kind, at, data = data_of(recorded.event)
    return Row(
        recorded.number, recorded.wall, recorded.monotonic, at, recorded.walkthrough, kind, data
    )


def data_of(event: LedgerEvent) -> tuple[str, datetime | None, dict[str, Any]]:
    """An event as it is written: its kind, its simulated instant, and all the rest of it."""
    data: dict[str, Any] = msgspec.to_builtins(event)
    kind: str = data.pop("type")
    del data["at"]
    return kind, event.at, data


def from_line(line: bytes) -> Recorded:
    """What a line of an export says. Raises ValueError: what is wrong, what was expected."""
    try:
        return _recorded(msgspec.json.decode(line, type=Row))
    except msgspec.ValidationError as error:
        raise ValueError(_plain(str(error))) from None
    except msgspec.DecodeError as error:
        raise ValueError(f"broken JSON, expected one event ({error})") from None
    except UnicodeDecodeError:
        raise ValueError("there are bytes that are not UTF-8, expected text in UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deeply, expected one event") from None


def from_columns(values: tuple[Any, ...]) -> Recorded:
    """What a row of the ledger's table says. Raises ValueError, as `from_line` does."""
    columns = dict(zip(COLUMNS, values, strict=True))
    if not isinstance(columns["data"], str):
        raise ValueError("data: expected text")  # noqa: TRY004  # a fault of the value
    try:
        columns["data"] = msgspec.json.decode(columns["data"])
        return _recorded(msgspec.convert(columns, Row))
    except msgspec.MsgspecError as error:
        raise ValueError(_plain(str(error))) from None
    except RecursionError:
        raise ValueError("data: nested too deeply") from None


def _recorded(row: Row) -> Recorded:
    if row.kind not in KINDS:
        raise ValueError(f"kind: {shown(row.kind)} is unknown, expected {one_of(KINDS)}")
    at = None if row.simulated is None else _in_range(row.simulated)
    if at is None and row.kind not in INTERACTIONS:
        raise ValueError("simulated: null, expected an instant")
    whole = {**row.data, "type": row.kind, "at": at}
    event: LedgerEvent = msgspec.convert(whole, KINDS[row.kind])
    if row.wall.tzinfo is None:
        raise ValueError("wall: no time zone, expected one")
    return Recorded(row.number, row.wall.astimezone(UTC), row.monotonic, row.walkthrough, event)


def _in_range(at: datetime) -> datetime:
    """The instant in UTC."""
    if at.tzinfo is None:
        raise ValueError("simulated: no time zone, expected one")
    try:
        at = at.astimezone(UTC)
    except OverflowError:  # at the ends of the calendar
        at = datetime.min.replace(tzinfo=UTC)
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise ValueError(f"simulated: out of range, expected {FIRST_YEAR} to {LAST_YEAR}")
    return at


def _plain(said: str) -> str:
    """What msgspec says, with the key first and without marks."""
    said = f"{said[:1].lower()}{said[1:]}"
    if found := _AT_KEY.fullmatch(said):
        said = f"{found[2]}: {found[1]}"
    return said.replace("`", "")
