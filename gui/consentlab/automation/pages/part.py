"""What the page objects have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consentlab.widgets.toggle import Toggle

if TYPE_CHECKING:
    from consentlab.automation.person import Person


class Part:
    """A part of the screen, before which this person sits."""

    def __init__(self, person: Person) -> None:
        self.person = person


def stands(toggle: Toggle) -> bool | None:
    """Where a switch stands: on, off, or None while nothing is set."""
    return None if toggle.unset else toggle.isChecked()
