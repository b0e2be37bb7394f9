"""The Qt side of the simulation: the store, which takes every intent of the views."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QTimer

from consentlab import ids
from consentlab.catalogue import Unknown
from consentlab.comparing import Comparing
from consentlab.events import STAGE_PAGE
from consentlab.ledger import LedgerError
from consentlab.policy.faults import FaultyFile
from consentlab.policy.outcome import Training
from consentlab.policy.pack import Setting
from consentlab.presenting import Presenting
from consentlab.scene import Appearance, Draft, Layer, Order, Page, Part, Scene, Summary
from consentlab.scenes import Cause, Host
from consentlab.signup import Field, SignUp, next_page, previous_page
from consentlab.simulation import Result, Simulation
from consentlab.state import State
from consentlab.store import named
from consentlab.words import Words

MANY = 500
"""With more chats than this, what needs all of them waits until no step has come for a while."""

QUIET = 150
"""So long, in milliseconds."""


class Store(Comparing, Presenting):
    """Every method that is named by a verb is an intent of a person."""

    def __init__(self, words: Words, appearance: Appearance, host: Host) -> None:
        super().__init__(words, appearance, host)
        self._settled: State | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(QUIET)
        self._settling.timeout.connect(self._settle)

    # ------------------------------------------------------------------ what is open

    def open(self, simulation: Simulation, open_chat: str = "", problem: str = "") -> None:
        """Put a walkthrough on the stage, with this chat open or the one last written in.

        `problem` is a sentence about what went wrong on the way, or "".
        """
        self.rest()
        self.walkthrough = simulation
        state = simulation.state
        self.show_scene(
            Scene(
                state=state,
                appearance=self.scene.appearance,
                reveal=self.scene.reveal,
                lab=self.scene.lab,
                blank=self.scene.blank,
                open_chat=open_chat or _newest_chat(state),
                problem=problem,
            )
        )

    def begin(self, scenario: str) -> None:
        """Start this scenario afresh; a faulty file is said and nothing else changes."""
        try:
            simulation = self.host.begin(scenario)
        except (Unknown, FaultyFile, LedgerError) as problem:
            self.change(problem=str(problem))
            return
        self.change(problem="")
        self.open(simulation)

    def go_on(self) -> None:
        """Go on with the walkthrough that was last worked in."""
        try:
            simulation = self.host.go_on()
        except LedgerError as problem:
            self.change(problem=str(problem))
            return
        if simulation is not None:
            simulation.note("opened", STAGE_PAGE, "home", self.method(), hold=True)
            self.open(simulation)

    def go_home(self) -> None:
        """Leave the stage; the walkthrough stays as it is."""
        if self.walkthrough is not None:
            self.note("closed", STAGE_PAGE)
        self.show_home("")

    def show_home(self, problem: str) -> None:
        """Show Home, with a sentence about what went wrong or ""."""
        self.rest()
        self.walkthrough = None
        scene = self.scene
        try:
            last = self.host.last()
        except LedgerError as trouble:
            last, problem = None, str(trouble)
        self.show_scene(
            Scene(
                appearance=scene.appearance,
                reveal=scene.reveal,
                lab=scene.lab,
                blank=scene.blank,
                last=last,
                problem=problem,
            )
        )

    # ------------------------------------------------------------------ signing up

    def answer(self, field: Field, value: str | bool) -> None:
        """Fill in a field of the sign-up. It lies in the scene only."""
        if field == "plan":
            self.note("changed", ids.SIGNUP_PLAN, value)
        self.change(signup=msgspec.structs.replace(self._signup, **{field: value}))

    def next_page(self) -> None:
        """Turn to the next page of the sign-up, or have it said what is wrong with this one."""
        self.change(signup=next_page(self._signup, self.words))

    def previous_page(self) -> None:
        """Turn a page of the sign-up back."""
        self.change(signup=previous_page(self._signup))

    def finish_sign_up(self) -> None:
        """Have plan, terms and choice stored, and open the stage on an empty page."""
        signup = self._signup
        sign_up = self.simulation.sign_up
        self.act("act", lambda: sign_up(signup.plan, signup.choice), draft="chat", list_shown=False)

    @property
    def _signup(self) -> SignUp:
        if self.scene.signup is None:
            raise RuntimeError("nobody is signing up")
        return self.scene.signup

    # ------------------------------------------------------------------ the choice

    def set_switch(self, on: bool) -> None:
        """Move the notice's switch. Nothing is collected before Accept."""
        self.change(switch=on)

    def accept(self) -> None:
        """Accept the terms, with the choice that the switch shows; without one, say so."""
        if self.scene.switch is None:
            self.change(unset_said=True)
        else:
            self.accept_with(self.scene.switch)

    def accept_with(self, allow: bool) -> None:
        """Accept the terms, with this choice."""
        self._choose(allow, lambda: self.simulation.accept(allow), layer="")

    def later(self) -> None:
        """Not now: put the notice off, to the next simulated day or the next start."""
        self.act("act", self.simulation.defer, layer="", switch=None, summary="")

    def choose(self, allow: bool) -> None:
        """Flip the switch in the settings. It applies at once."""
        self._choose(allow, lambda: self.simulation.choose(allow, "settings"))

    def switch_back(self) -> None:
        """Take the last choice back, by a new one."""
        moved = self.scene.moved
        if moved and moved.back is not None:
            self.choose(moved.back)

    def _choose(self, allow: bool, act: Callable[[], Result], **then: Any) -> None:
        cause: Cause = "on" if allow else "off"
        self.act(cause, act, back=not allow, switch=None, gate_said=False, summary="", **then)

    def escape_gate(self) -> None:
        """Esc at the gate, or where a variant has no "Not now": say why the notice stays."""
        self.note("pressed", ids.NOTICE_DIALOG, "Esc")
        self.change(gate_said=True)

    def read_first(self) -> None:
        """Put the gate aside, to read chats and settings before choosing."""
        self.simulation.put_notice_aside()
        self.change(state=self.simulation.state, layer="", switch=None, gate_said=False)

    def choose_now(self) -> None:
        """Bring the gate back that was put aside."""
        self.simulation.bring_notice_back()
        self.change(state=self.simulation.state)

    def set_variant(self, name: str) -> None:
        """Ask in another variant of the notice, one that ships or a file; faults are said."""
        try:
            variant = self.host.variant(name)
        except (Unknown, FaultyFile) as problem:
            self.change(problem=str(problem))
            return
        self.act("act", lambda: self.simulation.set_variant(variant))

    def summarise(self, summary: Summary) -> None:
        """Open our summary of the terms or the privacy policy in place, or close it."""
        self.change(summary="" if summary == self.scene.summary else summary)

    # ------------------------------------------------------------------ chats

    def open_chat_of(self, chat: str) -> None:
        """Open a chat."""
        self.note("opened", ids.CHATS_LIST, chat)
        self.change(open_chat=chat, draft="", list_shown=False)

    def new_chat(self, draft: Draft) -> None:
        """An empty page to write on. It becomes a chat with its first message."""
        self.change(draft=draft, open_chat="", part="chat", list_shown=False)

    def send(self, text: str) -> bool:
        """Send a message to the open chat, or begin the new one with it. True if it went."""
        scene = self.scene
        if not scene.draft:
            return self.act("act", lambda: self.simulation.send(scene.open_chat, text))
        kind: Literal["chat", "coding"] = "coding" if scene.draft == "coding" else "chat"
        private = scene.draft == "private"
        sent = self.act("act", lambda: self.simulation.create_chat(text, kind, private))
        if sent:
            chats = self.simulation.state.history.chats
            self.change(open_chat=chats[-1].id, draft="")
        return sent

    def rate(self, rating: Literal["up", "down"]) -> None:
        """Rate the open chat's answer, which sends a copy of the chat."""
        self.act("act", lambda: self.simulation.rate(self.scene.open_chat, rating))

    def delete(self) -> None:
        """Delete the open chat."""
        self.act("act", lambda: self.simulation.delete(self.scene.open_chat))

    def search(self, text: str) -> None:
        """Show only the chats whose title or messages hold this text."""
        self.change(search=text)

    def show_only(self, status: Training | Literal[""]) -> None:
        """Show only the chats with this status, "" for all."""
        self.change(only=status)

    def sort(self, order: Order) -> None:
        """Order the list of chats."""
        self.change(order=order)

    def show_part(self, part: Part) -> None:
        """Show this part of the open chat where there is room for one only."""
        self.change(part=part)

    def show_sensitive(self, shown: bool) -> None:
        """Show in transcripts what a filter might blank out, or the messages as they are."""
        self.change(sensitive=shown)

    def show_list(self) -> None:
        """Go back to the list where there is room for one page only."""
        self.change(list_shown=True)

    # ------------------------------------------------------------------ time

    def preview(self, instant: datetime) -> None:
        """Show how it looks from an instant while the slider is still held. Nothing is kept."""
        state = self.scene.state
        if self.scene.compare is not None:
            self.compare_from(instant)
        elif state is not None:
            self.change(state=state.seen_from(instant), moving=True)

    def look_at(self, instant: datetime) -> None:
        """Look from another instant. History is not touched.

        With many chats the rows in view are shown at once, and what needs all of them
        (counts, order, what changed) when the look comes to rest.
        """
        if self.scene.compare is not None:
            self.compare_from(instant)
            return
        if len(self.simulation.state.history.chats) <= MANY:
            self.act("time", lambda: self.simulation.look_at(instant))
            return
        if not self._settling.isActive():
            self._settled = self.simulation.state
        try:
            result = self.simulation.look_at(instant)
        except LedgerError as problem:
            self.change(problem=str(problem))
            return
        self.change(state=result.state, moving=True, problem="")
        self._settling.start()

    def act(
        self, cause: Cause, act: Callable[[], Result], *, back: bool | None = None, **then: Any
    ) -> bool:
        """Do something in the simulation, then show it; what steps have left to do comes first."""
        if self._settling.isActive():
            self._settling.stop()
            self._settle()
        return super().act(cause, act, back=back, **then)

    def rest(self) -> None:
        """Leave undone what steps with many chats left to be done: what it is for is gone."""
        self._settling.stop()

    def _settle(self) -> None:
        """Show what steps with many chats left to be done."""
        before, now = self._settled, self.simulation.state
        if before is not None:
            self.act("time", lambda: Result(before, now))

    # ------------------------------------------------------------------ layers

    def show_menu(self, shown: bool) -> None:
        """Open or close the account menu."""
        self.change(menu=shown)

    def show_layer(self, layer: Layer) -> None:
        """Open settings, what changed or about; "" closes whatever is open."""
        self.change(layer=layer, page="account", menu=False, toast=False, erasing=False)

    def show_page(self, page: Page) -> None:
        """Turn to a page of the settings."""
        if page == "privacy":
            self.serve("settings")
        self.change(page=page, erasing=False)

    def close_changes(self) -> None:
        """Put away what changed."""
        layer: Layer = "" if self.scene.layer == "changes" else self.scene.layer
        self.change(moved=None, toast=False, layer=layer)

    def close_problem(self) -> None:
        """Put away the sentence about what went wrong."""
        self.change(problem="")

    def look_like(self, appearance: Appearance) -> None:
        """Change theme, text size, motion or captions."""
        self.change(appearance=appearance)

    def export(self, output: Path) -> None:
        """Write the ledger as JSON Lines."""
        from consentlab.record import write_jsonl

        if output.exists():
            taken = self.words("{file} exists already: choose another name.", file=named(output))
            self.change(problem=taken)
            return
        try:
            write_jsonl(self.host.ledger, output)
        except LedgerError as problem:
            self.say(problem)
        else:
            written = self.words("Your data was written to {file}.", file=named(output))
            self.change(problem=written)

    def ask_erase(self, asking: bool) -> None:
        """Ask whether to erase this profile, or stop asking."""
        self.change(erasing=asking)

    def erase(self) -> None:
        """Erase this profile and go Home."""
        try:
            self.host.erase()
        except LedgerError as problem:
            self.change(problem=str(problem))
            return
        self.show_home("")

    # ------------------------------------------------------------------ the moderator's

    def show_lab(self, shown: bool) -> None:
        """Open or close the lab panel."""
        self.note("opened" if shown else "closed", ids.LAB_PANEL)
        self.arrange_lab(shown=shown)

    def toggle_lab(self) -> None:
        """Open or close the lab panel by its key, unless that is locked."""
        if not self.scene.lab.locked:
            self.show_lab(not self.scene.lab.shown)

    def arrange_lab(self, **values: bool) -> None:
        """Change these values of the lab panel: where it is, and what it shows."""
        self.change(lab=msgspec.structs.replace(self.scene.lab, **values))

    def set_plan(self, plan: str) -> None:
        """Move the account to another plan."""
        self.act("act", lambda: self.simulation.change_plan(plan))

    def start_run(self, run: str) -> bool:
        """Start a training run of this name, of one made for it with "". True if it started."""
        return self.act("act", lambda: self.simulation.start_run(run.strip() or None))

    def flag(self) -> None:
        """Have safety systems flag the open chat."""
        self.act("act", lambda: self.simulation.flag(self.scene.open_chat))

    def review(self) -> None:
        """Have reviewers read the open chat."""
        self.act("act", lambda: self.simulation.review(self.scene.open_chat))

    def set_reading(self, reading: str, value: str) -> None:
        """Read an open question another way, in all that has happened."""
        self.act("reading", lambda: self.simulation.set_reading(reading, value))

    def undo(self) -> None:
        """Take the last act back."""
        self.act("undo", self.simulation.undo)

    def reset(self) -> None:
        """Make room for the next person: a new profile, and Home as at a first start."""
        try:
            self.host.reset()
        except LedgerError as problem:
            self.change(problem=str(problem))
            return
        self.show_home("")


def _newest_chat(state: State) -> str:
    """The chat that was written in last, "" if none has been."""
    last = max(
        (
            (message.at, chat.id)
            for chat in state.history.chats
            for message in chat.messages
            if message.role == "person" and message.at <= state.look
        ),
        default=None,
    )
    return last[1] if last else ""


def setting_now(state: State) -> Setting:
    """The setting at the instant looked from."""
    return state.case.stretch(state.look).setting
