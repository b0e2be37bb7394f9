"""What a moderator does in the lab panel."""

from __future__ import annotations

import msgspec

from consentlab import ids
from consentlab.scenes import Scenes


class Moderating(Scenes):
    """The intents of the lab panel."""

    def show_lab(self, shown: bool) -> None:
        """Open or close the lab panel."""
        self.note("opened" if shown else "closed", ids.LAB_PANEL)
        self.arrange_lab(shown=shown)

    def toggle_lab(self) -> None:
        """Open or close the lab panel by its key, unless that is locked."""
        if not self.scene.lab.locked:
            self.show_lab(not self.scene.lab.shown)

    def arrange_lab(self, **values: bool) -> None:
        """Change these values of the lab panel: where it is, and what it shows."""
        self.change(lab=msgspec.structs.replace(self.scene.lab, **values))

    def set_plan(self, plan: str) -> None:
        """Move the account to another plan."""
        self.act("act", lambda: self.simulation.change_plan(plan))

    def start_run(self, run: str) -> bool:
        """Start a training run of this name, of one made for it with "". True if it started."""
        return self.act("act", lambda: self.simulation.start_run(run.strip() or None))

    def flag(self) -> None:
        """Have safety systems flag the open chat."""
        self.act("act", lambda: self.simulation.flag(self.scene.open_chat))

    def review(self) -> None:
        """Have reviewers read the open chat."""
        self.act("act", lambda: self.simulation.review(self.scene.open_chat))

    def set_reading(self, reading: str, value: str) -> None:
        """Read an open question another way, in all that has happened."""
        self.act("reading", lambda: self.simulation.set_reading(reading, value))

    def undo(self) -> None:
        """Take the last act back."""
        self.act("undo", self.simulation.undo)
