"""How fast the command line is, as whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bench.measuring import Measure

ROOT = Path(__file__).resolve().parents[2]

HEAD = """\
format = 1
title = "Scenario {n}"
policy = "{policy}"
now = 2025-11-28T10:00:00Z

[account]
plan = "{plan}"
created = 2025-01-05T00:00:00Z
"""

CHAT = """
[[chats]]
id = "chat-{chat}"
title = "Chat number {chat}"
{messages}"""

MESSAGE = """
[[chats.messages]]
at = 2025-{month:02}-{day:02}T10:00:00Z
role = "{role}"
text = "Some words to read."
"""

EVENTS = """
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
chat = "chat-1"

[[events]]
at = 2025-10-15T10:00:00Z
type = "chosen"
allow = false
surface = "settings"
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A thousand scenario files of about 2 KiB, of all three policies."""
    plans = {"claude-2025-08": "free", "chatgpt-2025": "plus", "gemini-2025": "personal"}
    names = []
    for n in range(1000):
        policy, plan = list(plans.items())[n % 3]
        text = HEAD.format(n=n, policy=policy, plan=plan)
        for chat in range(4):
            turns = [(7 + (n + chat + turn) % 5, 1 + (n * 7 + turn) % 28) for turn in range(2)]
            messages = "".join(
                MESSAGE.format(month=month, day=day, role=role)
                for month, day in turns
                for role in ("person", "assistant")
            )
            text += CHAT.format(chat=chat, messages=messages)
        path = tmp_path / f"{n}.toml"
        path.write_text(text + EVENTS, "utf-8")
        names.append(str(path))
    return names


def test_a_thousand_scenario_files_in_one_call(files: list[str], measure: Measure) -> None:
    """Reasons included, with the start of the process."""

    def outcomes() -> None:
        told = subprocess.run(
            [sys.executable, "-m", "consentlab", "outcomes", *files, "--format", "json"],
            env={**os.environ, "PYTHONPATH": str(ROOT / "gui")},
            check=True,
            capture_output=True,
        ).stdout
        assert len(files) == told.count(b"\n")

    measure(
        f"outcomes of {len(files)} files",
        outcomes,
        lambda: read_all(files),
        "tomllib reads them",
        rounds=5,
        bar="< 3 s",
    )


def read_all(files: list[str]) -> None:
    """What nobody can do without: reading every file as TOML."""
    for name in files:
        tomllib.loads(Path(name).read_text("utf-8"))


def test_the_command_line_starts_without_qt(measure: Measure) -> None:
    """A verb that shows nothing, as a whole process."""

    def process(*arguments: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "gui")}
        subprocess.run(
            [sys.executable, *arguments], env=environment, check=True, capture_output=True
        )

    measure(
        "command line without Qt",
        lambda: process("-m", "consentlab", "scenarios"),
        lambda: process("-c", "pass"),
        "Python alone",
        rounds=15,
    )
