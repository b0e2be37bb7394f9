"""The verb `export`: a profile as JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path

from consentlab.ledger import LedgerError, Reader
from consentlab.record import write_jsonl


def export(profile: Path, output: Path) -> int:
    """Write everything in the profile's ledger to a file. The profile stays as it is."""
    try:
        with Reader.read(profile) as ledger:
            write_jsonl(ledger, output)
    except LedgerError as error:
        print(f"consentlab: {error}", file=sys.stderr)
        return 2
    return 0
