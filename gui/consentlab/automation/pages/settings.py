"""The settings."""

from __future__ import annotations

from consentlab import ids
from consentlab.automation.pages.part import Part, stands
from consentlab.widgets.toggle import Toggle


class Settings(Part):
    """The settings."""

    @property
    def privacy(self) -> Privacy:
        """The privacy page."""
        return Privacy(self.person)

    @property
    def is_open(self) -> bool:
        """Whether they lie over the stage."""
        return self.person.sees(ids.SETTINGS_DIALOG)

    def open(self, page: str = ids.SETTINGS_PRIVACY) -> None:
        """Go the real way: account, Settings, the page. Three presses."""
        for step in (ids.STAGE_ACCOUNT, ids.STAGE_SETTINGS, page):
            self.person.press(step)

    def turn_to(self, page: str) -> None:
        """Turn to a page, opened first if need be."""
        if self.is_open:
            self.person.press(page)
        else:
            self.open(page)

    def close(self) -> None:
        """Close them."""
        self.person.press(ids.SETTINGS_CLOSE)

    @property
    def lines(self) -> list[str]:
        """Everything that they say."""
        return self.person.lines(ids.SETTINGS_DIALOG)


class Privacy(Part):
    """The privacy page, with the training switch."""

    @property
    def switch(self) -> bool | None:
        """Where the training switch stands, None while nothing is set."""
        return stands(self.person.find_as(Toggle, ids.SETTINGS_PRIVACY_TOGGLE))

    @property
    def can_flip(self) -> bool:
        """Whether there is a training switch that can be moved."""
        return self.person.can_use(ids.SETTINGS_PRIVACY_TOGGLE)

    def flip(self) -> None:
        """Move the training switch."""
        self.person.press(ids.SETTINGS_PRIVACY_TOGGLE)

    def turn_on(self) -> None:
        """Go to the page, and set the switch on if it is not."""
        self._set(True)

    def turn_off(self) -> None:
        """Go to the page, and set the switch off if it is not."""
        self._set(False)

    def _set(self, on: bool) -> None:
        if not self.person.sees(ids.SETTINGS_PRIVACY_TOGGLE):
            self.person.settings.turn_to(ids.SETTINGS_PRIVACY)
        # At large text, what changed takes the page's place.
        while self.person.sees(ids.SETTINGS_PRIVACY_TOGGLE) and self.switch != on:
            self.flip()
