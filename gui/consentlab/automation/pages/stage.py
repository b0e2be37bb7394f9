"""The frame bar, and what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from consentlab import ids
from consentlab.automation.pages.part import Part
from consentlab.widgets.banner import Banner


class Stage(Part):
    """The frame bar and the account menu."""

    @property
    def problem(self) -> str:
        """What went wrong, "" if nothing did."""
        if not self.person.sees(ids.STAGE_PROBLEM):
            return ""
        banner = self.person.find(ids.STAGE_PROBLEM).parentWidget()
        return banner.sentence.text() if isinstance(banner, Banner) else ""

    def go_home(self) -> None:
        """Leave the stage."""
        self.person.press(ids.STAGE_HOME)

    def home_and_again(self) -> None:
        """The presenter's way: Home, and the same scenario afresh, in two keys."""
        QTest.keyClick(self.person.window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
        self.person.settle()
        self.person.key(Qt.Key.Key_Return)
