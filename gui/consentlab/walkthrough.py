"""One walkthrough and its ledger: how it begins, goes on, and comes to another state.

The one way to another state: compute it, commit its events, and only then become it. What
cannot be done raises Refused, what cannot be written LedgerError; either way the state
stays what it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Self

import msgspec

from consentlab import __version__
from consentlab.events import LedgerEvent, WalkthroughStarted
from consentlab.ledger import Ledger
from consentlab.options import Mode
from consentlab.policy.changes import Changes, differences
from consentlab.policy.decide import decide_account
from consentlab.policy.history import Deleted
from consentlab.policy.outcome import AccountOutcome, NoticeStatus
from consentlab.replaying import Unfit, begin, replay, step
from consentlab.scenario import Scenario
from consentlab.state import FIRST, LAST, State
from consentlab.variant import AS_REPORTED, Variant


class Refused(Exception):
    """Something that cannot be done now. `str()` is one plain sentence for the person.

    `text` is the sentence with `{fields}`, for its translation, and `values` fill them.
    """

    def __init__(self, text: str, **values: object) -> None:
        self.text, self.values = text, values
        super().__init__(text.format(**values))


class Result(msgspec.Struct, frozen=True, dict=True):
    """The state after an intent, and the one before it."""

    before: State
    state: State

    @cached_property
    def changes(self) -> Changes | None:
        """What is different on the screen: outcomes at the look now, against those before.

        None where nothing that outcomes depend on has changed.
        """
        before, now = self.before, self.state
        same_history = before.history is now.history and before.readings is now.readings
        if same_history and before.look == now.look:
            return None
        return differences(before.outcome(), now.outcome())


class Walkthrough:
    """A walkthrough that goes on. `ledger` is where it is written."""

    def __init__(self, ledger: Ledger, state: State) -> None:
        self.ledger = ledger
        self._state = state

    @classmethod
    def start(
        cls,
        ledger: Ledger,
        scenario: Scenario,
        *,
        variant: Variant = AS_REPORTED,
        mode: Mode = "demo",
        about: Mapping[str, Any] | None = None,
        at: datetime | None = None,
    ) -> Self:
        """Begin a walkthrough, looked at from `at` (aware), or from the scenario's `now`.

        `about` goes into the ledger: language, theme, scale, screen, system.
        Raises LedgerError, and then nothing has begun.
        """
        from hashlib import sha256

        pack = scenario.pack
        event = WalkthroughStarted(
            at=scenario.now,
            program=__version__,
            scenario=scenario,
            pack=pack.id,
            pack_hash=sha256(msgspec.json.encode(pack)).hexdigest(),
            variant=variant.id,
            mode=mode,
            look=within(at or scenario.now),
            about=dict(about or {}),
            notice=variant,
        )
        walkthrough = str(len(ledger.walkthroughs()) + 1)
        state = begin(walkthrough, event)
        ledger.append(walkthrough, event)
        return cls(ledger, state)

    @classmethod
    def resume(cls, ledger: Ledger, walkthrough: str | None = None) -> Self | None:
        """Go on with this walkthrough, or with the one that was last worked in.

        None if there is none. A ledger whose events do not fit together is set aside like a
        damaged one (`ledger.set_aside` says where), and then there is none either.
        Raises LedgerError.
        """
        walkthrough = walkthrough or ledger.last_walkthrough()
        rows = ledger.entries(walkthrough) if walkthrough else []
        if not rows:
            return None
        try:
            return cls(ledger, replay(rows))
        except Unfit:
            ledger.start_afresh()
            return None

    @property
    def state(self) -> State:
        """Where the walkthrough stands. Every event that it shows is on disk."""
        return self._state

    def _append(self, *events: LedgerEvent) -> Result:
        state = self._state
        for event in events:
            state = step(state, event)
        return self._become(state, *events)

    def _become(self, state: State, *events: LedgerEvent) -> Result:
        """Commit the events that lead to this state, and then show it."""
        if events:
            self.ledger.append(state.walkthrough, *events)
        result = Result(self._state, state)
        self._state = state
        return result

    def _act(self, *, gated: bool = False) -> datetime:
        """The instant of an act that happens now. Refused looking back, and at the gate."""
        state = self._state
        if not state.can_act:
            raise Refused("You are looking back. Acting is possible from the present on.")
        if state.next_act > LAST:
            raise Refused("The simulation ends with the year {year}.", year=LAST.year)
        if gated and self._account(state.next_act).notice == "must-choose":
            raise Refused("Nothing can be sent before you choose.")
        return state.next_act

    def _account(self, at: datetime) -> AccountOutcome:
        return decide_account(self._state.case, at)

    def _expect_notice(self, at: datetime) -> NoticeStatus:
        """The notice's status at this instant. Refused if nothing is asked."""
        status = self._account(at).notice
        if status not in {"due", "must-choose"}:
            raise Refused("There is no notice to answer.")
        return status

    def _expect_chat(self, chat_id: str, at: datetime) -> None:
        """Refuse a chat that is unknown, not begun by then, or deleted by then."""
        chat = self._state.chat(chat_id)
        if chat is None or not any(m.role == "person" and m.at <= at for m in chat.messages):
            raise Refused("There is no chat {chat}.", chat=chat_id)
        for event in self._state.history.events:
            if isinstance(event, Deleted) and event.chat == chat_id and event.at <= at:
                raise Refused("This chat was deleted.")


def within(instant: datetime) -> datetime:
    """The instant in UTC, kept within the years that can be looked at.

    Raises ValueError without a time zone.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return min(max(instant, FIRST), LAST).astimezone(UTC)
