"""The verb `replay`: repeat a recorded walkthrough, and say what came out otherwise."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from consentlab.automation.repeating import Look, read_recording, repeat
from consentlab.automation.runner import application
from consentlab.ledger import LedgerError


def replay(source: Path, look: Look, *, watch: bool) -> int:
    """Repeat a profile's or export's last walkthrough in a temporary profile.

    A line for each step that could not be repeated and each outcome that differs; then the
    status is 1. Raises FaultyFile: the export cannot be read.
    """
    try:
        recording = read_recording(source)
    except LedgerError as error:
        print(f"consentlab: {error}", file=sys.stderr)
        return 2
    kept = application(on_screen=watch)
    differing = 0
    with TemporaryDirectory(prefix="consentlab-replay-") as folder:
        for line in repeat(recording, Path(folder, "profile"), look, watch=watch):
            differing += 1
            print(line, flush=True)
    kept.processEvents()
    if not differing:
        number = len(recording.steps)
        print(f"{number} {'step' if number == 1 else 'steps'} repeated, with the same outcomes")
    return int(differing > 0)
