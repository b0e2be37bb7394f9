"""Reading TOML files with all their faults at once, each with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Word = TypeVar("Word", bound=str)

FIRST_YEAR, LAST_YEAR = 2000, 2200
"""The years that an instant may lie in, in UTC, both included."""

NO_INSTANT = datetime.min.replace(tzinfo=UTC)
"""What `Table.instant` gives instead of a faulty instant; no good one equals it."""

LARGEST = 64
"""How many MiB a file may have: some two hundred thousand chats of three messages."""

_LONGEST = 60
_TOO_DEEP = "nested too deeply, expected a few levels at most"
_TYPES = {
    bool: "a boolean",
    int: "an integer",
    float: "a float",
    str: "a string",
    dict: "a table",
    list: "an array",
    datetime: "an instant",
    date: "a day",
    time: "a time of day",
}
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,60}")
_HUGE_NUMBER = re.compile(r"[0-9][0-9_]{4000,}")
_DOTTED = r"""(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}"""
_MAYBE_DOTTED = re.compile(rf"(?:^[ \t]*+\[{{0,2}}|[{{,])[ \t]*+{_DOTTED}", re.MULTILINE)
_DOTTED_OR_TEXT = re.compile(
    rf"({_DOTTED})|\'\'\'.*?\'\'\'|\"\"\"(?:\\.|.)*?\"\"\"|\"(?:\\.|[^\"\\])*\"|'[^']*'|#[^\n]*",
    re.DOTALL,
)


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong in a file, and what was expected.

    `place` is the key path from zero (`chats[2].messages[0].at`), `line 3` where the file
    is no TOML, and empty where it cannot be read at all. `path` names the file if that is
    another than the one that was read, such as a scenario's policy pack.
    """

    place: str
    text: str
    path: str = ""


class FaultyFile(Exception):
    """A file cannot be used. `str()` has one line for each fault: `FILE: PLACE: text`."""

    def __init__(self, path: str | Path, faults: Collection[Fault]) -> None:
        self.path = str(path)
        self.faults = tuple(faults)
        super().__init__(self.path, self.faults)

    def __str__(self) -> str:
        return "\n".join(
            ": ".join(printable(part) for part in (f.path or self.path, f.place, f.text) if part)
            for f in self.faults
        )


def printable(text: str) -> str:
    """The text on one line: every character that does not print is escaped."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )


def shown(value: object) -> str:
    """A value of a TOML file as a message names it: on one line, long ones shortened."""
    if isinstance(value, str):
        cut = printable(value[:_LONGEST].replace("\\", "\\\\").replace('"', '\\"'))
        return f'"{cut}…"' if len(value) > _LONGEST else f'"{cut}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return "this"
    if isinstance(value, (date, time)):
        return value.isoformat()
    # Python refuses to write out integers of thousands of digits.
    return "this" if isinstance(value, int) and value.bit_length() > 64 else str(value)


def one_of(words: Collection[str]) -> str:
    """The words that a message says were expected."""
    if not words:
        return "nothing here"
    cut = [printable(word[:_LONGEST]) or '""' for word in words]
    return cut[0] if len(cut) == 1 else "one of " + ", ".join(cut)


def read_file(path: Path) -> bytes:
    """The file's bytes. Raises FaultyFile if it cannot be read, or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST * 2**20 + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
    except ValueError:
        why = "no possible file name"
    else:
        if len(data) <= LARGEST * 2**20:
            return data
        problem = f"is too large, expected a file of up to {LARGEST} MiB"
        raise FaultyFile(path, [Fault("", problem)])
    raise FaultyFile(path, [Fault("", f"cannot be read ({why}), expected a TOML file")])


def parse_toml(data: bytes, path: Path) -> dict[str, Any]:
    """The top table of TOML in UTF-8. Raises FaultyFile with one fault and its line."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"byte 0x{data[error.start]:02x} is not UTF-8, expected text in UTF-8"
        raise FaultyFile(path, [Fault(f"line {line}", problem)]) from None
    if line := _longest_key(text):
        raise FaultyFile(path, [Fault(f"line {line}", _TOO_DEEP)])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, problem = _broken(text, str(error))
    except RecursionError:
        line, problem = _deepest_line(text), _TOO_DEEP
    except ValueError:
        huge = _HUGE_NUMBER.search(text)
        line = text.count("\n", 0, huge.start()) + 1 if huge else 1
        problem = "a number that is too long, expected one of a few digits"
    raise FaultyFile(path, [Fault(f"line {line}", problem)])


def _longest_key(text: str) -> int:
    """The line of a key of a hundred dotted parts, 0 if there is none.

    The time and memory that tomllib takes grow with the square of how many there are.
    """
    if not _MAYBE_DOTTED.search(text):
        return 0
    keys = (found for found in _DOTTED_OR_TEXT.finditer(text) if found[1])
    key = next(keys, None)
    return text.count("\n", 0, key.start()) + 1 if key else 0


def _broken(text: str, message: str) -> tuple[int, str]:
    """The line and the problem from what tomllib says: `Problem (at line 3, column 5)`."""
    what, _, where = message.rpartition(" (at ")
    found = re.match(r"line (\d+), column (\d+)", where)
    line = int(found[1]) if found else text.rstrip("\n").count("\n") + 1
    column = f" in column {found[2]}" if found else " at the end of the file"
    what = printable(what[: 2 * _LONGEST])
    return line, f"broken TOML{column}, expected valid TOML ({what[:1].lower()}{what[1:]})"


def _deepest_line(text: str) -> int:
    """Where brackets are open deepest, near enough to find the place by."""
    deepest, line, depth = 0, 1, 0
    for number, content in enumerate(text.split("\n"), 1):
        depth += content.count("[") + content.count("{")
        if depth > deepest:
            deepest, line = depth, number
        depth -= content.count("]") + content.count("}")
    return line


def read_toml(path: Path) -> dict[str, Any]:
    """The top table of a TOML file. Raises FaultyFile: unreadable, not UTF-8, not TOML."""
    return parse_toml(read_file(path), path)


class Table:
    """One table of a parsed file, whose readers collect faults instead of raising.

    A reader whose key is missing or wrong notes the fault and returns a stand-in, so that
    the rest of the file is still read; `raise_faults` ends the reading. A reader with a
    `default` does not miss its key. All tables of a file share one list of faults.
    """

    __slots__ = ("faults", "place", "values")

    def __init__(
        self, values: dict[str, Any], place: str = "", faults: list[Fault] | None = None
    ) -> None:
        self.values = values
        self.place = place
        self.faults: list[Fault] = [] if faults is None else faults

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def raise_faults(self, path: Path) -> None:
        """Raise FaultyFile if this table, or any that shares its faults, has had one."""
        if self.faults:
            raise FaultyFile(path, self.faults)

    def place_of(self, key: str) -> str:
        """The key path of one of this table's keys."""
        name = key if _BARE_KEY.fullmatch(key) else shown(key)
        return f"{self.place}.{name}" if self.place else name

    def fault(self, key: str, text: str) -> None:
        """Note a fault of a key: what is wrong, and what was expected."""
        self.faults.append(Fault(self.place_of(key), text))

    def only(self, *keys: str) -> None:
        """Note every key that is none of these."""
        for key in self.values:
            if key not in keys:
                self.fault(key, f"unknown key, expected {one_of(keys)}")

    def _wrong(self, key: str, expected: str) -> None:
        """Note that a key is missing, or that its value has the wrong type."""
        if key not in self.values:
            self.fault(key, f"missing, expected {expected}")
        else:
            value = self.values[key]
            self.fault(key, f"{shown(value)} is {_TYPES[type(value)]}, expected {expected}")

    def text(self, key: str, default: str | None = None) -> str:
        """A string; the stand-in is the empty one."""
        value = self.values.get(key, default)
        if type(value) is str:
            return value
        self._wrong(key, "a string")
        return ""

    def word(self, key: str, words: Collection[Word], default: Word | None = None) -> Word:
        """A string out of a list; the stand-in is the first of it (the default, if it is empty)."""
        value: Any = self.values.get(key, default)
        if type(value) is str:
            for word in words:
                if word == value:
                    return word
            self.fault(key, f"{shown(value)} is unknown, expected {one_of(words)}")
        else:
            self._wrong(key, one_of(words))
        return next(iter(words), default or "")  # type: ignore[return-value]  # a fault stands: not used

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false; the stand-in is false."""
        value = self.values.get(key, default)
        if value is True or value is False:
            return value
        self._wrong(key, "true or false")
        return False

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number; the stand-in is 0."""
        value = self.values.get(key, default)
        if type(value) is int:
            return value
        self._wrong(key, "an integer")
        return 0

    def format(self, number: int) -> None:
        """Note it if the file's `format` is not this number."""
        value = self.values.get("format")
        if type(value) is not int:
            self._wrong("format", str(number))
        elif value != number:
            self.fault("format", f"{shown(value)} is another format, expected {number}")

    def instant(self, key: str) -> datetime:
        """An instant with a time zone, given in UTC; the stand-in is NO_INSTANT."""
        value = self.values.get(key)
        if type(value) is datetime:
            if value.tzinfo is UTC and FIRST_YEAR <= value.year <= LAST_YEAR:
                return value
            return self._instant_in_range(key, value)
        self._wrong(key, "an instant such as 2025-09-01T10:00:00Z")
        return NO_INSTANT

    def _instant_in_range(self, key: str, value: datetime) -> datetime:
        if value.tzinfo is None:
            self.fault(key, f"{shown(value)} has no time zone, expected one, as in {shown(value)}Z")
            return NO_INSTANT
        try:
            in_utc = value.astimezone(UTC)
        except OverflowError:  # at the ends of the calendar
            in_utc = NO_INSTANT
        if FIRST_YEAR <= in_utc.year <= LAST_YEAR:
            return in_utc
        self.fault(
            key,
            f"{shown(value)} is out of range, expected a year from {FIRST_YEAR} to {LAST_YEAR}",
        )
        return NO_INSTANT

    def day(self, key: str) -> date:
        """A day without a time; the stand-in is the calendar's first day."""
        value = self.values.get(key)
        if type(value) is date:
            return value
        self._wrong(key, "a day such as 2025-09-28")
        return date.min

    def strings(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """An array of strings; the stand-in has those elements that are strings."""
        if default is not None and key not in self.values:
            return default
        return tuple(v for _, v in self._elements(key, str, "an array of strings"))

    def table(self, key: str, optional: bool = False) -> Table | None:
        """A table within this one; None if it is missing, or no table."""
        value = self.values.get(key)
        if type(value) is dict:
            return Table(value, self.place_of(key), self.faults)
        if key in self.values or not optional:
            self._wrong(key, "a table")
        return None

    def tables(self, key: str, optional: bool = False) -> list[Table]:
        """An array of tables; elements that are none are left out."""
        if optional and key not in self.values:
            return []
        place, faults = self.place_of(key), self.faults
        return [
            Table(value, f"{place}[{index}]", faults)
            for index, value in self._elements(key, dict, "an array of tables")
        ]

    def _elements(self, key: str, kind: type, expected: str) -> list[tuple[int, Any]]:
        """The elements of an array that have the right type, each with its index."""
        values = self.values.get(key)
        if type(values) is not list:
            self._wrong(key, expected)
            return []
        good = []
        for index, value in enumerate(values):
            if type(value) is kind:
                good.append((index, value))
            else:
                place = f"{self.place_of(key)}[{index}]"
                text = f"{shown(value)} is {_TYPES[type(value)]}, expected {_TYPES[kind]}"
                self.faults.append(Fault(place, text))
        return good
