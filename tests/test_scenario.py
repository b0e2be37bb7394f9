"""Scenario files: a good one is read as it is written, a faulty one is reported whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consentlab.paths import resources
from consentlab.policy.faults import Fault, FaultyFile
from consentlab.policy.history import (
    AcceptedTerms,
    Account,
    Chat,
    Chosen,
    Deferred,
    Deleted,
    Feedback,
    Flagged,
    History,
    Message,
    PlanChanged,
    Reviewed,
    RunStarted,
    Served,
)
from consentlab.policy.load import load_pack
from consentlab.policy.pack import PolicyPack
from consentlab.scenario import Scenario, load_scenario

HEAD = """\
format = 1
title = "A title"
policy = "claude-2025-08"
now = 2025-11-01T09:00:00Z
"""
ACCOUNT = """\
[account]
plan = "free"
created = 2025-01-05T00:00:00Z
"""
CHATS = """\
[[chats]]
id = "lisbon"
title = "Weekend in Lisbon"
[[chats.messages]]
at = 2025-09-01T10:00:00Z
role = "person"
text = "Three days in Lisbon"
[[chats.messages]]
at = 2025-09-01T12:00:20+02:00
role = "assistant"
[[chats]]
id = "parser"
title = ""
kind = "coding"
private = true
messages = [{ at = 2025-09-02T10:00:00Z, role = "person" }]
"""
EVENTS = """\
[[events]]
at = 2025-08-29T09:00:00Z
type = "served"
surface = "notice"
[[events]]
at = 2025-08-29T09:00:00Z
type = "deferred"
surface = "notice"
[[events]]
at = 2025-08-30T09:00:00Z
type = "accepted_terms"
version = "1"
[[events]]
at = 2025-08-30T09:00:00Z
type = "chosen"
allow = true
surface = "settings"
[[events]]
at = 2025-08-31T09:00:00Z
type = "plan_changed"
plan = "team"
[[events]]
at = 2025-10-01T09:00:00Z
type = "run_started"
run = "autumn"
[[events]]
at = 2025-10-02T09:00:00Z
type = "feedback"
chat = "lisbon"
rating = "up"
[[events]]
at = 2025-10-02T09:00:00Z
type = "feedback"
chat = "lisbon"
[[events]]
at = 2025-10-03T09:00:00Z
type = "flagged"
chat = "lisbon"
[[events]]
at = 2025-10-04T09:00:00Z
type = "deleted"
chat = "lisbon"
[[events]]
at = 2025-10-05T09:00:00Z
type = "reviewed"
chat = "lisbon"
"""
READINGS = """\
[readings]
off_retention = "stays"
"""
GOOD = HEAD + READINGS + ACCOUNT + CHATS + EVENTS

DELETED = """\
[[events]]
at = 2025-10-04T09:00:00Z
type = "deleted"
chat = "lisbon"
"""

Load = Callable[[str], Scenario]


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    """The pack that the scenarios here name."""
    return load_pack(resources() / "policies" / "claude-2025-08.toml")


@pytest.fixture
def load(tmp_path: Path, pack: PolicyPack) -> Load:
    """Reads a text as the scenario file `mine.toml`, where that pack is the only one."""

    def read(text: str) -> Scenario:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return load_scenario(path, {"claude-2025-08": pack}.get)

    return read


@pytest.fixture
def faults(load: Load) -> Callable[[str], list[str]]:
    """The faults of a text as `PLACE: what is wrong and what was expected`."""

    def read(text: str) -> list[str]:
        try:
            load(text)
        except FaultyFile as faulty:
            return [f"{fault.place}: {fault.text}" for fault in faulty.faults]
        return []

    return read


def utc(month: int, day: int, hour: int = 9, second: int = 0) -> datetime:
    """An instant of 2025."""
    return datetime(2025, month, day, hour, 0, second, tzinfo=UTC)


def test_a_good_file_is_read_as_it_is_written(load: Load, pack: PolicyPack) -> None:
    """Everything keeps its order, and every instant is in UTC."""
    messages = (
        Message(utc(9, 1, 10), "person", "Three days in Lisbon"),
        Message(utc(9, 1, 10, 20), "assistant"),
    )
    history = History(
        Account("free", utc(1, 5, 0)),
        (
            Chat("lisbon", "Weekend in Lisbon", messages),
            Chat("parser", "", (Message(utc(9, 2, 10), "person"),), "coding", private=True),
        ),
        (
            Served(utc(8, 29), "notice"),
            Deferred(utc(8, 29), "notice"),
            AcceptedTerms(utc(8, 30), "1"),
            Chosen(utc(8, 30), True, "settings"),
            PlanChanged(utc(8, 31), "team"),
            RunStarted(utc(10, 1), "autumn"),
            Feedback(utc(10, 2), "lisbon", "up"),
            Feedback(utc(10, 2), "lisbon"),
            Flagged(utc(10, 3), "lisbon"),
            Deleted(utc(10, 4), "lisbon"),
            Reviewed(utc(10, 5), "lisbon"),
        ),
    )
    expected = Scenario(
        title="A title",
        policy="claude-2025-08",
        now=utc(11, 1),
        readings={"off_retention": "stays"},
        pack=pack,
        history=history,
        name="mine",
        hash=hashlib.sha256(GOOD.encode()).hexdigest(),
    )
    got = load(GOOD)
    assert expected == got
    assert got.history.chats[0].messages[1].at.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ACCOUNT,
        HEAD + "chats = []\nevents = []\n" + ACCOUNT,
        HEAD + "[readings]\n" + ACCOUNT,
        GOOD.replace('"lisbon"', '""').replace("A title", ""),
        GOOD.replace('title = ""', 'title = "Weekend in Lisbon"'),
        GOOD.replace("now = 2025", "now = 2000").replace("created = 2025", "created = 2200"),
        HEAD + ACCOUNT + CHATS + DELETED.replace('"deleted"', '"feedback"') + DELETED,
        HEAD + ACCOUNT + CHATS + DELETED + DELETED.replace('"deleted"', '"reviewed"'),
        GOOD.replace("\n", "\r\n"),
    ],
    ids=[
        "no chats, no events, no readings",
        "empty lists",
        "no reading chosen",
        "empty texts and ids",
        "two chats with one title",
        "the first and the last year, now before everything",
        "feedback at the deletion's instant, before it in the file",
        "a review at the deletion's instant, after it in the file",
        "lines ended as Windows does",
    ],
)
def test_what_is_only_odd_is_accepted(load: Load, text: str) -> None:
    """Nothing is refused beyond what the format says."""
    assert load(text).name == "mine"


TYPES = (
    "one of served, deferred, accepted_terms, chosen, plan_changed, run_started, feedback,"
    " flagged, reviewed, deleted"
)
INSTANT = "an instant such as 2025-09-01T10:00:00Z"
POLICY = "the id of a policy pack (`consentlab policies` lists them) or a path that ends in .toml"
NAMES = "one of deadline, off_retention, re_enabling"
RANGE = "is out of range, expected a year from 2000 to 2200"
NOBODY = 'there is no message of the person, expected one with role = "person" at least'
PLANS = "one of free, pro, max, team, enterprise, gov, education, api"
TOP_KEYS = "one of format, title, policy, now, readings, account, chats, events"
LATE = "comes after the chat's deletion, expected an instant before"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # the top
        ("format = 1", "", "format: missing, expected 1"),
        ("format = 1", "format = 2", "format: 2 is another format, expected 1"),
        ("format = 1", "format = true", "format: true is a boolean, expected 1"),
        ('title = "A title"', "", "title: missing, expected a string"),
        ('title = "A title"', "title = 1", "title: 1 is an integer, expected a string"),
        ('title = "A title"', 'title = "A title"\ntitel = ""',
         f"titel: unknown key, expected {TOP_KEYS}"),
        ('policy = "claude-2025-08"', "", "policy: missing, expected a string"),
        ('policy = "claude-2025-08"', "policy = 1", "policy: 1 is an integer, expected a string"),
        ('policy = "claude-2025-08"', 'policy = "claude"',
         f'policy: "claude" is unknown, expected {POLICY}'),
        ("now = 2025-11-01T09:00:00Z", "", f"now: missing, expected {INSTANT}"),
        ("now = 2025-11-01T09:00:00Z", "now = 2025-11-01",
         f"now: 2025-11-01 is a day, expected {INSTANT}"),
        ("now = 2025-11-01T09:00:00Z", "now = 2025-11-01T09:00:00",
         "now: 2025-11-01T09:00:00 has no time zone, expected one, as in 2025-11-01T09:00:00Z"),
        ("now = 2025-11-01T09:00:00Z", "now = 09:00:00",
         f"now: 09:00:00 is a time of day, expected {INSTANT}"),
        ("now = 2025-11-01T09:00:00Z", 'now = "2025-11-01T09:00:00Z"',
         f'now: "2025-11-01T09:00:00Z" is a string, expected {INSTANT}'),
        # readings
        (READINGS, 'readings = "stays"\n', 'readings: "stays" is a string, expected a table'),
        ("off_retention =", "retention =",
         f"readings.retention: unknown reading, expected {NAMES}"),
        ('"stays"', '"stay"',
         'readings.off_retention: "stay" is unknown, expected one of falls, stays'),
        ('"stays"', "true",
         "readings.off_retention: true is a boolean, expected one of falls, stays"),
        # account
        (ACCOUNT, "", "account: missing, expected a table"),
        (ACCOUNT, "[[account]]\n", "account: this is an array, expected a table"),
        ('plan = "free"', "", f"account.plan: missing, expected {PLANS}"),
        ('plan = "free"', 'plan = "gold"', f'account.plan: "gold" is unknown, expected {PLANS}'),
        ('plan = "free"', 'plan = "free"\nname = "Ada"',
         "account.name: unknown key, expected one of plan, created"),
        ("created = 2025-01-05T00:00:00Z", "", f"account.created: missing, expected {INSTANT}"),
        ("created = 2025-01-05T00:00:00Z", "created = 2000-01-01T00:30:00+01:00",
         f"account.created: 2000-01-01T00:30:00+01:00 {RANGE}"),
        # chats
        (CHATS + EVENTS, "[chats]\n", "chats: this is a table, expected an array of tables"),
        ('id = "parser"', "", "chats[1].id: missing, expected a string"),
        ('id = "parser"', 'id = "lisbon"\n',
         'chats[1].id: "lisbon" is used twice, by chats[0] too, expected an id of its own'),
        ('title = ""', "", "chats[1].title: missing, expected a string"),
        ('kind = "coding"', 'kind = "code"',
         'chats[1].kind: "code" is unknown, expected one of chat, coding'),
        ("private = true", "private = 1",
         "chats[1].private: 1 is an integer, expected true or false"),
        ("private = true", 'colour = "red"',
         "chats[1].colour: unknown key, expected one of id, title, kind, private, messages"),
        ('messages = [{ at = 2025-09-02T10:00:00Z, role = "person" }]', "",
         "chats[1].messages: missing, expected an array of tables"),
        ('messages = [{ at = 2025-09-02T10:00:00Z, role = "person" }]', "messages = []",
         f"chats[1].messages: {NOBODY}"),
        ('role = "person" }', 'role = "assistant" }',
         f"chats[1].messages: {NOBODY}"),
        # messages
        ('at = 2025-09-02T10:00:00Z, role = "person"', 'role = "person"',
         f"chats[1].messages[0].at: missing, expected {INSTANT}"),
        ("at = 2025-09-02T10:00:00Z", "at = 2025-09-02",
         f"chats[1].messages[0].at: 2025-09-02 is a day, expected {INSTANT}"),
        ('role = "person" }', 'role = "user" }',
         'chats[1].messages[0].role: "user" is unknown, expected one of person, assistant'),
        ('role = "person" }', 'role = "person", text = 1 }',
         "chats[1].messages[0].text: 1 is an integer, expected a string"),
        ('role = "person" }', 'role = "person", by = "me" }',
         "chats[1].messages[0].by: unknown key, expected one of at, role, text"),
        ("at = 2025-09-01T12:00:20+02:00", "at = 2025-10-04T09:00:00Z",
         f"chats[0].messages[1].at: 2025-10-04T09:00:00Z {LATE} 2025-10-04T09:00:00Z"),
        ("at = 2025-09-01T10:00:00Z", "at = 2025-10-05T09:00:00.5Z",
         f"chats[0].messages[0].at: 2025-10-05T09:00:00.500000Z {LATE} 2025-10-04T09:00:00Z"),
        ("messages = [{ at = 2025-09-02T10:00:00Z", "messages = [7, { at = 2025-09-02T10:00:00Z",
         "chats[1].messages[0]: 7 is an integer, expected a table"),
        # events
        (EVENTS, "[events]\n", "events: this is a table, expected an array of tables"),
        ('type = "served"', "", f"events[0].type: missing, expected {TYPES}"),
        ('type = "served"', 'type = "shown"',
         f'events[0].type: "shown" is unknown, expected {TYPES}'),
        ('type = "deferred"\nsurface = "notice"', 'type = "deferred"',
         "events[1].surface: missing, expected one of notice, signup, settings"),
        ('surface = "settings"', 'surface = "web"',
         'events[3].surface: "web" is unknown, expected one of notice, signup, settings'),
        ('version = "1"', "version = 1", "events[2].version: 1 is an integer, expected a string"),
        ("allow = true", "allow = 1", "events[3].allow: 1 is an integer, expected true or false"),
        ("allow = true", "", "events[3].allow: missing, expected true or false"),
        ("allow = true", 'allow = true\nplan = "free"',
         "events[3].plan: unknown key, expected one of at, type, allow, surface"),
        ('plan = "team"', 'plan = "gold"', f'events[4].plan: "gold" is unknown, expected {PLANS}'),
        ('run = "autumn"', "", "events[5].run: missing, expected a string"),
        ('rating = "up"', 'rating = "good"',
         'events[6].rating: "good" is unknown, expected one of up, down'),
        ('chat = "lisbon"\nrating', 'chat = "porto"\nrating',
         'events[6].chat: "porto" is unknown, expected the id of a chat of this file'),
        ('chat = "lisbon"\nrating', "rating", "events[6].chat: missing, expected a string"),
        ("at = 2025-10-03T09:00:00Z", "at = 2025-10-06T09:00:00Z",
         f"events[8].at: 2025-10-06T09:00:00Z {LATE} 2025-10-04T09:00:00Z"),
    ],
)  # fmt: skip
def test_every_kind_of_fault_has_its_place_and_its_words(
    faults: Callable[[str], list[str]], old: str, new: str, expected: str
) -> None:
    """One change to a good file makes exactly one fault."""
    assert old in GOOD
    assert [expected] == faults(GOOD.replace(old, new, 1))


def test_all_faults_of_a_file_are_reported_at_once_in_its_order(load: Load, tmp_path: Path) -> None:
    """Each is one line; a policy that is not known hides nothing that does not depend on it."""
    text = (
        GOOD.replace("format = 1", "format = 3")
        .replace("claude-2025-08", "claude-1999\\nx")
        .replace('plan = "free"', 'plan = "any"')
        .replace('"stays"', "1")
        .replace('kind = "coding"', 'kind = "code"')
        .replace("allow = true", "allow = 1")
        .replace('chat = "lisbon"\n[[events]]', 'chat = "porto"\n[[events]]', 1)
    )
    with pytest.raises(FaultyFile) as caught:
        load(text)
    file = tmp_path / "mine.toml"
    assert str(caught.value).splitlines() == [
        f"{file}: format: 3 is another format, expected 1",
        f'{file}: policy: "claude-1999\\nx" is unknown, expected {POLICY}',
        f"{file}: readings.off_retention: 1 is an integer, expected a string",
        f'{file}: chats[1].kind: "code" is unknown, expected one of chat, coding',
        f"{file}: events[3].allow: 1 is an integer, expected true or false",
        f'{file}: events[7].chat: "porto" is unknown, expected the id of a chat of this file',
    ]


@pytest.mark.parametrize(
    ("kind", "at", "fine"),
    [
        ("deleted", "2025-10-04T09:00:00Z", False),
        ("deleted", "2025-10-05T09:00:00Z", False),
        ("feedback", "2025-10-04T09:00:00Z", False),
        ("flagged", "2025-10-04T08:59:59.999Z", True),
        ("flagged", "2025-10-04T11:00:00+02:00", False),
        ("reviewed", "2025-10-05T09:00:00Z", True),
    ],
)
def test_nothing_happens_to_a_deleted_chat_but_a_review(
    faults: Callable[[str], list[str]], kind: str, at: str, fine: bool
) -> None:
    """At the deletion's own instant the order of the file counts."""
    after = DELETED.replace("deleted", kind).replace("2025-10-04T09:00:00Z", at)
    got = faults(HEAD + ACCOUNT + CHATS + DELETED + after)
    assert [fault.split(":")[0] for fault in got] == ([] if fine else ["events[1].at"])


def test_a_chat_of_the_assistant_alone_is_a_fault_whatever_else_is(
    faults: Callable[[str], list[str]],
) -> None:
    """Roles alone are judged; an unknown role may be the person's, and is a fault of its own."""
    text = GOOD.replace("at = 2025-09-02T10:00:00Z, role", "at = 2025-09-02, role")
    bad_day = f"chats[1].messages[0].at: 2025-09-02 is a day, expected {INSTANT}"
    assert faults(text.replace('role = "person" }', 'role = "assistant" }')) == [
        bad_day,
        f"chats[1].messages: {NOBODY}",
    ]


def test_of_two_deletions_the_first_counts(faults: Callable[[str], list[str]]) -> None:
    """First by instant, wherever it stands in the file."""
    later = DELETED.replace("10-04", "10-09")
    assert faults(HEAD + ACCOUNT + CHATS + later + DELETED) == [
        f"events[0].at: 2025-10-09T09:00:00Z {LATE} 2025-10-04T09:00:00Z"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("at = 2025-10-04T09:00:00Z", "at = 2025-10-04", ["events[9].at"]),
        ('id = "parser"', "id = []", ["chats[1].id"]),
        ('chat = "lisbon"', "chat = []", ["events[6].chat"]),
        ('run = "autumn"', "run = {}", ["events[5].run"]),
        ('type = "deleted"', "type = []", ["events[9].type"]),
    ],
)
def test_what_rests_on_a_faulty_value_is_not_judged(
    faults: Callable[[str], list[str]], old: str, new: str, expected: list[str]
) -> None:
    """One fault does not bring others with it."""
    assert expected == [fault.split(":")[0] for fault in faults(GOOD.replace(old, new, 1))]


def test_two_runs_have_two_ids(faults: Callable[[str], list[str]]) -> None:
    """Every further use of an id is a fault of its own."""
    run = '[[events]]\nat = 2025-10-01T09:00:00Z\ntype = "run_started"\nrun = "autumn"\n'
    twice = '"autumn" is used twice, by events[0] too, expected an id of its own'
    assert faults(HEAD + ACCOUNT + run + run + run) == [
        f"events[1].run: {twice}",
        f"events[2].run: {twice}",
    ]


def test_a_file_that_is_no_toml_is_one_fault(faults: Callable[[str], list[str]]) -> None:
    """Nothing else is judged then."""
    assert faults("format = 2\ntitle = \n") == [
        "line 2: broken TOML in column 9, expected valid TOML (invalid value)"
    ]


def test_a_policy_may_be_a_path_relative_to_the_file(tmp_path: Path, pack: PolicyPack) -> None:
    """The scenario keeps it as it was written."""
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace("claude-2025-08", "packs/own.toml"))
    asked = []

    def pack_of(name: str) -> PolicyPack:
        asked.append(name)
        return pack

    assert load_scenario(path, pack_of).policy == "packs/own.toml"
    assert asked == [str(tmp_path / "packs" / "own.toml")]


def test_the_faults_of_its_pack_are_reported_with_its_own(tmp_path: Path) -> None:
    """Each names the file that it lies in."""
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace("claude-2025-08", "own.toml").replace("allow = true", "allow = 1"))

    def pack_of(name: str) -> PolicyPack:
        raise FaultyFile(name, [Fault("kept.on", "missing"), Fault("kept.off", "missing")])

    with pytest.raises(FaultyFile) as caught:
        load_scenario(path, pack_of)
    assert str(caught.value).splitlines() == [
        f'{path}: policy: "own.toml" has faults, expected a pack that can be used',
        f"{tmp_path}/own.toml: kept.on: missing",
        f"{tmp_path}/own.toml: kept.off: missing",
        f"{path}: events[3].allow: 1 is an integer, expected true or false",
    ]


def test_a_pack_that_cannot_be_read_is_a_fault_of_the_key_that_names_it(tmp_path: Path) -> None:
    """It stands where the file names it."""
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace("claude-2025-08", "none.toml"))

    def pack_of(name: str) -> PolicyPack:
        raise FaultyFile(name, [Fault("", "cannot be read (no such file), expected a TOML file")])

    with pytest.raises(FaultyFile) as caught:
        load_scenario(path, pack_of)
    expected = f'{path}: policy: "none.toml" cannot be read (no such file), expected a TOML file'
    assert expected == str(caught.value)


VALUES = st.sampled_from(
    [
        *("true", "0", "1", "-1", "1.5", "nan", '""', '"x"', '"lisbon"', "[]", "{}", "[[]]"),
        *("[{}]", "[1, {}]", "{ a = { b = [] } }", '"person"', "2025-09-01", "10:00:00"),
        *("2025-09-01T10:00:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"),
        *("2025-10-04T09:00:00Z", "0x" + "f" * 5000, "9" * 5000, "[" * 3000, r'"a\nb\u2028c"'),
        *('"nowhere.toml"', r'"\u0000.toml"', '"."', '"' + "x" * 500 + '"'),
    ]
)
LINES = GOOD.splitlines()


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A good file with some lines dropped, doubled, moved, or given another value or key."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 6))):
        index = draw(st.integers(0, len(lines) - 1))
        key, equals, _ = lines[index].partition(" = ")
        act = draw(st.sampled_from(["drop", "double", "move", "value", "value", "key", "text"]))
        if act == "drop" and len(lines) > 1:
            del lines[index]
        elif act == "double":
            lines.insert(draw(st.integers(0, len(lines))), lines[index])
        elif act == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(index))
        elif act == "value" and equals:
            lines[index] = f"{key} = {draw(VALUES)}"
        elif act == "key" and equals:
            lines[index] = lines[index].replace(key, draw(st.sampled_from(['"a b"', '""', "at"])))
        elif act == "text":
            lines.insert(index, draw(st.text(max_size=8)))
    return "\n".join(lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=damaged() | st.text(st.characters(exclude_categories=["Cs"])))
def test_no_file_raises_anything_but_faulty_file(load: Load, text: str) -> None:
    """It is read, or every fault of it is one line that begins with the file."""
    printed: list[str] = []
    faults = 0
    try:
        load(text)
    except FaultyFile as faulty:
        printed, faults = str(faulty).splitlines(), len(faulty.faults)
    assert len(printed) == faults
    assert all("mine.toml: " in line and len(line) < 600 for line in printed)
