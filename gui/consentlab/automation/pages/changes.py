"""What changed."""

from __future__ import annotations

from consentlab import ids
from consentlab.automation.pages.part import Part


class Changes(Part):
    """What changed: the panel, and the toast that leads to it."""

    @property
    def is_open(self) -> bool:
        """Whether the panel is on the screen."""
        return self.person.sees(ids.CHANGES_PANEL)

    @property
    def lines(self) -> list[str]:
        """Everything that the panel says."""
        return self.person.lines(ids.CHANGES_PANEL)

    @property
    def toast(self) -> bool:
        """Whether the toast is on the screen."""
        return self.person.sees(ids.CHANGES_SHOW)

    def switch_back(self) -> None:
        """Take the last choice back, by a new one."""
        self.person.press(ids.CHANGES_SWITCH_BACK)
