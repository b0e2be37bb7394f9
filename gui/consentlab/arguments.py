"""The command line's words: verbs, options, help with examples."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from consentlab import __version__
from consentlab.automation.personas import MOST, PERSONAS
from consentlab.options import TEXT_SIZES, THEMES, RunOptions
from consentlab.policy.faults import FIRST_YEAR, LAST_YEAR
from consentlab.words import LANGUAGES

EXAMPLES = """\
examples:
  consentlab                                     open the first screen
  consentlab run --scenario existing-user        meet the notice
  consentlab run --profile ~/study/p07 --new     start afresh, in a folder of one's own
  consentlab outcomes my.toml other.toml         what happens to every chat
  consentlab outcomes my.toml --at 2025-11-01T09:00:00Z --format json
  consentlab export --profile ~/study/p07 --output p07.jsonl
  consentlab outcomes p07.jsonl                  the same from an export
  consentlab replay p07.jsonl                    do the same once more, on the real screens
  consentlab journey my-journey.toml             do what a file says, and see what comes of it
  consentlab policy claude-2025-08               what a policy pack says, and who said it
  consentlab robot --persona wary --count 100    what a hundred people might end with
  consentlab gallery ~/gallery                   every screen in every look, checked

exit status: 0 done, 1 failed, 2 wrong usage or input
"""


_Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # it has no public name


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments read; `verb` is what to do, `run` if none was given.

    `argv` is without the program's name, None for the process's own. Raises SystemExit: 0
    after --help and --version, 2 for wrong usage, with a line on standard error that says why.
    """
    options = _parser().parse_args(argv)
    if options.verb == "outcomes" and bool(options.files) is bool(options.profile):
        options.refuse("expected either files or --profile DIR")
    return options


def run_options(options: argparse.Namespace) -> RunOptions:
    """What the verb `run` was given; without a verb, nothing was."""
    given = vars(options)
    return RunOptions(**{key: given[key] for key in RunOptions.__struct_fields__ if key in given})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="consentlab",
        description="A simulator of the privacy choice that AI chat services ask for. "
        "Without a verb it opens its first screen.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"consentlab {__version__}")
    parser.set_defaults(verb="run", home=True)
    verbs: _Verbs = parser.add_subparsers(title="verbs", metavar="VERB")
    _add_run(verbs)
    _add_outcomes(verbs)
    _add_export(verbs)
    _add_journey(verbs)
    _add_replay(verbs)
    _add_format(_add(verbs, "scenarios", "list the scenarios that ship", "scenarios"))
    _add_format(_add(verbs, "variants", "list the variants of the notice that ship", "variants"))
    _add_format(_add(verbs, "policies", "list the policy packs that ship", "policies"))
    policy = _add(verbs, "policy", "print a policy pack with its sources", "policy claude-2025-08")
    policy.add_argument("id", metavar="ID", help="a pack's id, or the path of a pack's file")
    _add_format(policy)
    _add_robot(verbs)
    gallery = _add(verbs, "gallery", "render and check every screen", "gallery ~/gallery")
    gallery.add_argument("folder", type=_path, metavar="DIR", help="an empty or a new folder")
    return parser


def _add(verbs: _Verbs, name: str, text: str, *examples: str) -> argparse.ArgumentParser:
    """A verb with its help, which ends with examples."""
    lines = "\n".join(f"  consentlab {example}" for example in examples)
    parser = verbs.add_parser(
        name,
        help=text,
        description=f"{text[0].upper()}{text[1:]}.",
        epilog=f"examples:\n{lines}\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(verb=name, refuse=parser.error)
    return parser


def _add_run(verbs: _Verbs) -> None:
    run = _add(
        verbs,
        "run",
        "show the simulator",
        "run --scenario existing-user",
        "run --profile ~/study/p07 --scenario my.toml --new --text-size 150",
        "run --scenario existing-user --variant two-equal-buttons",
    )
    run.set_defaults(home=False)
    run.add_argument("--scenario", metavar="NAME|FILE", help="a shipped scenario, or a file")
    run.add_argument("--variant", metavar="NAME|FILE", help="how the notice asks")
    run.add_argument("--new", action="store_true", help="start afresh instead of going on")
    run.add_argument("--profile", type=_path, metavar="DIR", help="where everything is kept")
    _add_at(run, "look from this instant")
    run.add_argument("--language", choices=LANGUAGES, default="en", help="of the words")
    run.add_argument("--theme", choices=THEMES, help="the colours; as they were left without")
    run.add_argument(
        "--text-size",
        type=_text_size,
        metavar="PERCENT",
        help=f"from {TEXT_SIZES[0]} to {TEXT_SIZES[-1]}",
    )
    run.add_argument(
        "--lock-lab", action="store_true", help="F2 does not open the moderator's panel"
    )
    run.add_argument(
        "--hide-outcomes",
        dest="reveal",
        action="store_false",
        help="no screen tells what a choice does to any chat",
    )
    run.add_argument(
        "--quit-when-shown", action="store_true", help="end as soon as the window is painted"
    )


def _add_outcomes(verbs: _Verbs) -> None:
    outcomes = _add(
        verbs,
        "outcomes",
        "print what happens to every chat",
        "outcomes my.toml other.toml",
        "outcomes my.toml --at 2025-11-01T09:00:00Z --format json",
        "outcomes --profile ~/study/p07",
    )
    outcomes.add_argument(
        "files", nargs="*", metavar="FILE", help="a scenario (.toml) or an export (.jsonl)"
    )
    outcomes.add_argument("--profile", type=_path, metavar="DIR", help="a profile instead of files")
    _add_at(outcomes, "the instant to look from, with its time zone; the file's own without")
    _add_format(outcomes)


def _add_export(verbs: _Verbs) -> None:
    export = _add(
        verbs,
        "export",
        "write a profile as JSON Lines, or its last walkthrough as a script",
        "export --profile ~/study/p07 --output p07.jsonl",
        "export --profile ~/study/p07 --output p07.toml --as journey",
        "export --profile ~/study/p07 --output test_p07.py --as pytest",
    )
    export.add_argument("--profile", type=_path, metavar="DIR", required=True, help="the profile")
    export.add_argument("--output", type=_path, metavar="FILE", required=True, help="where to")
    export.add_argument(
        "--as",
        dest="form",
        choices=("jsonl", "journey", "pytest"),
        default="jsonl",
        help="everything that was recorded, or the last walkthrough as a script",
    )


def _add_journey(verbs: _Verbs) -> None:
    journey = _add(
        verbs,
        "journey",
        "run journeys: files that tell what is done and what is to be seen",
        "journey my-journey.toml",
        "journey journeys/*.toml --junit report.xml --shots pictures",
        "journey my-journey.toml --watch",
    )
    journey.add_argument("files", nargs="+", type=_path, metavar="FILE", help="a journey")
    _add_watch(journey)
    journey.add_argument("--junit", type=_path, metavar="FILE", help="how they went, as JUnit XML")
    journey.add_argument("--shots", type=_path, metavar="DIR", help="where to keep pictures")


def _add_replay(verbs: _Verbs) -> None:
    replay = _add(
        verbs,
        "replay",
        "repeat a recorded walkthrough, and say where it comes out otherwise",
        "replay ~/study/p07",
        "replay p07.jsonl --variant switch-off --theme dark",
        "replay ~/study/p07 --watch",
    )
    replay.add_argument(
        "source", type=_path, metavar="PROFILE|EXPORT", help="a folder, or a file (.jsonl)"
    )
    replay.add_argument("--variant", metavar="NAME|FILE", help="how the notice asks; as recorded")
    replay.add_argument("--theme", choices=THEMES, help="the colours; as recorded without")
    replay.add_argument("--language", choices=LANGUAGES, help="of the words; as recorded without")
    _add_watch(replay)


def _add_watch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--watch", action="store_true", help="on the screen, at a pace that can be followed"
    )


def _add_robot(verbs: _Verbs) -> None:
    robot = _add(
        verbs,
        "robot",
        "play people through a scenario on its screens",
        "robot --persona hurried",
        "robot --persona wary --count 1000 --seed 7 --scenario deadline-passed",
        "robot --persona undecided --count 20 --variant two-equal-buttons --format json",
    )
    robot.add_argument("--persona", choices=PERSONAS, required=True, help="their habits")
    robot.add_argument("--count", type=_count, metavar="N", default=10, help="so many, 10 without")
    robot.add_argument("--seed", type=_seed, metavar="S", default=1, help="of chance, 1 without")
    robot.add_argument(
        "--scenario",
        metavar="NAME|FILE",
        default="existing-user",
        help="a shipped scenario, or a file; existing-user without",
    )
    robot.add_argument("--variant", metavar="NAME|FILE", help="how the notice asks")
    robot.add_argument(
        "--profiles", type=_path, metavar="DIR", help="keep each robot's profile in this new folder"
    )
    _add_format(robot)


def _add_at(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--at", type=instant, metavar="INSTANT", help=text)


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="for people, or for programs"
    )


def instant(text: str) -> datetime:
    """The instant that ISO 8601 text names, in UTC.

    Raises ArgumentTypeError, which says what was expected, if it names none, has no time
    zone, or lies outside the years that scenarios may name.
    """
    expected = "expected an instant with its time zone, such as 2025-11-01T09:00:00Z"
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no instant, {expected}") from None
    if at.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} has no time zone, {expected}")
    try:
        at = at.astimezone(UTC)
        known = FIRST_YEAR <= at.year <= LAST_YEAR
    except OverflowError:  # at the ends of the calendar
        known = False
    if not known:
        years = f"{FIRST_YEAR} to {LAST_YEAR}"
        raise argparse.ArgumentTypeError(f"{text!r} is out of range, expected the years {years}")
    return at


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text!r} names no file or folder")
    return Path(text)


def _count(text: str) -> int:
    return _whole(text, range(1, MOST + 1))


def _seed(text: str) -> int:
    return _whole(text, range(10**9))


def _whole(text: str, within: range) -> int:
    # Short, so that int() never meets thousands of digits.
    if len(text) < 10 and text.isascii() and text.isdecimal() and int(text) in within:
        return int(text)
    expected = f"expected a whole number from {within[0]} to {within[-1]}"
    raise argparse.ArgumentTypeError(f"{text!r} is out of range, {expected}")


def _text_size(text: str) -> int:
    number = text.removesuffix("%")
    # Short, so that int() never meets thousands of digits.
    if len(number) < 5 and number.isascii() and number.isdecimal() and int(number) in TEXT_SIZES:
        return int(number)
    sizes = f"{TEXT_SIZES[0]} to {TEXT_SIZES[-1]}"
    raise argparse.ArgumentTypeError(
        f"{text!r} is no text size, expected a percentage from {sizes}"
    )
