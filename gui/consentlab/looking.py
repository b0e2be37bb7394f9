"""Looking from another instant, quickly, however many chats there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer

from consentlab.comparing import Comparing
from consentlab.ledger import LedgerError
from consentlab.scene import Appearance
from consentlab.scenes import Cause, Host
from consentlab.simulation import Result
from consentlab.state import State
from consentlab.words import Words

MANY = 500
"""With more chats than this, what needs all of them waits until no step has come for a while."""

QUIET = 150
"""So long, in milliseconds."""


class Looking(Comparing):
    """The intents of the clock."""

    def __init__(self, words: Words, appearance: Appearance, host: Host) -> None:
        super().__init__(words, appearance, host)
        self._settled: State | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(QUIET)
        self._settling.timeout.connect(self._settle)

    def preview(self, instant: datetime) -> None:
        """Show how it looks from an instant while the slider is still held. Nothing is kept."""
        state = self.scene.state
        if self.scene.compare is not None:
            self.compare_from(instant)
        elif state is not None:
            self.change(state=state.seen_from(instant), moving=True)

    def look_at(self, instant: datetime) -> None:
        """Look from another instant. History is not touched.

        With many chats the rows in view are shown at once, and what needs all of them
        (counts, order, what changed) when the look comes to rest.
        """
        if self.scene.compare is not None:
            self.compare_from(instant)
            return
        if len(self.simulation.state.history.chats) <= MANY:
            self.act("time", lambda: self.simulation.look_at(instant))
            return
        if not self._settling.isActive():
            self._settled = self.simulation.state
        try:
            result = self.simulation.look_at(instant)
        except LedgerError as problem:
            self.change(problem=str(problem))
            return
        self.change(state=result.state, moving=True, problem="")
        self._settling.start()

    def act(
        self, cause: Cause, act: Callable[[], Result], *, back: bool | None = None, **then: Any
    ) -> bool:
        """Do something in the simulation, then show it; what steps have left to do comes first."""
        if self._settling.isActive():
            self._settling.stop()
            self._settle()
        return super().act(cause, act, back=back, **then)

    def rest(self) -> None:
        """Leave undone what steps with many chats left to be done: what it is for is gone."""
        self._settling.stop()

    def _settle(self) -> None:
        """Show what steps with many chats left to be done."""
        before, now = self._settled, self.simulation.state
        if before is not None:
            self.act("time", lambda: Result(before, now))
