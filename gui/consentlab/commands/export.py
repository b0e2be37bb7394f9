"""The verb `export`: a profile as JSON Lines, or its last walkthrough as a script."""

from __future__ import annotations

import sys
from pathlib import Path

from consentlab.catalogue import Catalogue
from consentlab.ledger import NAME, LedgerError, Reader
from consentlab.record import write_jsonl, write_lines


def export(profile: Path, output: Path) -> int:
    """Write everything in the profile's ledger to a file. The profile stays as it is."""
    try:
        with Reader.read(profile) as ledger:
            write_jsonl(ledger, output)
    except LedgerError as error:
        return _failed(error)
    return 0


def export_script(profile: Path, output: Path, form: str, catalogue: Catalogue) -> int:
    """Write the profile's last walkthrough as a `journey` or as a test for `pytest`."""
    from consentlab.automation.repeating import read_recording
    from consentlab.automation.writing import as_journey, as_test

    write = as_journey if form == "journey" else as_test
    try:
        written = write(read_recording(profile), catalogue)
        write_lines([written.text.encode().removesuffix(b"\n")], output, profile / NAME)
    except LedgerError as error:
        return _failed(error)
    for name in written.needs:
        print(f"{output} needs the file {name} beside it, since it does not ship.", file=sys.stderr)
    return 0


def _failed(error: LedgerError) -> int:
    print(f"consentlab: {error}", file=sys.stderr)
    return 2
