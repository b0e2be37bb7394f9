"""The clock."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt

from consentlab import ids
from consentlab.automation.pages.part import Part
from consentlab.widgets.ruler import Ruler


class Clock(Part):
    """The deck."""

    @property
    def look(self) -> str:
        """The instant looked from, to the minute."""
        return self.person.find(ids.CLOCK_LOOK).toolTip()

    @property
    def present(self) -> str:
        """The present, to the minute."""
        return self.person.find(ids.CLOCK_PRESENT).toolTip()

    @property
    def next(self) -> str:
        """What the next change is, and when."""
        return self.person.words(ids.CLOCK_NEXT)

    @property
    def slider(self) -> Ruler:
        """The slider."""
        return self.person.find_as(Ruler, ids.CLOCK_SLIDER)

    def jump(self, where: str) -> None:
        """Press one of the jumps, folded away or not."""
        if not self.person.sees(where):
            self.person.press(ids.CLOCK_JUMP)
        self.person.press(where)

    def step(self, key: Qt.Key = Qt.Key.Key_Right) -> None:
        """Move by a day, with the slider's arrow key; it may be in the list of jumps."""
        if not self.person.sees(ids.CLOCK_SLIDER):
            self.person.press(ids.CLOCK_JUMP)
        self.slider.setFocus()
        self.person.key(key)

    def go_to(self, instant: datetime) -> None:
        """Look from an instant (aware), to the microsecond: the slider goes by minutes."""
        self.person.program.look_at(instant)
        self.person.settle()
