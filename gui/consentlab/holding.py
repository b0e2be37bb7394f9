"""Who has a profile open: one process at a time, which other starts ask to show its window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QLockFile, QObject

from consentlab.store import LedgerError, named

LOCK = "lock"
SHOW = "show"
"""The file by which a second start asks the first one to show its window."""

SETTLED = 5_000
"""After so many milliseconds a lock that the system knows nothing of is held by nobody."""


WATCHER = "consentlab.watcher"


class ProfileInUse(Exception):
    """The profile is open in another window. `str()` says so in one sentence."""


class HeldProfile(QObject):
    """A profile that this process holds, until it lets go of it.

    Raises ProfileInUse if another one holds it, and LedgerError where nobody can hold it, as
    on a full disk.
    """

    def __init__(self, profile: Path) -> None:
        super().__init__()
        self._profile = profile
        self._lock = _locked(profile)
        self._asked: Callable[[], object] | None = None

    def listen(self, asked: Callable[[], object]) -> None:
        """Call back whenever another start asks to see this window, or has asked before."""
        self._asked = asked
        watcher = _watcher()
        watcher.directoryChanged.connect(self._hear)
        watcher.addPath(str(self._profile))
        self._hear(str(self._profile))

    def let_go(self) -> None:
        """Leave the profile to others. It listens no longer."""
        if self._asked is not None:
            watcher = _watcher()
            watcher.directoryChanged.disconnect(self._hear)
            watcher.removePath(str(self._profile))
            self._asked = None
        self._lock.unlock()

    def _hear(self, folder: str) -> None:
        request = self._profile / SHOW
        if self._asked is not None and folder == str(self._profile) and request.exists():
            request.unlink(missing_ok=True)
            self._asked()


def _watcher() -> QFileSystemWatcher:
    """The one watcher of this process: the system takes its time to take one down."""
    application = QCoreApplication.instance()
    assert application is not None
    watcher = application.findChild(QFileSystemWatcher, WATCHER)
    if watcher is None:
        watcher = QFileSystemWatcher(application)
        watcher.setObjectName(WATCHER)
    return watcher


def _locked(profile: Path) -> QLockFile:
    path = profile / LOCK
    lock = QLockFile(str(path))
    # Who holds it is for the system to say: what is left of a lock may name a process of
    # another computer, or nothing at all. A younger one may be about to be held.
    lock.setStaleLockTime(SETTLED)
    try:
        if lock.tryLock(0):
            path.chmod(0o600)
            return lock
        held = lock.error() == QLockFile.LockError.LockFailedError and path.is_file()
        if held:
            (profile / SHOW).touch(mode=0o600)
    except OSError as error:
        raise LedgerError(f"{named(path)} cannot be written ({error.strerror}).") from None
    if not held:
        raise LedgerError(f"{named(path)} cannot be written.")
    raise ProfileInUse(
        f"The profile {named(profile)} is open already: its window is shown, and the other "
        "arguments of this start are ignored."
    )
