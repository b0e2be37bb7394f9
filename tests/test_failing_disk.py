"""A disk that fails at one write after the other: what is shown is kept, what is not is said."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from consentlab.clock import SystemClock
from consentlab.ledger import NAME, Ledger
from consentlab.simulation import Simulation
from failing import shown
from tracing import cannot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is of Linux")

TESTS = Path(__file__).parent
FILES = [f"{NAME}{end}" for end in ("", "-wal", "-shm", "-tally")]
DRAFTS = [f"{NAME}.new{end}" for end in ("", "-wal", "-shm", "-journal")]
WRITES, SYNCS, CUTS = "pwrite64,write", "fdatasync,fsync", "ftruncate"
FULL = "; make room there, then do it again"
SENTENCE = re.compile(
    rf".*ledger\.sqlite3 (cannot be [^:]*: the disk [a-z ]+({FULL})?|is damaged .*)\."
)

FLUSHES = [(SYNCS, number) for number in range(1, 24)] + [(CUTS, 1), (CUTS, 3)]

Fail = Callable[[str, str, str], tuple[list[str], list[str]]]


@pytest.fixture
def fail(tmp_path: Path) -> Fail:
    """Have calls on the ledger's files fail, and give what was shown last, and what was said."""

    def run(calls: str, error: str, when: str) -> tuple[list[str], list[str]]:
        profile = tmp_path / "profile"
        shutil.rmtree(profile, ignore_errors=True)
        ran = subprocess.run(
            [
                *(shutil.which("strace") or cannot("strace is not installed"), "-f", "-qq"),
                *(part for name in FILES + DRAFTS for part in ("-P", str(profile / name))),
                *("-e", f"trace={calls}", "-o", str(tmp_path / "trace")),
                *("-e", f"inject={calls}:error={error}:when={when}"),
                *(sys.executable, str(TESTS / "failing.py"), str(profile)),
            ],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "gui"), str(TESTS)]),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        if "ptrace" in ran.stderr and ran.returncode:
            cannot(f"strace is not allowed here: {ran.stderr.splitlines()[0]}")
        assert (0, "") == (ran.returncode, ran.stderr)
        last, said = json.loads(ran.stdout)
        return last, said

    return run


def kept(profile: Path) -> list[str]:
    """What the next start shows, on a disk that works again."""
    with Ledger.open(profile, SystemClock()) as ledger:
        assert ledger.set_aside is None
        simulation = Simulation.resume(ledger)
        return shown(simulation.state) if simulation else []


def test_a_disk_that_works(fail: Fail, tmp_path: Path) -> None:
    """The yardstick of the others: how many calls there are, and nothing is said."""
    last, said = fail(WRITES, "ENOSPC", "1000")
    assert ([], last) == (said, kept(tmp_path / "profile"))
    assert 60 < len((tmp_path / "trace").read_text().splitlines()) < 160


@pytest.mark.parametrize("when", ["25", "60", "60+"], ids=["while made", "once", "from then on"])
def test_some_writes_fail(fail: Fail, tmp_path: Path, when: str) -> None:
    """A disk that is full for a moment, or from then on."""
    last, said = fail(WRITES, "ENOSPC", when)
    assert said
    assert all(SENTENCE.fullmatch(sentence) for sentence in said), said
    assert last == kept(tmp_path / "profile")


@pytest.mark.long
@pytest.mark.parametrize("number", range(1, 125))
@pytest.mark.parametrize("on", ["", "+"], ids=["once", "from then on"])
def test_each_write_fails(fail: Fail, tmp_path: Path, number: int, on: str) -> None:
    """Whichever it is, that of a tally or of an index too, which nobody needs to be told of."""
    last, said = fail(WRITES, "ENOSPC", f"{number}{on}")
    assert all(SENTENCE.fullmatch(sentence) for sentence in said), said
    assert last == kept(tmp_path / "profile")


@pytest.mark.long
@pytest.mark.parametrize(("calls", "number"), FLUSHES)
@pytest.mark.parametrize("on", ["", "+"], ids=["once", "from then on"])
def test_each_flush_fails(fail: Fail, tmp_path: Path, calls: str, number: int, on: str) -> None:
    """Then an act of which it was said that it could not be kept may be there all the same."""
    last, said = fail(calls, "EIO", f"{number}{on}")
    assert all(SENTENCE.fullmatch(sentence) for sentence in said), said
    assert set(last[:-1]) <= set(kept(tmp_path / "profile"))
