"""Walkthroughs of the simulation: how they begin, and what is on the disk of them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from consentlab.events import (
    LedgerEvent,
    WalkthroughStarted,
)
from consentlab.ledger import Reader
from consentlab.replaying import replay
from consentlab.simulation import Simulation, State
from consentlab.variant import Variant
from walkthroughs import (
    DEADLINE_PASSED,
    NOTICE_DUE,
    scenario,
)

Act = Callable[[Simulation], object]
Begin = Callable[..., Simulation]

OTHER = Variant(id="other", title="Another", layout="two-choices", preset="none")

BACK = "You are looking back. Acting is possible from the present on."
GATE = "Nothing can be sent before you choose."

PAST_DEADLINE = scenario(DEADLINE_PASSED)
NOT_ASKED = scenario(NOTICE_DUE, policy="chatgpt-2025", plan="plus")

ACTING: dict[str, Act] = {
    "accept": lambda s: s.accept(True),
    "choose": lambda s: s.choose(True),
    "defer": lambda s: s.defer(),
    "send": lambda s: s.send("lisbon", "Hello"),
    "create chat": lambda s: s.create_chat("Hello"),
    "rate": lambda s: s.rate("lisbon", "up"),
    "delete": lambda s: s.delete("lisbon"),
    "start run": lambda s: s.start_run(),
    "flag": lambda s: s.flag("lisbon"),
    "review": lambda s: s.review("lisbon"),
    "change plan": lambda s: s.change_plan("team"),
}
"""Every act, each of which can be done while the notice is due."""


def on_disk(simulation: Simulation) -> State:
    """What a new start of the program would find, read by another connection."""
    with Reader.read(simulation.ledger.path.parent) as reader:
        return replay(reader.entries(reader.last_walkthrough()))


def shown(simulation: Simulation) -> State:
    """The live state without what is forgotten when the program ends."""
    return replace(simulation.state, put_off=None, put_aside=False)


def stored(simulation: Simulation) -> list[LedgerEvent]:
    """The walkthrough's events, without its start."""
    rows = simulation.ledger.entries(simulation.state.walkthrough)
    return [row.event for row in rows if not isinstance(row.event, WalkthroughStarted)]


def status(simulation: Simulation, chat: str) -> str | None:
    """A chat's training status at the look; None if it is not there."""
    outcome = simulation.state.chat_outcome(chat)
    return outcome.training if outcome else None


def restarted(simulation: Simulation) -> Simulation:
    """The same walkthrough after a new start of the program."""
    again = Simulation.resume(simulation.ledger)
    assert again is not None
    return again
