"""Reading journeys' files: see resources/journeys/README.md for their form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from consentlab import ids
from consentlab.automation.journey import (
    SIGHTS,
    Click,
    ExpectAccount,
    ExpectChat,
    ExpectControl,
    ExpectOutcomes,
    Go,
    Journey,
    Press,
    Restart,
    Shot,
    Sight,
    Step,
    Type,
)
from consentlab.automation.keynames import is_key
from consentlab.catalogue import Catalogue, Unknown
from consentlab.options import TEXT_SIZES, THEMES
from consentlab.policy.entries import words
from consentlab.policy.faults import Fault, FaultyFile, Table, one_of, read_toml, shown
from consentlab.words import LANGUAGES

FORMAT = 1
"""The number of the file format that is read here."""

CONTROLS = frozenset(value for name, value in vars(ids).items() if name.isupper())
"""Every id of `ids.py`."""

VERBS = ("click", "type", "press", "go", "expect", "restart", "shot")
"""The key that says what a step is: each step has one of them."""


def load_journey(path: Path, catalogue: Catalogue) -> Journey:
    """Read a journey's file. Raises FaultyFile with every fault of it.

    Also with those of the scenario and variant that it names; a relative path of theirs
    begins in the journey's folder.
    """
    top = Table(read_toml(path))
    top.only(
        "format", "title", "scenario", "variant", "at", "theme", "language", "text_size", "steps"
    )
    top.format(FORMAT)
    size = top.integer("text_size", 100)
    if type(top.values.get("text_size", 100)) is int and size not in TEXT_SIZES:
        sizes = f"{TEXT_SIZES[0]} to {TEXT_SIZES[-1]}"
        top.fault("text_size", f"{shown(size)} is no text size, expected a percentage from {sizes}")
    journey = Journey(
        path=path,
        title=words(top, "title"),
        scenario=_found(top, "scenario", path, catalogue.scenario),
        variant=_found(top, "variant", path, catalogue.variant) or "as-reported",
        at=top.instant("at") if "at" in top else None,
        theme=top.word("theme", THEMES, "light"),
        language=top.word("language", LANGUAGES, "en"),
        text_size=size,
        steps=tuple(step for table in top.tables("steps") if (step := _step(table, path))),
    )
    if top.values.get("steps") == []:
        top.fault("steps", "empty, expected at least one step")
    top.raise_faults(path)
    return journey


def _found(top: Table, key: str, path: Path, find: Callable[[str], object]) -> str:
    """The name of a scenario or variant that is there; "" where there is none."""
    if key == "variant" and key not in top:
        return ""
    name = words(top, key)
    if not name.strip():
        return ""
    name = resolved(name, path)
    try:
        find(name)
    except Unknown as unknown:
        top.fault(key, str(unknown).rstrip("."))
    except FaultyFile as faulty:
        top.faults += [Fault(f.place, f.text, f.path or faulty.path) for f in faulty.faults]
    return name


def resolved(name: str, path: Path) -> str:
    """The name of a scenario or variant in a journey's file: paths begin in its folder."""
    return str(path.parent / name) if name.endswith(".toml") else name


# ------------------------------------------------------------------ one step


def _step(table: Table, path: Path) -> Step | None:
    """What a step's table says; None where that is not known."""
    verbs = [verb for verb in VERBS if verb in table]
    if len(verbs) != 1:
        what = f"{' and '.join(verbs)} in one step" if verbs else "no verb"
        table.faults.append(Fault(table.place, f"{what}, expected {one_of(VERBS)}"))
        return None
    return _READERS[verbs[0]](table, path)


def _click(table: Table, _path: Path) -> Step:
    table.only("click", "row")
    row = words(table, "row") if "row" in table else ""
    return Click(_control(table, "click"), row)


def _type(table: Table, _path: Path) -> Step:
    table.only("type", "text")
    text = table.text("text")
    if not text.isprintable():
        table.fault("text", f"{shown(text)} has characters that do not print, expected one line")
    return Type(_control(table, "type"), text)


def _press(table: Table, _path: Path) -> Step:
    table.only("press")
    key = table.text("press")
    if type(table.values["press"]) is str and not is_key(key):
        table.fault("press", f"{shown(key)} is no key, expected one such as Esc, F2 or Alt+Home")
    return Press(key)


def _go(table: Table, _path: Path) -> Step:
    table.only("go")
    return Go(table.instant("go"))


def _restart(table: Table, path: Path) -> Step:
    table.only("restart", "variant")
    if not table.flag("restart") and table.values["restart"] is False:
        table.fault("restart", "false does nothing, expected true")
    return Restart(resolved(words(table, "variant"), path) if "variant" in table else "")


def _shot(table: Table, _path: Path) -> Step:
    table.only("shot")
    name = words(table, "shot")
    if name and not all(sign.isalnum() or sign in "-_" for sign in name):
        table.fault("shot", f"{shown(name)} is no plain name, expected letters, digits, - and _")
    return Shot(name)


def _expect(table: Table, _path: Path) -> Step | None:
    table.only("expect")
    inside = table.table("expect")
    if inside is None:
        return None
    if "control" in inside:
        return _expect_control(inside)
    if "chat" in inside:
        return _expect_chat(inside)
    if "outcomes" in inside:
        inside.only("outcomes")
        return ExpectOutcomes(words(inside, "outcomes"))
    keys = ("setting", "notice", "plan")
    if not any(key in inside for key in keys):
        expected = "control, chat, outcomes, or one of setting, notice and plan"
        table.fault("expect", f"nothing is named, expected {expected}")
    inside.only(*keys)
    return ExpectAccount(*(_or_none(inside, key) for key in keys))


def _expect_control(table: Table) -> Step:
    table.only("control", "is", "says")
    if "is" not in table and "says" not in table:
        table.fault("control", "nothing is expected of it, expected is or says beside it")
    sight: Sight | Literal[""] = table.word("is", SIGHTS) if "is" in table else ""
    says = words(table, "says") if "says" in table else ""
    if says and sight == "gone":
        table.fault("says", "what is gone says nothing, expected no words")
    return ExpectControl(_control(table, "control"), sight, says)


def _expect_chat(table: Table) -> Step:
    table.only("chat", "training", "kept", "until")
    if not any(key in table for key in ("training", "kept", "until")):
        table.fault("chat", "nothing is expected of it, expected training, kept or until beside it")
    until: datetime | Literal[""] | None = None
    if "until" in table:
        until = "" if table.values["until"] == "" else table.instant("until")
    return ExpectChat(
        words(table, "chat"), _or_none(table, "training"), _or_none(table, "kept"), until
    )


def _or_none(table: Table, key: str) -> str | None:
    return table.text(key) if key in table else None


def _control(table: Table, key: str) -> str:
    """The id of a control; one that belongs to a list has the list's id and its own value."""
    control = table.text(key)
    known = any(control == known or control.startswith(f"{known}.") for known in CONTROLS)
    if type(table.values.get(key)) is str and not known:
        table.fault(key, f"{shown(control)} is no control's id, expected one such as notice.accept")
    return control


_READERS: dict[str, Callable[[Table, Path], Step | None]] = {
    "click": _click,
    "type": _type,
    "press": _press,
    "go": _go,
    "expect": _expect,
    "restart": _restart,
    "shot": _shot,
}
