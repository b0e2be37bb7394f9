"""What the screens show at one moment, as one frozen value. No Qt."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from consentlab.compare import Comparison
from consentlab.policy.case import Case
from consentlab.policy.changes import Changes
from consentlab.signup import SignUp
from consentlab.state import State
from consentlab.variant import AS_REPORTED, Variant

Layer = Literal["", "notice", "settings", "changes", "about"]
Page = Literal["account", "appearance", "privacy", "data"]
Draft = Literal["", "chat", "private", "coding"]
Part = Literal["chat", "why", "timeline"]
Order = Literal["last", "title", "ends"]
Summary = Literal["", "terms", "privacy"]


TEXT_SIZES = (100, 125, 150, 175, 200)
"""The text sizes to choose from, in percent."""


class Appearance(msgspec.Struct, frozen=True):
    """How the program looks: theme, text size in percent, and whether things move.

    `captions`: the keys that are pressed are shown to whoever watches.
    """

    theme: Literal["light", "dark", "contrast"] = "light"
    text_size: int = 100
    motion: bool = True
    captions: bool = False

    @property
    def kit(self) -> tuple[str, int, bool]:
        """What views are made of; a change of it makes them anew."""
        return self.theme, self.text_size, self.motion


class Moved(msgspec.Struct, frozen=True):
    """What a choice, an act or a move in time changed.

    `cause` is `on` or `off` for a choice, `time` for a move, `reading` for another reading,
    `undo` for an act taken back, `act` for anything else;
    `back` is what Switch back would choose, None where there is nothing to switch back.
    """

    cause: Literal["on", "off", "time", "reading", "undo", "act"]
    at: datetime
    changes: Changes
    back: bool | None = None


class Lab(msgspec.Struct, frozen=True, kw_only=True):
    """The moderator's panel.

    `apart`: in a window of its own; None leaves it to how many screens there are.
    `locked`: F2 does nothing. `unfolded`: the readings are shown where room is short.
    `interactions`: the log of events lists what was done with controls, too.
    """

    shown: bool = False
    apart: bool | None = None
    locked: bool = False
    unfolded: bool = False
    interactions: bool = True


class LastWalkthrough(msgspec.Struct, frozen=True):
    """The walkthrough that Home offers to go on with; with `state` its lifeline is shown too."""

    title: str
    look: datetime
    variant: str
    state: State | None = None


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that views render. `state` is None on Home.

    `reveal`: whether a screen may tell outcomes at all.
    `signup`: what has been answered in signing up, None while nobody is.
    `sensitive`: transcripts show what a filter might blank out.
    `switch`: the notice's switch as it stands, None while nothing is set.
    `moving`: the look is on its way, so that only what is in view is decided anew.
    `gate_said`: Esc was pressed where it does not close, so the notice says why it stays.
    `unset_said`: Accept was pressed with nothing set, so the notice says what is missing.
    `blank`: nothing is to be seen of any of it.
    `compare`: what lies over the stage to be compared; `state` is then looked at from its look.
    """

    state: State | None = None
    last: LastWalkthrough | None = None
    appearance: Appearance = Appearance()
    reveal: bool = True
    layer: Layer = ""
    signup: SignUp | None = None
    page: Page = "account"
    menu: bool = False
    open_chat: str = ""
    draft: Draft = ""
    part: Part = "chat"
    sensitive: bool = False
    list_shown: bool = True
    search: str = ""
    only: str = ""
    order: Order = "last"
    switch: bool | None = None
    gate_said: bool = False
    unset_said: bool = False
    moving: bool = False
    summary: Summary = ""
    moved: Moved | None = None
    toast: bool = False
    erasing: bool = False
    lab: Lab = Lab()
    blank: bool = False
    compare: Comparison | None = None
    problem: str = ""

    @property
    def variant(self) -> Variant:
        """How the notice asks in the walkthrough on the stage; as reported where there is none."""
        return self.state.variant if self.state else AS_REPORTED

    @property
    def cases(self) -> tuple[Case, ...]:
        """The histories that are on the screen: the walkthrough's, or those that are compared."""
        if self.compare is not None:
            return tuple(side.state.case for side in self.compare.pair)
        return (self.state.case,) if self.state else ()
