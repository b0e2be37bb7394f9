"""The Qt side of the simulation: the store, which takes every intent of the views."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from consentlab import ids
from consentlab.catalogue import Unknown
from consentlab.choosing import Choosing
from consentlab.events import STAGE_PAGE
from consentlab.ledger import LedgerError
from consentlab.looking import Looking
from consentlab.moderating import Moderating
from consentlab.policy.faults import FaultyFile
from consentlab.policy.outcome import Training
from consentlab.policy.pack import Setting
from consentlab.presenting import Presenting
from consentlab.refusing import refusal
from consentlab.scene import Appearance, Draft, Layer, Order, Page, Part, Scene
from consentlab.signup import Field, SignUp, next_page, previous_page
from consentlab.simulation import Simulation
from consentlab.state import State
from consentlab.store import named


class Store(Looking, Choosing, Moderating, Presenting):
    """Every method that is named by a verb is an intent of a person."""

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
            self.change(problem=refusal(self.words, problem))
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

    def show_appearance(self) -> None:
        """Open the settings at the page about the look."""
        self.show_layer("settings")
        self.show_page("appearance")

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
