"""The maker's notice, and the gate."""

from __future__ import annotations

from consentlab import ids
from consentlab.automation.pages.part import Part, stands
from consentlab.widgets.toggle import Toggle


class Notice(Part):
    """The maker's notice, and the gate."""

    @property
    def is_open(self) -> bool:
        """Whether it stands on the screen."""
        return self.person.sees(ids.NOTICE_DIALOG)

    @property
    def lines(self) -> list[str]:
        """Everything that it says."""
        return self.person.lines(ids.NOTICE_DIALOG)

    @property
    def answers(self) -> set[str]:
        """The ids of the answers that it offers."""
        ways = (ids.NOTICE_ACCEPT, ids.NOTICE_LATER, ids.NOTICE_READ)
        return {way for way in ways if self.person.can_use(way)}

    @property
    def switch(self) -> bool | None:
        """Where its switch stands, None while nothing is set."""
        return stands(self.person.find_as(Toggle, ids.NOTICE_TOGGLE))

    def flip(self) -> None:
        """Move its switch."""
        self.person.press(ids.NOTICE_TOGGLE)

    def accept(self, *, with_switch_on: bool = True) -> None:
        """Set the switch as wanted, and accept."""
        while self.switch != with_switch_on:  # from where nothing is set, off is two flips away
            self.flip()
        self.person.press(ids.NOTICE_ACCEPT)

    def later(self) -> None:
        """Not now."""
        self.person.press(ids.NOTICE_LATER)

    def allow(self) -> None:
        """Yes, in a layout without a switch."""
        self.person.press(ids.NOTICE_ALLOW)

    def decline(self) -> None:
        """No, in a layout without a switch."""
        self.person.press(ids.NOTICE_DECLINE)

    def read_first(self) -> None:
        """Read chats and settings first."""
        self.person.press(ids.NOTICE_READ)

    def choose_now(self) -> None:
        """Choose now: bring the gate back that was put aside."""
        self.person.press(ids.NOTICE_CHOOSE)
