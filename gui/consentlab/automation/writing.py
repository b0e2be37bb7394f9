"""Writing a recorded walkthrough: as a journey, or as a test for pytest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from consentlab import __version__, ids
from consentlab.automation.journey import Click, Go, Press, Restart, Step, Type
from consentlab.automation.journeyfile import FORMAT
from consentlab.automation.repeating import Look, Recording, appearance, told
from consentlab.catalogue import VARIANTS, Catalogue
from consentlab.present import instant
from consentlab.variant import AS_REPORTED


class Written(msgspec.Struct, frozen=True):
    """A walkthrough as text. `needs`: the files that have to lie beside it, none if all ship."""

    text: str
    needs: tuple[str, ...]


class _Script(msgspec.Struct, frozen=True):
    """What is written in either form: options of the start, steps, and what they come to.

    `last` are the steps after which nothing of the walkthrough can be looked at.
    """

    title: str
    program: str
    scenario: str
    variant: str
    at: datetime
    shown: dict[str, Any]
    steps: tuple[Step, ...]
    last: tuple[Step, ...]
    account: dict[str, Any]
    kept: dict[str, tuple[str, str | None, str | None]]

    @property
    def needs(self) -> tuple[str, ...]:
        """The files that do not ship."""
        changed = [step.variant for step in self.steps if isinstance(step, Restart)]
        names = (self.scenario, self.variant, *map(_file_of, filter(None, changed)))
        return tuple(dict.fromkeys(name for name in names if name.endswith(".toml")))


def as_journey(recording: Recording, catalogue: Catalogue) -> Written:
    """The walkthrough as a journey's file, which ends by expecting what it came to."""
    script = _script(recording, catalogue)
    head = {
        "format": FORMAT,
        "title": script.title,
        "scenario": script.scenario,
        "variant": script.variant,
        "at": script.at,
        **script.shown,
    }
    steps = [
        *map(_keys, script.steps),
        {"expect": _keys_of_account(script.account)},
        *({"expect": _keys_of_chat(name, *kept)} for name, kept in script.kept.items()),
        *map(_keys, script.last),
    ]
    lines = [
        f"# Recorded by ConsentLab {script.program} and written out by {__version__}.",
        *(f"{key} = {_toml(value)}" for key, value in head.items()),
        "",
        "steps = [",
        *(f"  {_toml(step)}," for step in steps),
        "]",
        "",
    ]
    return Written("\n".join(lines), script.needs)


def as_test(recording: Recording, catalogue: Catalogue) -> Written:
    """The walkthrough as a module for pytest, with the fixture `consentlab` of this package."""
    script = _script(recording, catalogue)
    given = {
        "scenario": _beside(script.scenario),
        "variant": _beside(script.variant),
        "at": _python(script.at),
        **{key: _python(value) for key, value in script.shown.items()},
    }
    lines = [
        f'"""Recorded by ConsentLab {script.program} and written out by {__version__}."""',
        "",
        "from datetime import UTC, datetime",
        *(["from pathlib import Path"] if script.needs else []),
        "",
        "",
        "def test_the_walkthrough(consentlab):",
        "    lab = consentlab(",
        *(f"        {key}={value}," for key, value in given.items()),
        "    )",
        *(f"    {_call(step)}" for step in script.steps),
        "    told = lab.outcomes()",
        f'    assert {_python(script.account)} == told["account"]',
        "    assert {",
        *(f"        {_python(name)}: {_python(kept)}," for name, kept in script.kept.items()),
        "    } == {",
        '        chat["id"]: (',
        '            chat["training"], chat["retention"]["period"], chat["retention"]["until"]',
        "        )",
        '        for chat in told["chats"]',
        "    }",
        *(f"    {_call(step)}" for step in script.last),
        "",
    ]
    return Written("\n".join(lines), script.needs)


def _script(recording: Recording, catalogue: Catalogue) -> _Script:
    start = recording.start
    scenario, variant = start.scenario, start.notice or AS_REPORTED
    ships = (
        catalogue.ships(scenario.name) and catalogue.scenario(scenario.name).hash == scenario.hash
    )
    steps = tuple(repeated.step for repeated in recording.steps)
    # With the next person's profile this walkthrough is out of sight.
    ends = len(steps) - (steps[-1:] == (Click(ids.LAB_RESET),))
    outcomes = told(recording.state)
    return _Script(
        title=scenario.title,
        program=start.program,
        scenario=scenario.name if ships else f"{scenario.name}.toml",
        variant=_file_of(variant.id),
        at=start.look,
        shown=appearance(start, Look()),
        steps=steps[:ends],
        last=steps[ends:],
        account=outcomes["account"],
        kept={chat["id"]: _kept(chat) for chat in outcomes["chats"]},
    )


def _kept(chat: dict[str, Any]) -> tuple[str, str | None, str | None]:
    retention = chat["retention"]
    return chat["training"], retention["period"], retention["until"]


def _file_of(variant: str) -> str:
    """A variant as it is named: one that does not ship by its file."""
    return variant if variant in VARIANTS or variant.endswith(".toml") else f"{variant}.toml"


# ------------------------------------------------------------------ TOML


def _keys(step: Step) -> dict[str, Any]:
    """A step as the keys of its table."""
    match step:
        case Click(control, row):
            return {"click": control, **({"row": row} if row else {})}
        case Type(control, text):
            return {"type": control, "text": text}
        case Press(key):
            return {"press": key}
        case Go(at):
            return {"go": at}
        case Restart(variant):
            return {"restart": True, **({"variant": _file_of(variant)} if variant else {})}
        case _:
            raise TypeError(f"{step} is never recorded")


def _keys_of_account(account: dict[str, Any]) -> dict[str, Any]:
    return {key: account[key] for key in ("setting", "notice", "plan")}


def _keys_of_chat(
    chat: str, training: str, period: str | None, until: str | None
) -> dict[str, Any]:
    ends = datetime.fromisoformat(until) if until else ""
    return {"chat": chat, "training": training, "kept": period or "", "until": ends}


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(inner)}' for key, inner in value.items())} }}"
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, str):
        # As in JSON, but for one control character that TOML wants escaped, too.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    return json.dumps(value)


# ------------------------------------------------------------------ Python


def _call(step: Step) -> str:
    """A step as a call of whoever sits before the program."""
    match step:
        case Click(control, ""):
            return f"lab.use({_python(control)})"
        case Click(control, row):
            return f"lab.use_row({_python(control)}, {_python(row)})"
        case Type(control, text):
            return f"lab.fill_in({_python(control)}, {_python(text)})"
        case Press(key):
            return f"lab.strike({_python(key)})"
        case Go(at):
            return f"lab.clock.go_to({_python(at)})"
        case Restart(variant):
            return f"lab.restart({_beside(_file_of(variant)) if variant else ''})"
        case _:
            raise TypeError(f"{step} is never recorded")


def _beside(name: str) -> str:
    """A name as an argument; a file's is looked up beside the test."""
    return (
        f"str(Path(__file__).with_name({_python(name)}))"
        if name.endswith(".toml")
        else (_python(name))
    )


def _python(value: object) -> str:
    if isinstance(value, datetime):
        at = value
        parts: list[int] = [at.year, at.month, at.day, at.hour, at.minute, at.second]
        parts += [at.microsecond] if at.microsecond else []
        return f"datetime({', '.join(map(str, parts))}, tzinfo=UTC)"
    if isinstance(value, dict):
        return f"{{{_listed(f'{_python(k)}: {_python(v)}' for k, v in value.items())}}}"
    if isinstance(value, tuple):
        return f"({_listed(map(_python, value))})"
    if isinstance(value, str):
        return json.dumps(value) if value.isascii() and value.isprintable() else repr(value)
    return repr(value)


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)
