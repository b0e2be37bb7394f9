"""What an assistive technology hears: every announcement, in its order."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleEvent


class Ear:
    """What an assistive technology is told to say."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def updateAccessibility(self, event: QAccessibleEvent) -> None:
        """Take in an event; only announcements are heard."""
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.heard.append(event.message())


def listen(monkeypatch: pytest.MonkeyPatch) -> Ear:
    """An ear at the place of assistive technology, from now on."""
    listening = Ear()
    monkeypatch.setattr("consentlab.widgets.announce.QAccessible", listening)
    return listening
