"""What the lanes of one chat have in common: whose life it is, from when, and its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from consentlab.lanes import Band, Bar, Lane, Mark
from consentlab.policy.case import Case
from consentlab.policy.explain import Reason, explain
from consentlab.policy.history import Chat
from consentlab.policy.outcome import ChatOutcome
from consentlab.words import Words


class LifeTelling:
    """One chat's life at one instant. `events` are those of the chat, later ones too.

    Without a chat there is only the account's time; `outcome` is None before the chat began.
    """

    def __init__(
        self,
        case: Case,
        chat: Chat | None,
        outcome: ChatOutcome | None,
        at: datetime,
        words: Words,
    ) -> None:
        self.case, self.chat, self.outcome, self.at, self.words = case, chat, outcome, at, words
        self.pack = case.policy.pack
        self.life = case.life(chat) if chat else None
        self.events = self.life.events if self.life else []
        self.reasons: Sequence[Reason] = (
            explain(case, chat, outcome, at, words) if chat and outcome else ()
        )

    def lane(self, key: str, name: str, icon: str, items: Iterable[Band | Bar | Mark]) -> Lane:
        """A lane with these items in order of time, and all that they tell."""
        placed = tuple(sorted(items, key=lambda item: item.start))
        facts = " ".join(item.words for item in placed) or self.words("Nothing so far.")
        return Lane(key=key, name=name, icon=icon, items=placed, facts=facts)

    def said(self, reasons: Iterable[Reason]) -> str:
        """These reasons one after the other; what is assumed says so."""
        return " ".join(
            reason.text if reason.stated else self.words("{text} (Assumption.)", text=reason.text)
            for reason in reasons
        )
