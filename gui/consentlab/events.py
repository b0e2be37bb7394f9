"""What the ledger holds: the vocabulary of events.

Domain events carry in `at` their simulated instant; those that scenario files know keep the
names that they have there. Interaction events are what studies are made of: they say what a
person did with a control, and change nothing in the simulation.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, get_args

import msgspec

from consentlab.options import Mode
from consentlab.policy import history
from consentlab.policy.history import Event, Kind
from consentlab.scenario import Scenario
from consentlab.variant import Variant

Method = Literal["mouse", "keyboard", "assistive", "script"]
Value = str | int | float | bool | None


class WalkthroughStarted(Event, frozen=True, tag="walkthrough_started", kw_only=True):
    """A walkthrough began, at the scenario's own instant.

    The scenario, its pack and the variant of the notice stand here whole, so that neither an
    export nor an old profile depends on files that change later; without `notice`, which older
    ledgers lack, the notice was as reported. `pack_hash` is the SHA-256 of the pack as it stands
    here. `about` is what the program was started with: language, theme, scale, screen, system.
    """

    program: str
    scenario: Scenario
    pack: str
    pack_hash: str
    variant: str
    mode: Mode
    look: datetime
    about: dict[str, Any]
    notice: Variant | None = None


class ChatCreated(Event, frozen=True, tag="chat_created"):
    """A chat was begun. Its first message follows in the same transaction."""

    chat: str
    title: str
    kind: Kind = "chat"
    private: bool = False


class MessageSent(Event, frozen=True, tag="message_sent"):
    """The person sent a message. The canned answer is not stored: it follows from this."""

    chat: str
    text: str


class Served(history.Served, frozen=True, tag="served", kw_only=True):
    """A notice, sign-up step or setting was shown, by this variant and version of the pack."""

    variant: str
    version: str


class Looked(Event, frozen=True, tag="looked"):
    """The look moved to `at`. Looking never writes history."""


class ReadingSet(Event, frozen=True, tag="reading_set"):
    """Another value of a reading is assumed from now on."""

    reading: str
    value: str


class VariantSet(Event, frozen=True, tag="variant_set"):
    """Another variant of the notice is shown from now on; it stands here whole."""

    variant: str
    notice: Variant | None = None


class Retracted(Event, frozen=True, tag="retracted"):
    """The history skips the event of this number."""

    event: int


class Interaction(msgspec.Struct, frozen=True, tag_field="type"):
    """Something that a person did with a control; `at` is the look, None on Home.

    What was typed into a free-text field stands in `value` by its length only.
    """

    at: datetime | None
    control_id: str
    value: Value = None
    input_method: Method = "mouse"


class Pressed(Interaction, frozen=True, tag="pressed"):
    """A button or key was pressed."""


class Changed(Interaction, frozen=True, tag="changed"):
    """A value was changed."""


class Opened(Interaction, frozen=True, tag="opened"):
    """A screen, menu or overlay was opened."""


class Closed(Interaction, frozen=True, tag="closed"):
    """A screen, menu or overlay was closed."""


class Focused(Interaction, frozen=True, tag="focused"):
    """The focus came to a control."""


class Missed(Interaction, frozen=True, tag="missed"):
    """A click hit nothing."""


Act = (
    history.Deferred
    | history.AcceptedTerms
    | history.Chosen
    | history.PlanChanged
    | history.RunStarted
    | history.Feedback
    | history.Flagged
    | history.Reviewed
    | history.Deleted
    | ChatCreated
    | MessageSent
)
"""What moves the present: every act has an instant of its own."""

AnyInteraction = Pressed | Changed | Opened | Closed | Focused | Missed

LedgerEvent = (
    Act
    | Served
    | WalkthroughStarted
    | Looked
    | ReadingSet
    | VariantSet
    | Retracted
    | AnyInteraction
)
"""Everything that a row of the ledger may hold."""

ACTS: tuple[type[Act], ...] = get_args(Act)

INTERACTIONS: dict[str, type[AnyInteraction]] = {
    "pressed": Pressed,
    "changed": Changed,
    "opened": Opened,
    "closed": Closed,
    "focused": Focused,
    "missed": Missed,
}
"""Interaction events by the name that they have in the ledger."""

STAGE_PAGE = "stage.page"
"""What the log calls the stage itself, where it is left and gone on with. It is no control."""
