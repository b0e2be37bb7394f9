"""Reading packs: the README's example, what is optional, and every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from consentlab.policy.faults import FaultyFile
from consentlab.policy.load import load_pack
from consentlab.policy.pack import FACTS, RULES, PolicyPack, under
from consentlab.policy.period import parse
from consentlab.policy.readings import READINGS

Load = Callable[[str], PolicyPack]
Faults = Callable[[str], list[str]]

README = Path(__file__).parents[2] / "resources" / "policies" / "README.md"
ALL_RULES = ", ".join(RULES)
AN_ID = "expected up to 60 of a-z, 0-9, - and _, the first a letter or digit"


def changed(text: str, old: str, new: str) -> str:
    """The text with the first `old` replaced."""
    assert old in text
    return text.replace(old, new, 1)


def test_the_readme_example_loads(load: Load, example: str) -> None:
    """Whoever copies the example of the README has a pack that works."""
    pack = load(example)
    assert (pack.id, pack.on.period, pack.off.period) == ("quill-example", parse("P1Y6M"), None)
    assert [reading.id for reading in pack.readings] == ["deadline"]
    assert under(pack, {"deadline": "2026-04-30"}).deadline == date(2026, 4, 30)


def test_the_readme_names_every_word() -> None:
    """Every rule, fact, reading and reading's value is explained."""
    text = README.read_text("utf-8").split("## A complete pack")[0]
    values = [value for values in READINGS.values() for value in values]
    missing = [word for word in (*RULES, *FACTS, *READINGS) if f"`{word}`" not in text]
    assert missing + [value for value in values if f'`"{value}"`' not in text] == []


OPTIONAL = {
    "copies": r"\[copies\].*?(?=\n\[)",
    "uses": r"\[uses\].*?(?=\n\[)",
    "notice and deadline": r"\[notice\].*?(?=\n\[rules)",
    "readings": r"\[readings.*?(?=\n\[rules)",
    "facts": r"\[facts.*?(?=\n\[sources)",
    "a source's date": r"date = 2026-03-01\n",
}


@pytest.mark.parametrize("part", OPTIONAL)
def test_optional_parts(load: Load, example: str, part: str) -> None:
    """What the README calls optional can be left out."""
    without, count = re.subn(OPTIONAL[part], "", example, count=1, flags=re.DOTALL)
    assert count == 1
    assert load(without).id == "quill-example"


def test_bare_pack(load: Load, example: str) -> None:
    """Without its optional parts a pack has no copies, uses, notice, readings or facts."""
    for part in OPTIONAL.values():
        example = re.sub(part, "", example, count=1, flags=re.DOTALL)
    pack = load(example)
    assert (
        *(pack.copies, pack.uses, pack.notice),
        *(pack.readings, pack.facts),
    ) == ({}, {}, None, (), ())
    assert under(pack, {}).deadline is None


HELP = 'stated = true, sources = ["help"] }'
ALTERNATIVES = re.compile(r"alternatives = \[.*?^\]$", re.MULTILINE | re.DOTALL)
SWITCH = 'path = ["Settings", "Data"]'

PLANTED = [
    ("format = 1", "format = 2", "format: 2 is another format, expected 1"),
    ("format = 1", "", "format: missing, expected 1"),
    ('id = "quill-example"', "id = 7", "id: 7 is an integer, expected a string"),
    ('"quill-example"', '"Quill.toml"', f'id: "Quill.toml" is no id, {AN_ID}'),
    ('version = "1"', 'version = " "', "version: empty, expected words"),
    ('maker = "Example Works"\n', "", "maker: missing, expected a string"),
    (
        'version = "1"',
        'version = "1"\ncolour = "red"',
        (
            "colour: unknown key, expected one of format, id, version, title, maker, assistant, "
            "switch, plans, kept, copies, uses, notice, readings, rules, facts, sources"
        ),
    ),
    (
        SWITCH,
        'path = "Settings"',
        'switch.path: "Settings" is a string, expected an array of strings',
    ),
    (SWITCH, "path = []", "switch.path: empty, expected at least one string"),
    (SWITCH, 'path = ["Settings", ""]', "switch.path[1]: empty, expected words"),
    (SWITCH, 'path = ["Data", 3]', "switch.path[1]: 3 is an integer, expected a string"),
    (
        '{ value = "off",',
        '{ value = "of",',
        'switch.before_choice.value: "of" is unknown, expected one of on, off, undecided',
    ),
    (
        '{ value = "withdrawn",',
        '{ value = "forgotten",',
        'switch.earlier_chats.value: "forgotten" is unknown, expected one of withdrawn, unstated',
    ),
    (
        f'earlier_chats = {{ value = "withdrawn", {HELP}',
        'earlier_chats = "withdrawn"',
        'switch.earlier_chats: "withdrawn" is a string, expected a table',
    ),
    (
        'names = { basic = "Basic", plus = "Plus" }',
        "names = {}",
        "plans.covered.names: empty, expected at least one plan",
    ),
    (
        'plus = "Plus" }',
        "plus = 1 }",
        "plans.covered.names.plus: 1 is an integer, expected a string",
    ),
    (
        'plus = "Plus" }',
        '"Plus!" = "Plus" }',
        f'plans.covered.names."Plus!": "Plus!" is no id, {AN_ID}',
    ),
    (
        'school = "School"',
        'plus = "Plus"',
        'plans.others.names.plus: "plus" is among the covered plans too, expected it in one list',
    ),
    (
        "[plans.others]\n",
        "[plans.other]\n",
        (
            "plans.other: unknown key, expected one of covered, others\n"
            "plans.others: missing, expected a table"
        ),
    ),
    (
        '"P1Y6M"',
        '"18 months"',
        (
            'kept.on.period: "18 months" is no duration of up to 1000 years, '
            "expected one such as P5Y, PT72H or until-deleted"
        ),
    ),
    (
        '"P1Y6M"',
        '"P1001Y"',
        (
            'kept.on.period: "P1001Y" is no duration of up to 1000 years, '
            "expected one such as P5Y, PT72H or until-deleted"
        ),
    ),
    ('"P1Y6M"', "18", "kept.on.period: 18 is an integer, expected a string"),
    ('on = { period = "P1Y6M", ', "on = { ", "kept.on.period: missing, expected a string"),
    (
        'period = "P1Y6M", stated',
        'period = "P1Y6M", since = "1", stated',
        "kept.on.since: unknown key, expected one of period, stated, sources",
    ),
    (
        '"P1Y6M", stated = true',
        '"P1Y6M", stated = "yes"',
        'kept.on.stated: "yes" is a string, expected true or false',
    ),
    ('"P1Y6M", stated = true,', '"P1Y6M",', "kept.on.stated: missing, expected true or false"),
    (
        '"P1Y6M", stated = true, sources = ["help"]',
        '"P1Y6M", stated = true',
        "kept.on.sources: missing, expected an array of strings",
    ),
    (
        '"P1Y6M", stated = true, sources = ["help"]',
        '"P1Y6M", stated = true, sources = []',
        "kept.on.sources: empty, expected at least one source",
    ),
    (
        '"P1Y6M", stated = true, sources = ["help"]',
        '"P1Y6M", stated = true, sources = ["help", "press"]',
        'kept.on.sources[1]: "press" is unknown, expected one of help, own',
    ),
    (
        'undecided = { stated = false, sources = ["own"] }\n',
        "",
        "kept.undecided: missing, expected a table",
    ),
    (
        '"P7D"',
        '"until-deleted"',
        (
            'kept.deleted.period: "until-deleted" is no duration of up to 1000 years, '
            "expected one such as P5Y or PT72H"
        ),
    ),
    (
        '"P3Y"',
        '"until-deleted"',
        (
            'copies.feedback.period: "until-deleted" is no duration of up to 1000 years, '
            "expected one such as P5Y or PT72H"
        ),
    ),
    (
        f'feedback = {{ period = "P3Y", {HELP}',
        f'chat = {{ period = "P3Y", {HELP}',
        "copies.chat: unknown key, expected one of feedback, flagged, scores, reviewed",
    ),
    (
        'use = "training"',
        'use = "fun"',
        'uses.feedback.use: "fun" is unknown, expected one of training, safety',
    ),
    (
        f'feedback = {{ use = "training", {HELP}',
        f'reviewed = {{ use = "training", {HELP}',
        "uses.reviewed: unknown key, expected one of feedback, flagged",
    ),
    (
        "first_day = { day = 2026-03-02",
        'first_day = { day = "2026-03-02"',
        'notice.first_day.day: "2026-03-02" is a string, expected a day such as 2025-09-28',
    ),
    (
        "first_day = { day = 2026-03-02",
        "first_day = { day = 2026-03-02T10:00:00Z",
        (
            "notice.first_day.day: 2026-03-02T10:00:00+00:00 is an instant, "
            "expected a day such as 2025-09-28"
        ),
    ),
    (
        "first_day = { day = 2026-03-02",
        "first_day = { day = 2026-04-01",
        "notice.deadline.day: 2026-03-31 is before the first day, expected 2026-04-01 or later",
    ),
    (
        "deadline = { day = 2026-03-31",
        "deadline = { day = 2026-03-30",
        (
            'readings.deadline.alternatives[0].value: "2026-03-31" is the default, '
            "expected 2026-03-30 as in notice.deadline"
        ),
    ),
    (
        "[readings.deadline]",
        "[readings.weather]",
        (
            "readings.weather: unknown key, expected one of deadline, off_retention, re_enabling, "
            "auto_delete"
        ),
    ),
    (
        'question = "Deadline"\n',
        "",
        "readings.deadline.question: missing, expected a string",
    ),
    (
        '"2026-04-30"',
        '"2026-04-31"',
        (
            'readings.deadline.alternatives[1].value: "2026-04-31" is no day, '
            "expected one such as 2025-09-28"
        ),
    ),
    (
        '"2026-04-30"',
        '"20260430"',
        (
            'readings.deadline.alternatives[1].value: "20260430" is no day, '
            "expected one such as 2025-09-28"
        ),
    ),
    (
        '"2026-04-30"',
        "2026-04-30",
        "readings.deadline.alternatives[1].value: 2026-04-30 is a day, expected a string",
    ),
    (
        '"2026-04-30"',
        '"2026-03-01"',
        (
            "readings.deadline.alternatives[1].value: 2026-03-01 is before the first day, "
            "expected 2026-03-02 or later"
        ),
    ),
    (
        '"2026-04-30"',
        '"2026-03-31"',
        (
            'readings.deadline.alternatives[1].value: "2026-03-31" is given twice, '
            "expected each value once"
        ),
    ),
    (
        'title = "30 Apr 2026", ',
        "",
        "readings.deadline.alternatives[1].title: missing, expected a string",
    ),
    (
        'text = "A month more." }',
        'text = "A month more.", note = "" }',
        "readings.deadline.alternatives[1].note: unknown key, expected one of value, title, text",
    ),
    (
        'dormant = { stated = true, sources = ["help"] }\n',
        "",
        "rules.dormant: missing, expected a table",
    ),
    (
        "dormant =",
        "asleep =",
        (
            f"rules.asleep: unknown key, expected one of {ALL_RULES}\n"
            "rules.dormant: missing, expected a table"
        ),
    ),
    (
        'revived = { stated = false, sources = ["own"] }',
        'revived = { stated = false, sources = ["mine"] }',
        'rules.revived.sources[0]: "mine" is unknown, expected one of help, own',
    ),
    (
        "[facts.history]",
        "[facts.past]",
        f"facts.past: unknown key, expected one of {', '.join(FACTS)}",
    ),
    ('title = "How Quill learns"', 'title = ""', "sources.help.title: empty, expected words"),
    (
        "date = 2026-03-01",
        "date = 2026",
        "sources.help.date: 2026 is an integer, expected a day such as 2025-09-28",
    ),
    (
        'where = "this pack"\n',
        'where = "this pack"\naddress = "x"\n',
        "sources.own.address: unknown key, expected one of short, who, title, date, where",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), PLANTED)
def test_a_fault(faults: Faults, example: str, old: str, new: str, expected: str) -> None:
    """One fault gives one line with its place, what is wrong and what was expected."""
    assert expected.split("\n") == faults(changed(example, old, new))


def test_an_id_given_twice(faults: Faults, example: str) -> None:
    """What has an id is a table of that name, so TOML itself refuses a second one."""
    text = changed(example, "[sources.own]\n", "[sources.help]\n")
    line = text.splitlines().index("[sources.help]", text.count("\n") - 6) + 1
    assert [f"line {line}"] == [fault.split(":")[0] for fault in faults(text)]


@pytest.mark.parametrize("sources", ["sources = {}", "sources = 3", ""])
def test_no_sources(faults: Faults, example: str, sources: str) -> None:
    """A pack without sources is one fault, not one for each entry that names some."""
    text = f"{sources}\n" + example[: example.index("[sources.help]")]
    assert [line.split(":")[0] for line in faults(text)] == ["sources"]


def test_an_empty_file(faults: Faults) -> None:
    """All that is missing is said at once."""
    places = [line.split(":")[0] for line in faults("")]
    expected = "format id version title maker assistant switch plans kept rules sources"
    assert expected.split() == places


def test_all_faults_at_once(faults: Faults, example: str) -> None:
    """Every fault that can stand beside others is reported beside them, in the file's order."""
    planted = [
        ("format = 1", "format = 3", "format"),
        ('label = "Learn from my chats"', "label = true", "switch.label"),
        ('school = "School"', 'basic = "Basic"', "plans.others.names.basic"),
        ('"P1Y6M"', '"ages"', "kept.on.period"),
        ('"P7D"', '"soon"', "kept.deleted.period"),
        ('use = "training"', 'use = "ads"', "uses.feedback.use"),
        ("day = 2026-03-31", "day = 31", "notice.deadline.day"),
        ('value = "2026-04-30"', 'value = "later"', "readings.deadline.alternatives[1].value"),
        ("dormant = { stated = true", "dormant = { stated = 1", "rules.dormant.stated"),
        ('title = "Your list of chats"', 'title = ""', "facts.history.title"),
        ('short = "Our reading"\n', "", "sources.own.short"),
    ]
    for old, new, _ in planted:
        example = changed(example, old, new)
    assert [place for _, _, place in planted] == [line.split(":")[0] for line in faults(example)]


def test_an_unreadable_file(tmp_path: Path) -> None:
    """A pack that is not there is one fault without a place."""
    path = tmp_path / "none.toml"
    with pytest.raises(FaultyFile) as caught:
        load_pack(path)
    expected = f"{path}: cannot be read (No such file or directory), expected a TOML file"
    assert expected == str(caught.value)
