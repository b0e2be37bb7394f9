"""The journey of `journey.py` under strace, and what its system calls say."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

TESTS = Path(__file__).parent
CALLS = (
    "%network,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,"
    "symlink,symlinkat,mknod,mknodat,truncate,chmod,fchmod,fchmodat,memfd_create"
)
ACTS = [
    "walkthrough_started",
    "served notice",
    "accepted_terms",
    "chosen True notice",
    "message_sent lisbon",
    "served settings",
    "chosen False settings",
]
"""What the journey comes to, so that nobody traces one that did not take place."""

OURS = {
    "profile",
    "profile/ledger.sqlite3",
    "profile/ledger.sqlite3-shm",
    "profile/ledger.sqlite3-tally",
    "profile/ledger.sqlite3-wal",
    "profile/ledger.sqlite3.new",
    "profile/ledger.sqlite3.new-journal",
    "profile/ledger.sqlite3.new-shm",
    "profile/ledger.sqlite3.new-wal",
    "profile/lock",
    "export.jsonl",
    ".consentlab-DRAFT",
}
"""The profile, and the export with the draft that takes its name."""

PRIVATE = {"profile": 0o700, "profile/ledger.sqlite3": 0o600, "export.jsonl": 0o600}
"""What is left of them, and its permissions."""

NOT_OURS = (
    r"/dev/null",
    r"home/\.cache/fontconfig.*",  # what fonts there are
    r"home/\.cache",
    r".*/__pycache__.*",  # Python's own
)
"""What others write on behalf of the program, and what it is."""

_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|\?)(.*)")
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")
_NAMED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CREATED = re.compile(r"O_CREAT.*, (0\d+)$|^mkdir.*, (0\d+)$")


class Call(NamedTuple):
    """One system call, as strace writes it: it succeeded, or is about sockets."""

    name: str
    arguments: str

    @property
    def writes(self) -> bool:
        """Whether a file or folder is made or changed by it."""
        if self.name in ("open", "openat", "openat2"):
            return bool(_WRITING.search(self.arguments))
        return not self.is_of_network

    @property
    def is_of_network(self) -> bool:
        """Whether it is about sockets."""
        return self.name in SOCKETS

    @property
    def paths(self) -> list[str]:
        """The paths that it names."""
        return _NAMED.findall(self.arguments)

    @property
    def mode(self) -> int | None:
        """The permissions that a file or folder is made with; None where none is made."""
        found = _CREATED.search(f"{self.name}({self.arguments}")
        return int(found[1] or found[2], 8) if found else None


SOCKETS = {
    *("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "shutdown"),
    *("getsockname", "getpeername", "getsockopt", "setsockopt", "sendto", "sendmsg", "sendmmsg"),
    *("recvfrom", "recvmsg", "recvmmsg"),
}


def traced(folder: Path, environment: dict[str, str]) -> list[Call]:
    """The calls of the journey in their order: its profile, home and export lie in the folder.

    Skips where strace is missing or forbidden, but never in continuous integration.
    """
    strace = shutil.which("strace")
    if not strace:
        cannot("strace is not installed")
    for name in ("home", "run", "traces"):
        (folder / name).mkdir(mode=0o700)
    ran = subprocess.run(
        [
            *(str(strace), "-ff", "-qq", "-e", f"trace={CALLS}", "-e", "signal=none"),
            *("-s", "4096", "-o", str(folder / "traces" / "of")),
            *(sys.executable, str(TESTS / "journey.py")),
            *(str(folder / "profile"), str(folder / "export.jsonl")),
        ],
        env={
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "gui"), str(TESTS)]),
            **environment,
        },
        umask=0,  # whatever is private is so by itself
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in ran.stderr and ran.returncode:
        cannot(f"strace is not allowed here: {ran.stderr.splitlines()[0]}")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == ACTS
    return list(_calls(folder / "traces"))


def cannot(reason: str) -> NoReturn:
    """Skip for this reason, but fail in continuous integration, which has to have strace."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _calls(traces: Path) -> Iterator[Call]:
    for trace in sorted(traces.iterdir()):
        for line in trace.read_text("utf-8", "replace").splitlines():
            found = _CALL.fullmatch(line)
            if found and (found[3][:1].isdigit() or found[1] in SOCKETS):
                yield Call(found[1], found[2])


def sockets(calls: list[Call]) -> list[str]:
    """What was talked to, or tried: every kind of socket, and every address."""
    opened = [
        f"{call.name} {call.arguments.split(',')[0]}"
        for call in calls
        if call.name in ("socket", "socketpair")
    ]
    addressed = [
        f"{call.name} {address}"
        for call in calls
        if call.is_of_network
        for address in re.findall(r"\{sa_family=[^}]*\}", call.arguments)
    ]
    return sorted({*opened, *addressed})


def written(calls: list[Call], folder: Path) -> set[str]:
    """Every file and folder that was made or changed, from the folder on.

    Without what others write, and drafts under one name.
    """
    paths = {path.removeprefix(f"{folder}/") for c in calls if c.writes for path in c.paths}
    named = {re.sub(r"^\.consentlab-.*", ".consentlab-DRAFT", path) for path in paths}
    return {path for path in named if not any(re.fullmatch(known, path) for known in NOT_OURS)}


def open_to_others(calls: list[Call], folder: Path) -> list[str]:
    """What was made in the folder so that others could read it, by its first call each."""
    seen: set[str] = set()
    found = []
    for call in calls:
        if call.name.startswith("rename"):
            seen.add(call.paths[-1])
        for path in call.paths[:1]:
            if call.mode is not None and path.startswith(f"{folder}/") and path not in seen:
                seen.add(path)
                if call.mode & 0o077:
                    found.append(path.removeprefix(f"{folder}/"))
    return found


def modes(folder: Path) -> dict[str, int]:
    """The permissions of what is left of profile and export."""
    left = [folder / "export.jsonl", folder / "profile", *(folder / "profile").iterdir()]
    return {str(p.relative_to(folder)): stat.S_IMODE(p.stat().st_mode) for p in left}
