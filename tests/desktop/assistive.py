"""An assistive technology in another process, with the program in front of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Self

READY_WITHIN = 30
"""Seconds in which whatever is waited for has come, or never comes."""


class Running:
    """A process that is ended at the end."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait(READY_WITHIN)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def line(self) -> str:
        """The next line that it prints."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def ask(self, line: str) -> str:
        """Hand it a line; the line that it prints then."""
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.line()


class Assistive:
    """An assistive technology, in another process, with the program in front of it."""

    def __init__(self, driver: Running, profile: Path) -> None:
        self._driver = driver
        self.profile = profile

    def __call__(self, request: str, *about: str) -> Any:
        """What the driver answers to one of `driver.REQUESTS`."""
        said = self._driver.ask(json.dumps([request, *about]))
        assert said, "the driver has ended"
        reply = json.loads(said)
        assert "error" not in reply, reply["error"]
        return reply["answer"]

    def sees(self, control_id: str) -> bool:
        """Whether the control comes to be on the screen."""
        return bool(self("wait for", control_id))

    def says(self, control_id: str, name: str) -> bool:
        """Whether the control comes to say this."""
        return bool(self("wait for name", control_id, name))

    def stands(self, control_id: str, *, on: bool) -> bool:
        """Whether a switch comes to stand on this side."""
        return bool(self("wait until on" if on else "wait until off", control_id))

    def press(self, control_id: str) -> None:
        """Press a button as soon as it can be. What comes of it comes a moment later."""
        self._use(control_id)
        self("act", control_id, "Press")

    def write(self, control_id: str, text: str) -> None:
        """Put a text into a field as soon as it can be."""
        self._use(control_id)
        self("write", control_id, text)

    def _use(self, control_id: str) -> None:
        assert self("wait until usable", control_id), f"{control_id} cannot be used"

    def take_row(self, list_id: str, title: str) -> None:
        """Select the row of a list, as soon as the list can be used."""
        self._use(list_id)
        self("take row", list_id, title)

    def toggle(self, control_id: str) -> None:
        """Toggle a switch, a box or a choice as soon as it can be."""
        self._use(control_id)
        self("act", control_id, "Toggle")
