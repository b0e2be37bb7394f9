"""What a walkthrough has come to: a value that screens render and outcomes are read from."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import msgspec

from consentlab.options import Mode
from consentlab.policy.case import Case
from consentlab.policy.decide import decide_account, decide_case, decide_chat
from consentlab.policy.faults import FIRST_YEAR, LAST_YEAR
from consentlab.policy.history import AcceptedTerms, Chat, Chosen, History
from consentlab.policy.outcome import ChatOutcome, NoticeStatus, Outcome
from consentlab.policy.pack import Policy, under
from consentlab.scenario import Scenario
from consentlab.variant import Variant

FIRST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
"""The first instant that one can look from."""

LAST = datetime(LAST_YEAR, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
"""The last instant that one can look from, or act at."""

STEP = timedelta(seconds=1)
"""How far the present moves with an act at least: no two acts share an instant."""


class State(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """One walkthrough at one moment. Instants are aware, in UTC.

    `readings` are those in force: the scenario's, with what has been set since.
    `history` is the scenario's with the acts added to it. `present` is the instant of the
    last act (`last_act`), at first the scenario's own; `look` is where one looks from.
    `put_off` is the simulated day on which the notice was put off, `put_aside` whether the
    gate was put aside to read first: both are forgotten when the program ends.
    """

    walkthrough: str
    mode: Mode
    scenario: Scenario
    variant: Variant
    readings: dict[str, str]
    history: History
    present: datetime
    look: datetime
    last_act: datetime | None = None
    put_off: date | None = None
    put_aside: bool = False

    @cached_property
    def policy(self) -> Policy:
        """The scenario's pack under the readings in force."""
        return under(self.scenario.pack, self.readings)

    @cached_property
    def case(self) -> Case:
        """The history under the policy, ready to be asked about any instant."""
        return Case(self.policy, self.history)

    @property
    def can_act(self) -> bool:
        """False while looking back."""
        return self.look >= self.present

    @property
    def next_act(self) -> datetime:
        """The instant that an act would have now."""
        return max(self.look, self.present + STEP)

    @property
    def signing_up(self) -> bool:
        """Whether the account is so new that signing up comes before everything else.

        It was opened on the present's day, and up to the present its owner has written
        nothing, accepted no terms and chosen nothing. Looking back there is no signing up.
        """
        present, history = self.present, self.history
        if not self.can_act or history.account.created.date() != present.date():
            return False
        written = any(
            message.role == "person" and message.at <= present
            for chat in history.chats
            for message in chat.messages
        )
        answered = any(
            isinstance(event, AcceptedTerms | Chosen) and event.at <= present
            for event in history.events
        )
        return not written and not answered

    @property
    def notice(self) -> NoticeStatus:
        """Where the account is with the notice, at the look; looking back there is none."""
        return decide_account(self.case, self.look).notice if self.can_act else "not-due"

    @property
    def notice_open(self) -> bool:
        """Whether the notice stands on the screen now.

        Put off, a notice that is due comes back on another simulated day and at the next
        start; put aside, the gate comes back when it is asked for and at the next start.
        """
        if self.notice == "due":
            return self.put_off != self.look.date()
        return self.notice == "must-choose" and not self.put_aside

    def outcome(self, at: datetime | None = None) -> Outcome:
        """Every chat's outcome and the account's, at this instant or at the look."""
        return self._outcome if at is None else decide_case(self.case, at)

    @cached_property
    def _outcome(self) -> Outcome:
        return decide_case(self.case, self.look)

    def chat(self, chat_id: str) -> Chat | None:
        """The chat of this id; None if there is none."""
        return self.chats_by_id.get(chat_id)

    @cached_property
    def chats_by_id(self) -> dict[str, Chat]:
        """The history's chats by their ids."""
        return {chat.id: chat for chat in self.history.chats}

    def chat_outcome(self, chat_id: str) -> ChatOutcome | None:
        """This chat's outcome at the look; None if there is none, or no turn of it yet."""
        chat = self.chat(chat_id)
        return decide_chat(self.case, chat, self.look) if chat else None

    def seen_from(self, look: datetime) -> State:
        """The same, looked at from another instant; what does not depend on it is kept."""
        seen = msgspec.structs.replace(self, look=look)
        for name in ("policy", "case", "chats_by_id"):
            if name in self.__dict__:
                seen.__dict__[name] = self.__dict__[name]
        return seen
