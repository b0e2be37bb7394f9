"""How many events a ledger has, noted beside it while it is open.

SQLite takes a log that is damaged for one that ends before the damage, and says nothing. With
the number noted, the next start sees that events are missing.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

SUFFIX = "-tally"
"""What the file's name has behind the ledger's."""

_DIGITS = 20


class Tally:
    """The number of the last event of a ledger that is open, in a file beside it.

    It is written after the event and never flushed: it may lag behind, and is never ahead.
    A disk that takes nothing of it takes nothing from the ledger.
    """

    def __init__(self, ledger: Path) -> None:
        self._path = _beside(ledger)
        self._file = None
        with suppress(OSError):
            self._path.touch(mode=0o600)
            self._file = self._path.open("r+b", buffering=0)

    def note(self, number: int) -> None:
        """This is the number of the last event now."""
        if self._file is None:
            return
        with suppress(OSError):
            self._file.seek(0)
            self._file.write(f"{number:0{_DIGITS}}\n".encode())

    def close(self) -> None:
        """The ledger was closed in good order: nothing is left of its log."""
        if self._file is not None:
            self._file.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def noted(ledger: Path) -> int:
    """The number of the last event as it was noted, 0 if none was. Ask before the ledger."""
    with suppress(OSError, ValueError):
        return int(_beside(ledger).read_bytes()[:_DIGITS])
    return 0


def _beside(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}{SUFFIX}")
