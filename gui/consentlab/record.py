"""The ledger as JSON Lines: written for whoever wants the data, and read back.

The first line names the format and everything that the data depends on; each line after it
is one event with all its columns. Reading back needs nothing but the file.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from consentlab import __version__
from consentlab.events import WalkthroughStarted
from consentlab.ledger import NAME, LedgerError, Reader
from consentlab.policy.faults import Fault, FaultyFile, shown
from consentlab.replaying import Unfit, replay
from consentlab.rows import Recorded, from_line, row_of
from consentlab.state import State
from consentlab.store import named

FORMAT = 1
"""The number of the format that is written and read here."""

PROGRAM = "consentlab"


def write_jsonl(ledger: Reader, output: Path) -> None:
    """Write all of a ledger to a file that only the person can read.

    The file gets its name when it is whole, so that nothing is lost that had the name before.
    Raises LedgerError: the ledger cannot be read, or the file cannot be written.
    """
    write_lines(_lines(ledger.entries()), output, ledger.path)


def write_lines(lines: Iterable[bytes], output: Path, ledger: Path) -> None:
    """Write lines to a file that only the person can read, and that is no part of the ledger.

    It gets its name when it is whole. Raises LedgerError: it cannot be written.
    """
    name = named(output)
    try:
        output = output.resolve()
        if output.is_symlink():  # Python below 3.13 raises RuntimeError for it
            raise LedgerError(f"{name} cannot be written (it leads round in a circle).")
        if output.exists() and not output.is_file():
            raise LedgerError(f"{name} is no ordinary file, so nothing was written to it.")
        if output.parent == ledger.resolve().parent and output.name.startswith(NAME):
            raise LedgerError(f"{name} belongs to the ledger, so nothing was written to it.")
        _write(lines, output)
    except OSError as error:
        raise LedgerError(f"{name} cannot be written ({error.strerror}).") from None
    except (ValueError, RuntimeError):  # a null byte; a loop of links
        raise LedgerError(f"{str(output)!r} is no possible name of a file.") from None


def _write(lines: Iterable[bytes], output: Path) -> None:
    """Write to a file beside the output, which takes its place once it is on the disk."""
    handle, name = tempfile.mkstemp(prefix=".consentlab-", dir=output.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for line in lines:
                file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(output)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _lines(rows: list[Recorded]) -> Iterator[bytes]:
    yield msgspec.json.encode(
        {
            "format": FORMAT,
            "program": PROGRAM,
            "version": __version__,
            "walkthroughs": [
                _described(row.walkthrough, row.event)
                for row in rows
                if isinstance(row.event, WalkthroughStarted)
            ],
        }
    )
    for row in rows:
        yield msgspec.json.encode(row_of(row))


def _described(walkthrough: str | None, started: WalkthroughStarted) -> dict[str, Any]:
    """What a walkthrough's data depend on, as it started."""
    scenario = started.scenario
    return {
        "walkthrough": walkthrough,
        "program": started.program,
        "mode": started.mode,
        "scenario": scenario.name,
        "scenario_hash": scenario.hash,
        "policy": started.pack,
        "policy_version": scenario.pack.version,
        "policy_hash": started.pack_hash,
        "variant": started.variant,
        **started.about,
    }


def read_jsonl(path: Path) -> State:
    """The state of the last walkthrough of an export.

    Raises FaultyFile with every fault: a line that cannot be read, another format, events
    that do not fit together.
    """
    return read_events(path)[1]


def read_events(path: Path) -> tuple[list[Recorded], State]:
    """Every event of an export, and the state that those of its last walkthrough come to.

    Raises FaultyFile, as `read_jsonl` does.
    """
    head, *lines = _read(path).removesuffix(b"\n").split(b"\n")
    if fault := _fault_of_head(head):
        raise FaultyFile(path, [fault])
    faults: list[Fault] = []
    rows: dict[int, Recorded] = {}
    for number, line in enumerate(lines, 2):
        try:
            rows[number] = from_line(line)
        except ValueError as error:
            faults.append(Fault(f"line {number}", str(error)))
    faults.extend(_faults_of_order(rows))
    if faults:
        raise FaultyFile(path, faults)
    last = next((r.walkthrough for r in reversed(rows.values()) if r.walkthrough), None)
    try:
        return list(rows.values()), replay([r for r in rows.values() if r.walkthrough == last])
    except Unfit as unfit:
        found = (line for line, row in rows.items() if row.number == unfit.number)
        place = f"line {next(found, len(lines) + 1)}"
        raise FaultyFile(path, [Fault(place, unfit.text)]) from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror
    except ValueError:
        why = "no possible file name"
    raise FaultyFile(path, [Fault("", f"cannot be read ({why}), expected an export")])


def _fault_of_head(line: bytes) -> Fault | None:
    """What is wrong with the first line. Without the right one, nothing else is looked at."""
    head: Any
    try:
        head = msgspec.json.decode(line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        head = None
    if not isinstance(head, dict) or head.get("program") != PROGRAM:
        text = "this is no export of ConsentLab, expected a line with its format and program"
    elif type(head.get("format")) is not int or head["format"] != FORMAT:
        text = f"format: {shown(head.get('format'))} is another format, expected {FORMAT}"
    else:
        return None
    return Fault("line 1", text)


def _faults_of_order(rows: dict[int, Recorded]) -> Iterator[Fault]:
    """Numbers rise from line to line: nothing is there twice, nothing in another order."""
    for (_, before), (line, row) in pairwise(rows.items()):
        if row.number <= before.number:
            text = f"number: {row.number} after {before.number}, expected rising numbers"
            yield Fault(f"line {line}", text)
