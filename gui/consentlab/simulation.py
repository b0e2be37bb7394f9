"""What the person and the moderator can do in a walkthrough: the intents of every screen.

Every intent gives a Result. One that cannot be done raises Refused, one that cannot be
written LedgerError; either way nothing has changed.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from consentlab.events import (
    ACTS,
    INTERACTIONS,
    ChatCreated,
    LedgerEvent,
    Looked,
    MessageSent,
    Method,
    ReadingSet,
    Retracted,
    Served,
    Value,
    VariantSet,
)
from consentlab.fitting import values_of
from consentlab.naming import storable, title_of, unused
from consentlab.options import Mode
from consentlab.policy.history import (
    AcceptedTerms,
    Chosen,
    Deferred,
    Deleted,
    Feedback,
    Flagged,
    Kind,
    PlanChanged,
    Rating,
    Reviewed,
    RunStarted,
    Surface,
)
from consentlab.replaying import CANNED, replay, retracted, run_ids
from consentlab.state import State
from consentlab.variant import Variant
from consentlab.walkthrough import Refused, Result, Walkthrough, within

__all__ = ["CANNED", "Method", "Mode", "Refused", "Result", "Simulation", "State"]


class Simulation(Walkthrough):
    """A walkthrough with everything that can be done in it: intents in, states out."""

    # ------------------------------------------------------------------ the choice

    def serve(self, surface: Surface) -> Result:
        """Record that a notice, sign-up step or setting is shown now. Not an act."""
        state = self._state
        version = state.scenario.pack.version
        return self._append(
            Served(at=state.look, surface=surface, variant=state.variant.id, version=version)
        )

    def accept(self, allow: bool) -> Result:
        """Accept the notice's terms, and choose what its switch says, at one instant."""
        at = self._act()
        self._expect_notice(at)
        version = self._state.scenario.pack.version
        return self._append(AcceptedTerms(at, version), Chosen(at, allow, "notice"))

    def sign_up(self, plan: str, allow: bool | None) -> Result:
        """Finish signing up: the plan, the terms and the choice, all at one instant.

        `allow` is None for a plan that the policy does not cover: there is no choice to make.
        """
        at, pack = self._act(), self._state.scenario.pack
        if not self._state.signing_up:
            raise Refused("This account is signed up already.")
        if plan not in pack.plan_names:
            raise Refused("There is no plan {plan}.", plan=plan)
        covered = plan in pack.covered.names
        if covered and allow is None:
            raise Refused("To go on, a choice is needed.")
        if not covered and allow is not None:
            raise Refused("The plan {plan} has no choice to make.", plan=pack.plan_names[plan])
        events: list[LedgerEvent] = []
        if plan != self._account(at).plan:
            events.append(PlanChanged(at, plan))
        events.append(AcceptedTerms(at, pack.version))
        if allow is not None:
            events.append(Chosen(at, allow, "signup"))
        return self._append(*events)

    def choose(self, allow: bool, surface: Surface = "settings") -> Result:
        """Flip the switch outside the notice. Refused if it stands there already."""
        at = self._act()
        if self._account(at).setting == ("on" if allow else "off"):
            raise Refused("The switch is on already." if allow else "The switch is off already.")
        return self._append(Chosen(at, allow, surface))

    def defer(self) -> Result:
        """Put the notice off: to the next simulated day, or the next start. Not at the gate."""
        at = self._act()
        if self._expect_notice(at) == "must-choose":
            raise Refused("To go on, a choice is needed.")
        return self._append(Deferred(at, "notice"))

    def put_notice_aside(self) -> Result:
        """Read chats and settings first: the gate leaves the screen, but still holds.

        Not stored: at the next start it is back.
        """
        if self._state.notice != "must-choose":
            raise Refused("There is no gate to put aside.")
        return self._become(msgspec.structs.replace(self._state, put_aside=True))

    def bring_notice_back(self) -> Result:
        """Put the gate back on the screen."""
        return self._become(msgspec.structs.replace(self._state, put_aside=False))

    # ------------------------------------------------------------------ chats

    def send(self, chat_id: str, text: str) -> Result:
        """Send a message: a turn. Refused at the gate, in a deleted chat, without words."""
        at = self._act(gated=True)
        self._expect_chat(chat_id, at)
        return self._append(MessageSent(at, chat_id, _worded(text)))

    def create_chat(self, text: str, kind: Kind = "chat", private: bool = False) -> Result:
        """Begin a chat with its first message. It is the last one of the history's chats."""
        at, text = self._act(gated=True), _worded(text)
        chats = self._state.history.chats
        chat_id = unused("chat-", len(chats) + 1, {chat.id for chat in chats})
        title = title_of(text, {chat.title for chat in chats})
        return self._append(
            ChatCreated(at, chat_id, title, kind, private), MessageSent(at, chat_id, text)
        )

    def rate(self, chat_id: str, rating: Rating) -> Result:
        """Rate an answer, which sends a copy of the chat. Refused at the gate."""
        at = self._act(gated=True)
        self._expect_chat(chat_id, at)
        return self._append(Feedback(at, chat_id, rating))

    def delete(self, chat_id: str) -> Result:
        """Delete a chat."""
        at = self._act()
        self._expect_chat(chat_id, at)
        return self._append(Deleted(at, chat_id))

    # ------------------------------------------------------------------ the moderator's

    def start_run(self, run: str | None = None) -> Result:
        """Start a training run, under this id or under one made for it."""
        at, known = self._act(), run_ids(self._state.history)
        if run in known:
            raise Refused("There is a training run {run} already.", run=run)
        return self._append(RunStarted(at, run or unused("run-", len(known) + 1, known)))

    def flag(self, chat_id: str) -> Result:
        """Have safety systems flag a chat."""
        at = self._act()
        self._expect_chat(chat_id, at)
        return self._append(Flagged(at, chat_id))

    def review(self, chat_id: str) -> Result:
        """Have reviewers read a chat in a sample."""
        at = self._act()
        self._expect_chat(chat_id, at)
        return self._append(Reviewed(at, chat_id))

    def change_plan(self, plan: str) -> Result:
        """Move the account to another plan of the pack."""
        at = self._act()
        names = self._state.scenario.pack.plan_names
        if plan not in names:
            raise Refused("There is no plan {plan}.", plan=plan)
        if plan == self._account(at).plan:
            raise Refused("The plan is {plan} already.", plan=names[plan])
        return self._append(PlanChanged(at, plan))

    def set_reading(self, reading: str, value: str) -> Result:
        """Assume another value of a reading. Not an act: history stays as it is."""
        if value not in values_of(self._state.scenario.pack, reading):
            raise Refused("There is no reading {reading} = {value}.", reading=reading, value=value)
        if self._state.policy.readings[reading] == value:
            return Result(self._state, self._state)
        return self._append(ReadingSet(self._state.look, reading, value))

    def set_variant(self, variant: Variant) -> Result:
        """Show the notice in another variant. It never changes what a choice means."""
        if variant == self._state.variant:
            return Result(self._state, self._state)
        return self._append(VariantSet(self._state.look, variant.id, variant))

    def undo(self) -> Result:
        """Take the last act back, whole: the history skips its events from now on."""
        state = self._state
        rows = self.ledger.entries(state.walkthrough)
        gone = retracted(rows)
        acts = [r for r in rows if isinstance(r.event, ACTS) and r.number not in gone]
        if not acts:
            raise Refused("There is nothing to undo.")
        last = [row for row in acts if row.event.at == acts[-1].event.at]
        deferred = any(isinstance(row.event, Deferred) for row in last)
        left = msgspec.structs.replace(
            replay(rows, skip={row.number for row in last}),
            put_off=None if deferred else state.put_off,
            put_aside=state.put_aside,
        )
        return self._become(left, *(Retracted(state.look, row.number) for row in last))

    # ------------------------------------------------------------------ time

    def look_at(self, instant: datetime) -> Result:
        """Look from another instant (aware; kept within the years 2000 to 2200).

        Looking never writes history and never moves the present; the look is remembered.
        """
        instant = within(instant)
        if instant == self._state.look:
            return Result(self._state, self._state)
        return self._append(Looked(instant))

    # ------------------------------------------------------------------ interactions

    def note(
        self, kind: str, control_id: str, value: Value, method: Method, *, hold: bool = False
    ) -> None:
        """Record an interaction: pressed, changed, opened, closed, focused or missed.

        The state stays as it is. Give free text by its length, never by its words. `hold` it
        for the act that it leads to: see `Ledger.hold`.
        """
        if isinstance(value, str):
            value = storable(value)
        event = INTERACTIONS[kind](self._state.look, control_id, value, method)
        write = self.ledger.hold if hold else self.ledger.append
        write(self._state.walkthrough, event)


def _worded(text: str) -> str:
    """A message as it is stored. Refused without words."""
    if not text.strip():
        raise Refused("There is nothing to send yet.")
    return storable(text)
