"""A pack, a scenario, a variant and a journey by one who has read only resources/*/README.md."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from consentlab.cli import main
from consentlab.policy.faults import FaultyFile
from pages import Person

Capture = pytest.CaptureFixture[str]

PACK = """\
format = 1
id = "heron"
version = "2026-1"
title = "Heron, invented for a workshop"
maker = "Marsh and Daughters"
assistant = "Heron"

[switch]
label = "Lend my chats"
path = ["Account", "Lending"]
private_chat = "off the record"
stated = true
sources = ["site"]
before_choice = { value = "undecided", stated = true, sources = ["site"] }
earlier_chats = { value = "withdrawn", stated = false, sources = ["guess", "site"] }

[plans.covered]
names = { solo = "Solo" }
stated = true
sources = ["site"]

[plans.others]
names = { crew = "Crew", fleet = "Fleet" }
stated = true
sources = ["site"]

[kept]
on = { period = "P2Y", stated = true, sources = ["site"] }
off = { period = "P2W", stated = true, sources = ["site"] }
undecided = { stated = false, sources = ["guess"] }
private = { period = "PT12H", stated = true, sources = ["site"] }
deleted = { period = "P0D", stated = true, sources = ["site"] }

[copies]
feedback = { period = "P3Y", stated = true, sources = ["site"] }
reviewed = { period = "P18M", stated = true, sources = ["site"] }

[uses]
feedback = { use = "training", stated = true, sources = ["site"] }

[notice]
title = "May Heron learn from you?"
terms = ["You may say no.", "You may change it.", "Nothing else changes.", "It is free."]
privacy = ["Chats are kept.", "Then they go.", "No one is named.", "Ask, and it is told."]
stated = true
sources = ["site"]
first_day = { day = 2027-01-10, stated = true, sources = ["site"] }
deadline = { day = 2027-02-10, stated = true, sources = ["site"] }

[readings.re_enabling]
question = "What comes back with the switch"
stated = false
sources = ["guess"]
alternatives = [
    { value = "revives", title = "All of it", text = "Everything lent before counts at once." },
    { value = "needs-activity", title = "What goes on", text = "A chat counts once it goes on." },
]

[rules]
plan-not-covered = { stated = false, sources = ["guess"] }
private-chat = { stated = false, sources = ["guess"] }
deleted = { stated = false, sources = ["guess"] }
no-choice-yet = { stated = false, sources = ["guess"] }
setting-off = { stated = false, sources = ["guess"] }
turned-off = { stated = false, sources = ["guess"] }
not-stated = { stated = false, sources = ["guess"] }
own-copy-ended = { stated = false, sources = ["guess"] }
new-or-resumed = { stated = false, sources = ["guess"] }
revived = { stated = false, sources = ["guess"] }
dormant = { stated = false, sources = ["guess"] }
not-resumed-since-on = { stated = false, sources = ["guess"] }
on-period = { stated = false, sources = ["guess"] }
off-period = { stated = false, sources = ["guess"] }
private-period = { stated = false, sources = ["guess"] }
off-cuts-on-period = { stated = false, sources = ["guess"] }
purge-period = { stated = false, sources = ["guess"] }
until-deleted = { stated = false, sources = ["guess"] }
counted-from = { stated = false, sources = ["guess"] }
feedback-copy = { stated = false, sources = ["guess"] }
flagged-copy = { stated = false, sources = ["guess"] }
scores-copy = { stated = false, sources = ["guess"] }
reviewed-copy = { stated = false, sources = ["guess"] }
organisation = { stated = false, sources = ["guess"] }
no-switch-stops = { stated = false, sources = ["guess"] }
run-took-it = { stated = false, sources = ["guess"] }

[facts.selling]
title = "Selling"
text = "Heron sells feathers, and no data."
stated = true
sources = ["site"]

[sources.site]
short = "Maker’s site"
who = "Marsh and Daughters"
title = "What we borrow"
date = 2026-12-01
where = "https://heron.example/borrow"

[sources.guess]
short = "Workshop"
who = "The people at the table"
title = "What we took for granted"
where = "this pack"
"""

SCENARIO = """\
format = 1
title = "A winter with Heron"
policy = "heron.toml"
now = 2027-01-20T09:00:00Z

[readings]
re_enabling = "needs-activity"

[account]
plan = "crew"
created = 2026-06-01T08:00:00+02:00

[[chats]]
id = "ice"
title = "Ice on the pond"
messages = [
  { at = 2026-12-01T10:00:00Z, role = "person", text = "How thick is thick enough?" },
  { at = 2026-12-01T10:00:10Z, role = "assistant", text = "Thicker than that." },
]

[[chats]]
id = "reeds"
title = "Cutting reeds"
kind = "coding"

[[chats.messages]]
at = 2027-01-15T07:30:00Z
role = "person"

[[chats]]
id = "secret"
title = "Where the nest is"
private = true
messages = [{ at = 2027-01-20T08:00:00Z, role = "person", text = "Nobody must know." }]

[[chats]]
id = "eels"
title = "Too many eels"
messages = [{ at = 2027-01-18T18:00:00Z, role = "person", text = "A recipe for forty." }]

[[events]]
at = 2027-01-01T00:00:00Z
type = "plan_changed"
plan = "solo"

[[events]]
at = 2027-01-18T18:05:00Z
type = "feedback"
chat = "eels"
rating = "up"

[[events]]
at = 2027-01-19T06:00:00Z
type = "run_started"
run = "thaw"

[[events]]
at = 2027-01-19T12:00:00Z
type = "deleted"
chat = "eels"
"""

VARIANT = """\
format = 1
title = "Two lines, no first"
layout = "two-choices"
preset = "none"
later = false
signup_preset = "off"

[texts]
title = "A question"
date = "Please answer by {deadline}."
allow = "Lend them"
decline = "Keep them"
retention = "Lent: {on}. Kept: {off}."
"""


JOURNEY = """\
format = 1
title = "An evening with Heron"
scenario = "winter.toml"
variant = "two-lines.toml"
at = 2027-01-20T10:00:00+01:00
theme = "contrast"
language = "pseudo-rtl"
text_size = 125

[[steps]]
expect = { control = "notice.later", is = "gone" }

[[steps]]
press = "Esc"

[[steps]]
expect = { setting = "undecided", notice = "due", plan = "solo" }

[[steps]]
click = "notice.allow"

[[steps]]
expect = { control = "notice.dialog", is = "gone" }

[[steps]]
click = "chats.list"
row = "Cutting reeds"

[[steps]]
type = "chat.compose"
text = "And now?"

[[steps]]
press = "Enter"

[[steps]]
expect = { chat = "reeds", training = "eligible", kept = "P2Y", until = 2029-01-20T09:00:02Z }

[[steps]]
expect = { outcomes = "Cutting reeds eligible 2 years, until 20 Jan 2029" }

[[steps]]
press = "Alt+Home"

[[steps]]
click = "home.continue"

[[steps]]
go = 2027-01-25T12:00:00Z

[[steps]]
shot = "january"

[[steps]]
restart = true
variant = "switch-off"

[[steps]]
expect = { control = "chat.send", is = "enabled" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files side by side, as they were written."""
    written = {"heron.toml": PACK, "winter.toml": SCENARIO, "two-lines.toml": VARIANT}
    written["evening.toml"] = JOURNEY
    for name, text in written.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_scenario_is_decided_under_the_pack(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every chat as the two documents say."""
    assert 0 == main(["outcomes", str(folder / "winter.toml"), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert {"plan": "solo", "covered": True, "setting": "undecided", "notice": "due"} == (
        told["account"]
    )
    assert {
        "ice": ("out-of-scope", None, None),
        "reeds": ("undecided", "P2W", "2027-01-29T07:30:00Z"),
        "secret": ("private", "PT12H", "2027-01-20T20:00:00Z"),
        "eels": ("deleted", "P3Y", "2030-01-18T18:05:00Z"),
    } == {
        chat["id"]: (chat["training"], chat["retention"]["period"], chat["retention"]["until"])
        for chat in told["chats"]
    }


def test_the_pack_prints_and_all_three_run_in_the_program(
    folder: Path, start: Callable[..., Person], capsys: pytest.CaptureFixture[str]
) -> None:
    """The notice asks in the variant's words, with the pack's periods; answers count."""
    assert 0 == main(["policy", str(folder / "heron.toml")])
    assert "Heron sells feathers, and no data." in capsys.readouterr().out
    person = start(str(folder / "winter.toml"), variant=str(folder / "two-lines.toml"))
    said = " ".join(person.notice.lines)
    assert "A question Please answer by 10 February 2027." in said
    assert "Lent: 2 years. Kept: 2 weeks." in said
    person.press("notice.allow")
    assert "chosen True notice" == person.acts()[-1]
    person.chats.open("Cutting reeds")
    person.chat.send("And now?")
    assert ("Can be used", "2 years, until 20 Jan 2029") == person.chat.badges
    person.settings.open()
    assert {"Lend my chats", "Heron sells feathers, and no data."} <= set(person.settings.lines)


def test_the_journey_is_walked(folder: Path, qtbot: QtBot, capsys: Capture) -> None:
    """With the scenario and the variant that lie beside it, and a picture of its end."""
    del qtbot  # there is an application
    file = folder / "evening.toml"
    assert 0 == main(["journey", str(file), "--shots", str(folder / "shots")]), capsys.readouterr()
    assert f"{file}: passed, 16 steps, An evening with Heron\n" == capsys.readouterr().out
    assert ["evening-january.png"] == [picture.name for picture in (folder / "shots").iterdir()]


PLANTED = {
    "heron.toml": {
        "format": ("format = 1", "format = 2"),
        "switch.before_choice.value": ('"undecided"', '"maybe"'),
        "kept.on.period": ('"P2Y"', '"2 years"'),
        "kept.deleted.period": ('"P0D"', '"until-deleted"'),
        "uses.feedback.use": ('"training"', '"fun"'),
        "notice.deadline.day": ("2027-02-10", "2027-01-09"),
        "rules.dormant": ("\ndormant = {", "\n# dormant = {"),
        "rules.asleep": ("[rules]\n", "[rules]\nasleep = { stated = true, sources = [] }\n"),
        "facts.selling.sources[0]": ('data."\nstated = true\nsources = ["site"]',
                                     'data."\nstated = true\nsources = ["rumour"]'),
    },
    "winter.toml": {
        "now": ("2027-01-20T09:00:00Z", "2027-01-20"),
        "readings.re_enabling": ('"needs-activity"', '"sometimes"'),
        "account.plan": ('"crew"', '"pirate"'),
        "chats[0].messages[1].role": ('"assistant"', '"heron"'),
        "chats[1].kind": ('"coding"', '"knitting"'),
        "events[0].plan": ('plan = "solo"', 'plan = "duo"'),
        "events[1].chat": ('chat = "eels"\nrating', 'chat = "pike"\nrating'),
        "events[2].colour": ('run = "thaw"', 'run = "thaw"\ncolour = "blue"'),
    },
    "two-lines.toml": {
        "preset": ('preset = "none"\nlater', 'preset = "both"\nlater'),
        "later": ("later = false", 'later = "never"'),
        "emphasis": ("later =", 'emphasis = "accept"\nlater ='),
        "texts.accept": ("[texts]", '[texts]\naccept = "Fine"'),
        "texts.date": ("{deadline}", "{today}"),
        "texts.allow": ("Lend them", "L" * 61),
    },
    "evening.toml": {
        "theme": ('theme = "contrast"', 'theme = "neon"'),
        "text_size": ("text_size = 125", "text_size = 90"),
        "steps[0].expect.is": ('is = "gone"', 'is = "away"'),
        "steps[1].press": ('press = "Esc"', 'press = "Escape hatch"'),
        "steps[3].click": ('"notice.allow"', '"notice.maybe"'),
        "steps[5].line": ('row = "Cutting reeds"', 'row = "Cutting reeds"\nline = 2'),
        "steps[6].text": ('text = "And now?"', "text = 2"),
        "steps[8].expect.until": ("2029-01-20T09:00:02Z", "2029-01-20"),
        "steps[13].shot": ('"january"', '"january.png"'),
        "steps[14].restart": ("restart = true", 'restart = "yes"'),
    },
}  # fmt: skip
"""For each file: the place of each fault, and what is written there instead of what."""


def plant(file: Path) -> list[str]:
    """Write every fault into a file; their places, sorted."""
    faulty = file.read_text("utf-8")
    for right, wrong in PLANTED[file.name].values():
        assert right in faulty
        faulty = faulty.replace(right, wrong, 1)
    file.write_text(faulty, "utf-8")
    return sorted(PLANTED[file.name])


def places(said: str) -> list[str]:
    """The places that a complaint names, a line each, sorted."""
    return sorted(re.sub(r"^.*\.toml: ([^:]*): .*$", r"\1", line) for line in said.splitlines())


@pytest.mark.parametrize(("verb", "name"), [("policy", "heron.toml"), ("outcomes", "winter.toml")])
def test_every_fault_of_a_pack_or_scenario_is_named(
    folder: Path, verb: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """All at once, each with its place, and none besides."""
    planted = plant(folder / name)
    assert 2 == main([verb, str(folder / name)])
    assert planted == places(capsys.readouterr().err)


def test_a_scenario_names_the_faults_of_its_pack(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has written both need not look at the pack on its own first."""
    planted = plant(folder / "heron.toml")
    assert 2 == main(["outcomes", str(folder / "winter.toml")])
    assert set(planted) <= set(places(capsys.readouterr().err))


def test_every_fault_of_a_journey_is_named(folder: Path, capsys: Capture) -> None:
    """And nothing of it is walked."""
    planted = plant(folder / "evening.toml")
    assert 2 == main(["journey", str(folder / "evening.toml")])
    assert planted == places(capsys.readouterr().err)


def test_every_fault_of_a_variant_is_named(folder: Path, start: Callable[..., Person]) -> None:
    """The program does not begin with half of it."""
    planted = plant(folder / "two-lines.toml")
    with pytest.raises(FaultyFile) as said:
        start(str(folder / "winter.toml"), variant=str(folder / "two-lines.toml"))
    assert planted == places(str(said.value))
