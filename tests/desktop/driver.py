"""A script that drives the program as an assistive technology does, over AT-SPI.

It runs in a process of its own, with the system's Python, which has the bindings (`gi`), and
so imports nothing of the project. Each line on standard input is a JSON list: the name of a
request and what it is about. Each line on standard output is the answer. Controls are found
by their accessible ids, rows of a list by their exact titles.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

PROGRAM = "consentlab"
PATIENCE = 20.0
"""Seconds within which something that is waited for has come, or never comes."""


def program() -> Any:
    """The program as it stands on the desktop now; None as long as it does not."""
    desktop = Atspi.get_desktop(0)
    Atspi.Accessible.clear_cache(desktop)  # what was seen before may have changed since
    things = (desktop.get_child_at_index(n) for n in range(desktop.get_child_count()))
    return next((thing for thing in things if thing and thing.get_name() == PROGRAM), None)


def below(thing: Any) -> Iterator[Any]:
    """A thing and all that is below it."""
    yield thing
    for number in range(thing.get_child_count()):
        child = thing.get_child_at_index(number)
        if child is not None:
            yield from below(child)


def find(control_id: str) -> Any:
    """The control of this id. Raises LookupError."""
    for thing in below(program()):
        if thing.get_accessible_id() == control_id:
            return thing
    raise LookupError(f"there is no {control_id}")


def row(list_id: str, title: str) -> Any:
    """The row of a list with this title. Raises LookupError."""
    things = find(list_id)
    for number in range(things.get_child_count()):
        child = things.get_child_at_index(number)
        if child.get_name() == title:
            return child
    raise LookupError(f"{list_id} has no row {title}")


def states(thing: Any) -> list[str]:
    """The states that it is in, by name."""
    return sorted(state.value_nick for state in thing.get_state_set().get_states())


def actions(thing: Any) -> list[str]:
    """What can be done with it, by name."""
    return [Atspi.Action.get_action_name(thing, n) for n in range(thing.get_n_actions())]


def act(thing: Any, name: str) -> None:
    """Do this with it. Raises LookupError if it cannot be done."""
    if name not in actions(thing):
        raise LookupError(f"{thing.get_accessible_id()} has no action {name}")
    thing.do_action(actions(thing).index(name))


def write(thing: Any, text: str) -> None:
    """Put a text into a field. Raises LookupError if it takes none."""
    if "editable" not in states(thing):
        raise LookupError(f"{thing.get_accessible_id()} cannot be written in")
    Atspi.EditableText.set_text_contents(thing, text)


def said(thing: Any) -> dict[str, Any]:
    """What it says of itself."""
    return {
        "id": thing.get_accessible_id(),
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "states": states(thing),
        "actions": actions(thing),
    }


def outside(control_id: str) -> list[Any]:
    """Everything that is neither in this control nor around it."""
    inner = find(control_id)
    spared = set(below(inner))
    around = inner
    while around is not None:
        spared.add(around)
        around = around.get_parent()
    return [thing for thing in below(program()) if thing not in spared]


def until(true: Callable[[], bool]) -> bool:
    """Look again and again, until it is true. False if it never was."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if true():
                return True
        except (LookupError, AttributeError, GLib.Error):
            pass  # what is looked for is on its way
    return False


def try_all(things: list[Any]) -> list[str]:
    """Do everything that can be done with these; what was done."""
    tried = []
    for thing in things:
        for name in actions(thing):
            act(thing, name)
            tried.append(f"{name} {thing.get_name()}")
    return tried


REQUESTS: dict[str, Callable[..., Any]] = {
    "wait for": lambda of: until(lambda: "showing" in states(find(of))),
    "wait until usable": lambda of: until(
        lambda: {"showing", "sensitive"} <= set(states(find(of)))
    ),
    "wait until on": lambda of: until(lambda: "checked" in states(find(of))),
    "wait until off": lambda of: until(lambda: "checked" not in states(find(of))),
    "wait for name": lambda of, name: until(lambda: find(of).get_name() == name),
    "control": lambda of: said(find(of)),
    "act": lambda of, name: act(find(of), name),
    "write": lambda of, text: write(find(of), text),
    "row": lambda of, title: said(row(of, title)),
    "take row": lambda of, title: act(row(of, title), "Toggle"),
    "outside": lambda of: [said(thing) for thing in outside(of)],
    "try all outside": lambda of: try_all(outside(of)),
}
"""What can be asked for, about a control's id."""


def main() -> None:
    """Answer one request after the other."""
    for line in sys.stdin:
        try:
            request, *about = json.loads(line)
            reply = {"answer": REQUESTS[request](*about)}
        except (LookupError, GLib.Error) as error:
            reply = {"error": str(error)}
        sys.stdout.write(f"{json.dumps(reply)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
