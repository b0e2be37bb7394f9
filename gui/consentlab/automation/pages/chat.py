"""The open chat."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from consentlab import ids
from consentlab.automation.pages.part import Part


class Chat(Part):
    """The open chat."""

    @property
    def title(self) -> str:
        """Its title."""
        return self.person.words(ids.CHAT_TITLE)

    @property
    def badges(self) -> tuple[str, str]:
        """What the badges say, in words: training, retention."""
        return self.person.words(ids.CHAT_TRAINING), self.person.words(ids.CHAT_RETENTION)

    @property
    def properties(self) -> tuple[object, object, object]:
        """What the badges' dynamic properties hold: status, period, until."""
        training = self.person.find(ids.CHAT_TRAINING)
        retention = self.person.find(ids.CHAT_RETENTION)
        return (
            training.property("status"),
            retention.property("period"),
            retention.property("until"),
        )

    @property
    def why(self) -> list[str]:
        """Every line of Why."""
        return self.person.lines(ids.CHAT_WHY)

    @property
    def transcript(self) -> list[str]:
        """Every line of the transcript."""
        return self.person.lines(ids.CHAT_TRANSCRIPT)

    @property
    def can_write(self) -> bool:
        """Whether there is a field to write in."""
        return self.person.can_use(ids.CHAT_COMPOSE)

    def send(self, text: str) -> None:
        """Type a message, and press Send."""
        self.person.press(ids.CHAT_COMPOSE)
        self.person.write(text)
        self.person.press(ids.CHAT_SEND)

    @property
    def thumbs(self) -> tuple[bool, bool]:
        """Whether the thumb up and the thumb down are pressed."""
        up, down = (
            self.person.find_as(QAbstractButton, thumb) for thumb in (ids.CHAT_UP, ids.CHAT_DOWN)
        )
        return up.isChecked(), down.isChecked()

    @property
    def training(self) -> str:
        """The training status, as `outcomes` prints it; CannotBeDone where it is hidden."""
        return str(self.properties[0])

    def thumb_up(self) -> None:
        """Rate the answer up, which sends a copy of the chat."""
        self.person.press(ids.CHAT_UP)

    def thumb_down(self) -> None:
        """Rate the answer down, which sends a copy of the chat."""
        self.person.press(ids.CHAT_DOWN)

    def delete(self) -> None:
        """Delete the chat."""
        self.person.press(ids.CHAT_DELETE)
