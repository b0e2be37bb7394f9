"""The command `consentlab`: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from consentlab import __version__, platform_check
from consentlab.catalogue import VARIANTS
from consentlab.cli import main
from consentlab.ledger import Ledger
from consentlab.options import RunOptions
from consentlab.simulation import Simulation
from walkthroughs import SteadyClock, scenario

ROOT = Path(__file__).resolve().parents[1]

TRIP = """\
format = 1
title = "Changed my mind"
policy = "claude-2025-08"
now = 2025-10-20T12:00:00.500Z

[account]
plan = "free"
created = 2025-01-05T00:00:00Z

[[chats]]
id = "lisbon"
title = "Weekend in Lisbon"

[[chats.messages]]
at = 2025-09-10T10:00:00+00:00
role = "person"

[[events]]
at = 2025-08-29T10:00:00Z
type = "chosen"
allow = true
surface = "notice"

[[events]]
at = 2025-10-01T10:00:00Z
type = "run_started"
run = "autumn"

[[events]]
at = 2025-10-02T10:00:00Z
type = "feedback"
chat = "lisbon"

[[events]]
at = 2025-10-15T10:00:00Z
type = "chosen"
allow = false
surface = "settings"
"""


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    """A scenario file: on, a turn, a run, feedback, off."""
    path = tmp_path / "trip.toml"
    path.write_text(TRIP, "utf-8")
    return path


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile: the notice accepted with the switch off, then a look at a later day."""
    folder = tmp_path / "p07"
    with Ledger.open(folder, SteadyClock()) as ledger:
        simulation = Simulation.start(ledger, scenario())
        simulation.serve("notice")
        simulation.accept(False)
        simulation.look_at(datetime(2025, 10, 7, tzinfo=UTC))
    return folder


def status_of(*argv: str) -> int:
    """The exit status of a call, however it ends."""
    try:
        return main(argv)
    except SystemExit as left:
        return int(left.code or 0)


def started(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "consentlab", *argv],
        env={**os.environ, "PYTHONPATH": str(ROOT / "gui"), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_outcomes_as_json(trip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each file with every field, instants in UTC with the shortest fraction."""
    assert 0 == status_of("outcomes", str(trip), "--format", "json")
    out, err = capsys.readouterr()
    line = json.loads(out)
    reasons = line["chats"][0].pop("reasons")
    expected = {
        "format": 1,
        "scenario": "Changed my mind",
        "policy": "claude-2025-08",
        "at": "2025-10-20T12:00:00.5Z",
        "account": {"plan": "free", "covered": True, "setting": "off", "notice": "settled"},
        "chats": [
            {
                "id": "lisbon",
                "title": "Weekend in Lisbon",
                "kind": "chat",
                "training": "withdrawn",
                "runs": ["autumn"],
                "retention": {
                    "because": "feedback",
                    "period": "P5Y",
                    "until": "2030-10-02T10:00:00Z",
                    "ended": False,
                },
                "copies": [
                    {"kind": "chat", "period": "P30D", "until": "2025-11-14T10:00:00Z"},
                    {"kind": "feedback", "period": "P5Y", "until": "2030-10-02T10:00:00Z"},
                ],
                "also": [{"because": "feedback", "use": "training"}],
            }
        ],
    }
    assert (expected, "", 1) == (line, err, out.count("\n"))
    keys = {"rule", "about", "stated", "text", "sources"}
    assert [keys] * 3 == [set(reason) for reason in reasons if reason["about"] != "run"][:3]
    assert ["autumn"] == [reason["run"] for reason in reasons if reason["about"] == "run"]


def test_outcomes_as_a_table(trip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --format, lines for people; nothing is coloured into a pipe."""
    assert 0 == status_of("outcomes", str(trip), str(trip), "--at", "2025-10-20T14:00+02:00")
    table = (
        "Changed my mind\n"
        "Policy claude-2025-08, looked at from 20 Oct 2025, 12:00 UTC,"
        " plan Free, covered, setting off, notice settled\n"
        "\n"
        "Chat               Training   Kept                                  Runs    Also\n"
        "Weekend in Lisbon  withdrawn  5 years, until 2 Oct 2030 (feedback)  autumn"
        "  training (because of feedback)\n"
    )
    assert (f"{table}\n{table}", "") == capsys.readouterr()


def test_a_terminal_gets_colours_unless_it_wants_none(
    trip: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR is heard."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    status_of("outcomes", str(trip))
    coloured = capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    status_of("outcomes", str(trip))
    plain = capsys.readouterr().out
    assert (True, False) == ("\x1b[" in coloured, "\x1b" in plain)


def test_a_title_cannot_steer_the_terminal(trip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters and bidirectional overrides are shown, not obeyed; wide ones align."""
    text = TRIP.replace("Weekend in Lisbon", "\\u001b[2J\\u202e日本").replace("Changed", "\\u0007")
    trip.write_text(text, "utf-8")
    status_of("outcomes", str(trip))
    title, _, _, head, row = capsys.readouterr().out.splitlines()
    shown = "\\x1b[2J\\u202e日本"
    assert ("\\x07 my mind", shown) == (title, row.split("  ")[0])
    assert len("\\x1b[2J\\u202e----  ") == head.index("Training")


@pytest.mark.parametrize(
    "argv",
    [
        ("outcomes", "{hostile}.toml"),
        ("outcomes", "--profile", "{hostile}"),
        ("export", "--profile", "{hostile}", "--output", "x"),
        ("export", "--profile", "{profile}", "--output", "{hostile}/x"),
        ("run", "--profile", "{profile}/ledger.sqlite3/{hostile}"),
        ("run", "--scenario", "{hostile}", "--profile", "{profile}"),
        ("run", "--variant", "{hostile}.toml", "--profile", "{profile}"),
    ],
)
def test_a_path_cannot_steer_the_terminal(argv: tuple[str, ...], profile: Path) -> None:
    """It is named with its control characters shown, on one line, even where it is no text."""
    hostile = "a\n\x1b[2J\u202e\udcff<b>"
    given = [part.format(hostile=hostile, profile=profile) for part in argv]
    ran = started(*given)
    said = ran.stderr.decode()
    assert (2, b"", 1) == (ran.returncode, ran.stdout, said.count("\n"))
    assert r"a\n\x1b[2J\u202e\udcff<b>" in said


def test_folders_that_are_out_of_bounds_are_one_sentence() -> None:
    """Whoever has ruled the person's own folder out has to name another."""
    ran = started("run", CONSENTLAB_NO_USER_DATA="1", CONSENTLAB_PROFILE="")
    said = ran.stderr.decode()
    assert (2, b"", 1) == (ran.returncode, ran.stdout, said.count("\n"))
    assert "name a profile with --profile" in said


def test_faults_go_to_standard_error_and_good_files_are_printed(
    trip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All faults at once, each with its place; the order of the good files is that given."""
    broken, missing, other = (tmp_path / name for name in ("broken.toml", "no.toml", "other.toml"))
    broken.write_text(
        TRIP.replace('"free"', '"gold"').replace("[[events]]\nat", "[[events]]\nto", 1)
    )
    other.write_text(TRIP.replace("Changed", "Kept"))
    files = [str(path) for path in (other, broken, trip, missing)]
    assert 2 == status_of("outcomes", *files, "--format", "json")
    out, err = capsys.readouterr()
    titles = [json.loads(line)["scenario"] for line in out.splitlines()]
    places = [line.split(": ")[:2] for line in err.splitlines()]
    assert ["Kept my mind", "Changed my mind"] == titles
    assert [str(broken), "account.plan"] == places[0]
    assert [str(broken), "events[0].at"] in places
    assert str(missing) == places[-1][0]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["outcomes"], "expected either files or --profile DIR"),
        (["outcomes", "trip.toml", "--profile", "p"], "expected either files or --profile DIR"),
        (["outcomes", "trip.toml", "--at", "2025-11-01T09:00:00"], "has no time zone"),
        (["outcomes", "trip.toml", "--at", "2025-11-01"], "has no time zone"),
        (["outcomes", "trip.toml", "--at", "soon"], "is no instant"),
        (["outcomes", "trip.toml", "--at", "1999-12-31T23:59:59Z"], "is out of range"),
        (["outcomes", "trip.toml", "--at", "2201-01-01T00:00:00Z"], "is out of range"),
        (["outcomes", "trip.toml", "--at", "9999-12-31T23:00:00-05:00"], "is out of range"),
        (["outcomes", "trip.toml", "--format", "xml"], "invalid choice"),
        (["outcomes", "trip.toml", "--form", "json"], "unrecognized arguments"),
        (["outcomes", "--profile", ""], "names no file or folder"),
        (["outcomes", "--profile", "nowhere"], "there is no profile in this folder"),
        (["export", "--profile", "nowhere", "--output", "x"], "there is no profile"),
        (["export", "--output", "x"], "required: --profile"),
        (["policy", "claude"], 'There is no policy pack "claude"'),
        (["policy", "none.toml"], "none.toml: cannot be read"),
        (["policy"], "required: ID"),
        (["run", "--text-size", "500"], "is no text size"),
        (["run", "--text-size", "9" * 5000], "is no text size"),
        (["run", "--theme", "pink"], "invalid choice"),
        (["run", "--language", "tlh"], "invalid choice"),
        (["run", "--at", "2025-11-01T09:00:00"], "has no time zone"),
        (["robot"], "required: --persona"),
        (["robot", "--persona", "lazy"], "invalid choice"),
        (["robot", "--persona", "wary", "--count", "0"], "a whole number from 1 to 100000"),
        (["robot", "--persona", "wary", "--count", "9" * 5000], "a whole number from 1 to 100000"),
        (["robot", "--persona", "wary", "--seed", "-1"], "a whole number from 0 to 999999999"),
        (["robot", "--persona", "wary", "--scenario", "none"], 'There is no scenario "none"'),
        (["robot", "--persona", "wary", "--variant", "none"], 'There is no variant "none"'),
        (["robot", "--persona", "wary", "--profiles", "."], ". is not empty"),
        (["dance"], "invalid choice"),
    ],
)
def test_wrong_usage_and_input(
    argv: list[str],
    said: str,
    trip: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Status 2, a line on standard error that says what was expected, and nothing else."""
    monkeypatch.chdir(trip.parent)
    assert 2 == status_of(*argv)
    out, err = capsys.readouterr()
    assert ("", True) == (out, said in err.splitlines()[-1])
    assert [trip] == list(trip.parent.iterdir())


@pytest.mark.parametrize(
    "verb", ["run", "outcomes", "export", "scenarios", "variants", "policies", "policy", "robot"]
)
def test_every_verb_explains_itself_with_an_example(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """--help ends with lines to paste."""
    assert 0 == status_of(verb, "--help")
    assert f"examples:\n  consentlab {verb}" in capsys.readouterr().out


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The command explains itself with examples, and names its version."""
    assert 0 == status_of("--help")
    assert "examples:\n  consentlab " in capsys.readouterr().out
    assert 0 == status_of("--version")
    assert f"consentlab {__version__}\n" == capsys.readouterr().out


def test_lists_of_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Each list as a table and as JSON, in the shipped order."""
    listed = {}
    for verb in ("scenarios", "variants", "policies"):
        assert (0, 0) == (status_of(verb), status_of(verb, "--format", "json"))
        *table, line = capsys.readouterr().out.splitlines()
        listed[verb] = [entry["id"] for entry in json.loads(line)[verb]]
        assert listed[verb] == [row.split()[0] for row in table[1:]]
    assert ["claude-2025-08", "chatgpt-2025", "gemini-2025"] == listed["policies"]
    assert list(VARIANTS) == listed["variants"]
    assert ("existing-user", "gemini-user", 12) == (
        listed["scenarios"][0],
        listed["scenarios"][-1],
        len(listed["scenarios"]),
    )


def test_a_pack_is_printed_with_what_every_value_rests_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Values, readings and rules name their sources, which are listed in full."""
    assert (0, 0) == (
        status_of("policy", "gemini-2025"),
        status_of("policy", "gemini-2025", "--format", "json"),
    )
    *lines, line = capsys.readouterr().out.splitlines()
    pack = json.loads(line)["policy"]
    at = lines.index("  kept while on: 18 months")
    on = pack["on"]["basis"]
    assert ("P18M", "P0D") == (pack["on"]["period"], pack["deleted"]["period"])
    status_of("policy", "chatgpt-2025", "--format", "json")
    chatgpt = json.loads(capsys.readouterr().out)["policy"]
    assert ("until-deleted", None) == (chatgpt["on"]["period"], chatgpt["notice"])
    assert f"      stated ({', '.join(on['sources'])})" == lines[at + 1]
    for source in pack["sources"].values():
        assert f"    {source['where']}" in lines


def test_a_profile_is_looked_at_from_its_look(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A profile and its export give the same outcomes, and the profile is not changed by it."""
    before = {path: path.read_bytes() for path in profile.iterdir()}
    output = tmp_path / "p07.jsonl"
    assert 0 == status_of("outcomes", "--profile", str(profile), "--format", "json")
    assert 0 == status_of("export", "--profile", str(profile), "--output", str(output))
    assert 0 == status_of("outcomes", str(output), "--format", "json")
    at = "2025-12-01T00:00:00Z"
    assert 0 == status_of("outcomes", "--profile", str(profile), "--format", "json", "--at", at)
    of_profile, of_export, later = map(json.loads, capsys.readouterr().out.splitlines())
    assert of_profile == of_export
    account = {"plan": "free", "covered": True, "setting": "off", "notice": "settled"}
    assert (account, "2025-10-07T00:00:00Z") == (of_profile["account"], of_profile["at"])
    assert at == later["at"]
    assert before == {path: path.read_bytes() for path in profile.iterdir()}


@pytest.mark.parametrize("output", ["no/such/folder/x.jsonl", "."])
def test_an_export_that_cannot_be_written(
    output: str, profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, status 2, and nothing is left behind."""
    before = sorted(tmp_path.rglob("*"))
    assert 2 == status_of("export", "--profile", str(profile), "--output", str(tmp_path / output))
    out, err = capsys.readouterr()
    assert ("", 1, before) == (out, err.count("\n"), sorted(tmp_path.rglob("*")))


def test_run_hands_on_what_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verb checks the platform, and gives back the program's own status."""
    asked: list[RunOptions] = []

    def run(options: RunOptions) -> int:
        asked.append(options)
        return len(asked) - 1

    app = ModuleType("consentlab.app")
    app.run = run  # type: ignore[attr-defined]  # a stand-in, since the real one shows windows
    monkeypatch.setitem(sys.modules, "consentlab.app", app)
    monkeypatch.setattr(platform_check, "why_no_window", lambda: None)
    everything = (
        "run --scenario came-back --new --profile p --language pseudo"
        " --at 2025-11-01T10:00+01:00 --theme dark --text-size 150% --quit-when-shown"
    )
    assert (0, 1, 2) == (status_of(), status_of("run"), status_of(*everything.split()))
    assert [
        RunOptions(home=True),
        RunOptions(),
        RunOptions(
            scenario="came-back",
            new=True,
            profile=Path("p"),
            at=datetime(2025, 11, 1, 9, tzinfo=UTC),
            language="pseudo",
            theme="dark",
            text_size=150,
            quit_when_shown=True,
        ),
    ] == asked


def test_no_display_is_one_sentence() -> None:
    """The program says so instead of letting Qt abort."""
    ran = started("run", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    said = ran.stderr.decode()
    assert (1, b"", 1) == (ran.returncode, ran.stdout, said.count("\n"))
    assert "DISPLAY" in said


def test_output_is_utf_8_whatever_the_locale(trip: Path) -> None:
    """A title in any script comes out whole where the locale knows no letter of it."""
    trip.write_text(TRIP.replace("Lisbon", "リスボン"), "utf-8")
    locale = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    ran = started("outcomes", str(trip), **locale)
    assert (0, True) == (ran.returncode, "Weekend in リスボン" in ran.stdout.decode("utf-8"))


@pytest.mark.long
@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "xx_XX.UTF-8"}, {"LANG": "xx_XX.UTF-8"}, {"LC_ALL": "C"}, {}],
    ids=["LC_ALL names none", "LANG names none", "C", "none"],
)
def test_a_window_opens_whatever_the_locale(tmp_path: Path, locale: dict[str, str]) -> None:
    """On a profile whose name has letters, too; Qt alone may remark on the locale."""
    pytest.importorskip("PySide6")
    unset = {"LANG": "", "LC_ALL": "", "LC_CTYPE": ""}
    profile = str(tmp_path / "prüfling")
    ran = started(
        *("run", "--scenario", "came-back", "--profile", profile, "--quit-when-shown"),
        **{**unset, **locale},
    )
    said = ran.stderr.decode()
    assert (0, b"") == (ran.returncode, ran.stdout), said
    assert "" == said or said.startswith(("Detected locale", "This plugin does not support"))
    assert [tmp_path / "prüfling"] == list(tmp_path.iterdir())


def test_a_reader_that_goes_away_ends_the_printing_quietly(trip: Path) -> None:
    """`consentlab outcomes ... | head -1` is no failure."""
    argv = [sys.executable, "-m", "consentlab", "outcomes", *[str(trip)] * 300]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "gui")}
    with subprocess.Popen(
        [*argv, "--format", "json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ran:
        assert ran.stdout
        assert ran.stderr
        ran.stdout.readline()
        ran.stdout.close()
        said = ran.stderr.read()
    assert (0, b"") == (ran.returncode, said)


def test_a_full_disk_is_one_sentence(trip: Path) -> None:
    """What could not be printed is a failure that is said."""
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "consentlab", "outcomes", str(trip)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "gui")},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (1, b"consentlab: No space left on device\n") == (ran.returncode, ran.stderr)
