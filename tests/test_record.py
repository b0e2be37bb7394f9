"""The export: the whole ledger as JSON Lines, and read back without it."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from consentlab import __version__
from consentlab.events import Pressed
from consentlab.ledger import Ledger, LedgerError, Reader
from consentlab.policy.faults import FaultyFile
from consentlab.policy.history import Deleted
from consentlab.record import read_jsonl, write_jsonl
from consentlab.simulation import Simulation
from walkthroughs import NOTICE_DUE, SteadyClock, scenario, settled

Line = dict[str, Any]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with two walkthroughs, in the second of which something has been done."""
    with Ledger.open(tmp_path / "profile", SteadyClock()) as opened:
        opened.append(None, Pressed(None, "home.start"))
        Simulation.start(opened, scenario(), about={"language": "pseudo", "scale": 1.5})
        simulation = Simulation.start(opened, settled(True), mode="pilot")
        simulation.send("lisbon", "Ünïcode ☕")
        simulation.choose(False)
        simulation.undo()
        simulation.delete("bread")
        simulation.note("pressed", "chat.send", None, "mouse")
        yield opened


@pytest.fixture
def export(ledger: Ledger, tmp_path: Path) -> Path:
    """The ledger's export."""
    output = tmp_path / "export.jsonl"
    write_jsonl(ledger, output)
    return output


def lines(path: Path) -> list[Line]:
    """The file's lines, parsed."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write_lines(path: Path, changed: list[Line]) -> None:
    """Put other lines into the file."""
    path.write_text("".join(json.dumps(line) + "\n" for line in changed), "utf-8")


def resumed(ledger: Ledger) -> Simulation:
    """The walkthrough that the ledger was last worked in."""
    simulation = Simulation.resume(ledger)
    assert simulation is not None
    return simulation


# ------------------------------------------------------------------ writing


def test_the_first_line_says_what_the_data_depend_on(export: Path) -> None:
    """Versions, pack, scenario, variant, and what the program was started with."""
    head = lines(export)[0]
    first, second = head.pop("walkthroughs")
    assert head == {"format": 1, "program": "consentlab", "version": __version__}
    assert first == {
        "walkthrough": "1",
        "program": __version__,
        "mode": "demo",
        "scenario": "by-hand",
        "scenario_hash": "0" * 64,
        "policy": "claude-2025-08",
        "policy_version": scenario().pack.version,
        "policy_hash": second["policy_hash"],
        "variant": "as-reported",
        "language": "pseudo",
        "scale": 1.5,
    }
    assert (second["mode"], len(second["policy_hash"])) == ("pilot", 64)


def test_every_event_is_a_line_with_all_its_columns(export: Path) -> None:
    """In the order of the ledger."""
    head, *events = lines(export)
    assert "walkthroughs" in head
    assert [row["number"] for row in events] == list(range(1, 9))
    assert events[0] == {
        "number": 1,
        "wall": "2026-01-02T03:04:06Z",
        "monotonic": 2000,
        "simulated": None,
        "walkthrough": None,
        "kind": "pressed",
        "data": {"control_id": "home.start", "value": None, "input_method": "mouse"},
    }
    assert events[3] == {
        "number": 4,
        "wall": "2026-01-02T03:04:12Z",
        "monotonic": 8000,
        "simulated": "2025-09-10T10:00:01Z",
        "walkthrough": "2",
        "kind": "message_sent",
        "data": {"chat": "lisbon", "text": "Ünïcode ☕"},
    }


def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, export: Path, tmp_path: Path) -> None:
    """Whether the program or the command line writes it."""
    again = tmp_path / "again.jsonl"
    with Reader.read(ledger.path.parent) as reader:
        write_jsonl(reader, again)
    assert export.read_bytes() == again.read_bytes()


def test_the_file_is_private_and_nothing_else_is_left(export: Path) -> None:
    """No draft lies about."""
    assert {"profile", "export.jsonl"} == {file.name for file in export.parent.iterdir()}
    assert stat.S_IMODE(export.stat().st_mode) == 0o600


def test_a_file_that_was_there_is_replaced_whole(ledger: Ledger, export: Path) -> None:
    """A longer one leaves no tail, an open one becomes private."""
    export.write_text("x" * 1_000_000)
    export.chmod(0o644)
    write_jsonl(ledger, export)
    assert (9, 0o600) == (len(lines(export)), stat.S_IMODE(export.stat().st_mode))


def test_a_link_stays_one(ledger: Ledger, export: Path, tmp_path: Path) -> None:
    """It is the file behind it that is written."""
    link = tmp_path / "link.jsonl"
    link.symlink_to(export)
    export.write_text("")
    write_jsonl(ledger, link)
    assert (True, 9) == (link.is_symlink(), len(lines(export)))


def test_a_file_that_was_there_stays_when_the_disk_is_full(
    ledger: Ledger, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older export is better than half of one."""

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = export.read_bytes()
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(LedgerError) as failed:
        write_jsonl(ledger, export)
    assert str(failed.value) == f"{export} cannot be written (No space left on device)."
    assert before == export.read_bytes()
    assert {"profile", "export.jsonl"} == {file.name for file in export.parent.iterdir()}


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("", "is no ordinary file"),
        ("export.jsonl/under", "cannot be written"),
        ("nowhere/export.jsonl", "cannot be written"),
        ("/dev/full", "is no ordinary file"),
        ("x" * 300, "cannot be written"),
        ("nu\0ll", "is no possible name"),
        ("loop", "cannot be written|is no possible name"),
        ("profile/ledger.sqlite3", "belongs to the ledger"),
        ("profile/ledger.sqlite3-wal", "belongs to the ledger"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_sentence(
    ledger: Ledger, export: Path, output: str, why: str
) -> None:
    """And the ledger is never written over."""
    (export.parent / "loop").symlink_to(export.parent / "loop")
    before = ledger.path.read_bytes()
    with pytest.raises(LedgerError, match=why) as failed:
        write_jsonl(ledger, export.parent / output)
    assert len(str(failed.value).splitlines()) == 1
    assert before == ledger.path.read_bytes()


# ------------------------------------------------------------------ reading back


def test_reading_back_gives_the_last_walkthrough(ledger: Ledger, export: Path) -> None:
    """State and outcomes, with the ledger gone."""
    simulation = resumed(ledger)
    before, outcome = simulation.state, simulation.state.outcome()
    ledger.close()
    ledger.path.unlink()
    assert (before, outcome) == (read_jsonl(export), read_jsonl(export).outcome())


def test_the_last_walkthrough_is_the_one_last_worked_in(ledger: Ledger, export: Path) -> None:
    """As at a start of the program."""
    first = Simulation.resume(ledger, "1")
    assert first is not None
    first.delete("bread")
    write_jsonl(ledger, export)
    assert first.state == read_jsonl(export)


def test_a_missing_last_line_end_is_no_fault(ledger: Ledger, export: Path) -> None:
    """Editors differ about it."""
    export.write_bytes(export.read_bytes().removesuffix(b"\n"))
    assert resumed(ledger).state == read_jsonl(export)


def test_instants_of_other_zones_are_the_same_instants(ledger: Ledger, export: Path) -> None:
    """They are compared and dated in UTC."""
    changed = lines(export)
    assert changed[4]["simulated"] == "2025-09-10T10:00:01Z"
    changed[4]["simulated"] = "2025-09-10T12:00:01+02:00"
    write_lines(export, changed)
    state = read_jsonl(export)
    assert resumed(ledger).state == state
    assert {UTC} == {message.at.tzinfo for message in state.history.chats[0].messages}


def faults(path: Path) -> list[str]:
    """What is wrong with an export, without the file's name."""
    with pytest.raises(FaultyFile) as caught:
        read_jsonl(path)
    texts = str(caught.value).splitlines()
    assert all(text.startswith(f"{path}: ") for text in texts)
    return [text.removeprefix(f"{path}: ") for text in texts]


HEAD = "line 1: this is no export of ConsentLab, expected a line with its format and program"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [HEAD]),
        (b"\n\n", [HEAD]),
        (b"{}", [HEAD]),
        (b"[" * 100_000, [HEAD]),
        (b"\xff\xfe", [HEAD]),
        (b'{"program": "another", "format": 1}', [HEAD]),
        (
            b'{"program": "consentlab", "format": 2}\n{}',
            ["line 1: format: 2 is another format, expected 1"],
        ),
        (
            b'{"program": "consentlab", "format": true}',
            ["line 1: format: true is another format, expected 1"],
        ),
        (
            b'{"program": "consentlab", "format": 1}\n',
            ["line 1: there is no event, expected a walkthrough_started"],
        ),
        (
            b'{"program": "consentlab", "format": 1}\n\n{"number": 1\n"\xff"\n' + b"[" * 9999,
            [
                "line 2: broken JSON, expected one event (Input data was truncated)",
                "line 3: broken JSON, expected one event (Input data was truncated)",
                "line 4: expected object, got str",
                "line 5: expected object, got array",
            ],
        ),
    ],
)
def test_what_is_no_export_says_where_it_is_not(
    tmp_path: Path, data: bytes, expected: list[str]
) -> None:
    """After a wrong first line nothing else is looked at."""
    path = tmp_path / "made.jsonl"
    path.write_bytes(data)
    assert expected == faults(path)


def test_a_file_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    """A folder, a missing file, no possible name."""
    assert ["cannot be read (Is a directory), expected an export"] == faults(tmp_path)
    gone = tmp_path / "gone.jsonl"
    assert ["cannot be read (No such file or directory), expected an export"] == faults(gone)
    with pytest.raises(FaultyFile, match="no possible file name"):
        read_jsonl(Path("nu\0ll"))


def edited(**keys: object) -> Callable[[Line], object]:
    """Puts other values into a line."""
    return lambda line: line.update(keys)


def data(**keys: object) -> Callable[[Line], object]:
    """Puts other values into what a line tells of its event."""
    return lambda line: line["data"].update(keys)


def within(*place: str | int, value: object) -> Callable[[Line], object]:
    """Puts another value somewhere into a walkthrough's scenario."""

    def put(line: Line) -> None:
        holder = line["data"]["scenario"]
        for key in place[:-1]:
            holder = holder[key]
        holder[place[-1]] = value

    return put


PERSON = {"at": "2025-09-01T10:00:00Z", "role": "person", "text": ""}

FAULTY: list[tuple[int, Callable[[Line], object], str]] = [
    (2, edited(number="1"), "number: expected int, got str"),
    (2, edited(extra=1), "object contains unknown field extra"),
    (2, lambda line: line.pop("wall"), "object missing required field wall"),
    (2, edited(wall="2026-01-02T03:04:06"), "wall: no time zone, expected one"),
    (2, edited(kind="danced"), 'kind: "danced" is unknown, expected one of deferred, '),
    (2, data(input_method="telepathy"), "input_method: invalid enum value 'telepathy'"),
    (5, edited(number=3), "number: 3 after 3, expected rising numbers"),
    (5, edited(simulated=None), "simulated: null, expected an instant"),
    (5, edited(simulated="2025-09-10T10:00:01"), "simulated: no time zone, expected one"),
    (5, edited(simulated="2500-01-01T00:00:00Z"), "simulated: out of range, expected 2000 to 2200"),
    (5, data(text=None), "text: expected str, got null"),
    (5, data(chat="nobody"), "nobody is the id of no chat"),
    (7, data(event=1), "1 is not the number of an earlier act"),
    (4, edited(kind="looked", data={}), "expected a walkthrough_started before everything else"),
    (5, lambda line: line.update(STARTED),
     "the walkthrough has started before, expected one start"),
    (9, edited(kind="plan_changed", data={"plan": "gold"}), "gold is no plan of the policy pack"),
    (9, edited(kind="run_started", data={"run": "summer"}),
     "a run summer is there already, expected an id of its own"),
    (9, edited(kind="chat_created", data={"chat": "bread", "title": ""}),
     "a chat bread is there already, expected an id of its own"),
    (9, edited(kind="reading_set", data={"reading": "deadline", "value": "x"}),
     "deadline = x is no reading of the policy pack"),
    (4, within("now", value="2025-09-10T10:00:00"),
     "2025-09-10T10:00:00 is out of range, expected UTC and 2000 to 2200"),
    (4, within("history", "chats", 0, "messages", 0, "at", value="1999-01-01T00:00:00Z"),
     "1999-01-01T00:00:00+00:00 is out of range, expected UTC and 2000 to 2200"),
    (4, within("history", "account", "plan", value="gold"),
     'the plan "gold" is unknown, expected '),
    (4, within("history", "chats", 1, "id", value="lisbon"),
     'the chat "lisbon" is there twice, expected an id of its own'),
    (4, within("history", "events", 0, "chat", value="nobody"),
     'the chat "nobody" is unknown, expected one of lisbon, '),
    (4, within("history", "events", 0, value={"type": "plan_changed", "plan": "gold",
                                              "at": "2025-09-01T10:00:00Z"}),
     'the plan "gold" is unknown, expected '),
    (4, within("history", "events", 0, value={"type": "run_started", "run": "summer",
                                              "at": "2025-09-01T10:00:00Z"}),
     'the run "summer" is there twice, expected an id of its own'),
    (4, within("readings", value={"mood": "x"}), 'the reading "mood" is unknown, expected one of '),
    (4, within("readings", value={"deadline": "x"}), 'the value "x" is unknown, expected one of '),
    (4, within("pack", "rules", value={}), 'the rule "plan-not-covered" is unknown, expected '),
    (4, within("pack", "sources", value={}), "the source "),
    (4, within("pack", "on", "period", "months", value=1), "the period P5Y is counted wrongly"),
    (4, within("pack", "on", "period", "text", value="5 years"), "'5 years' is not an ISO 8601"),
    (4, within("pack", "readings", 0, "alternatives", value=[]),
     "the reading deadline has no value, expected at least one"),
    (4, within("pack", "readings", 0, "alternatives", 0, "value", value="soon"),
     'the reading deadline cannot be "soon" '),
]  # fmt: skip

STARTED: Line = {}
"""Filled from the export itself: the line on which the walkthrough starts."""


@pytest.mark.parametrize(
    ("line", "edit", "expected"), FAULTY, ids=[f"{n}: {text[:50]}" for n, _, text in FAULTY]
)
def test_a_faulty_line_is_named(
    export: Path, line: int, edit: Callable[[Line], object], expected: str
) -> None:
    """With what is wrong, and what was expected."""
    changed = lines(export)
    STARTED.update(kind=changed[3]["kind"], data=changed[3]["data"])
    edit(changed[line - 1])
    write_lines(export, changed)
    found = faults(export)
    assert found[0].startswith(f"line {line}: {expected}")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"\xff", "line 5: there are bytes that are not UTF-8, expected text in UTF-8"),
        (b"\\ud83d", "line 5: broken JSON, expected one event ("),
    ],
)
def test_text_that_is_none_is_a_fault(export: Path, text: bytes, expected: str) -> None:
    """Bytes that are no UTF-8, half a character."""
    export.write_bytes(export.read_bytes().replace(b" \xe2\x98\x95", text))
    assert faults(export)[0].startswith(expected)


def test_deep_nesting_is_a_fault(export: Path) -> None:
    """And not the end of the program."""
    deep = b'"data":{"chat":' + b"[" * 9999 + b"]" * 9999
    export.write_bytes(export.read_bytes().replace(b'"data":{"chat":"bread"', deep))
    assert faults(export) == ["line 8: nested too deeply, expected one event"]


def test_all_faulty_lines_are_named_at_once(export: Path) -> None:
    """In their order."""
    changed = lines(export)
    changed[4]["data"]["text"] = 7
    changed[8]["wall"] = "noon"
    write_lines(export, changed)
    assert [
        "line 5: text: expected str, got int",
        "line 9: wall: invalid RFC3339 encoded datetime",
    ] == faults(export)


def test_faults_of_another_walkthrough_do_not_stand_in_the_way(
    ledger: Ledger, export: Path
) -> None:
    """Events that only do not fit together are looked at where they are used."""
    ledger.append("1", Deleted(NOTICE_DUE, "nobody"))
    second = Simulation.resume(ledger, "2")
    assert second is not None
    second.look_at(NOTICE_DUE)
    write_jsonl(ledger, export)
    assert second.state == read_jsonl(export)
