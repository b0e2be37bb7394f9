"""What the ledger tells of how the program was left."""

from __future__ import annotations

from consentlab import ids
from consentlab.events import Changed, ChatCreated, LedgerEvent, Opened, Value
from consentlab.ledger import Ledger
from consentlab.options import TEXT_SIZES, THEMES, RunOptions, Theme
from consentlab.scene import Appearance
from consentlab.simulation import Simulation


def appearance(ledger: Ledger, options: RunOptions) -> Appearance:
    """How the program was left to look, with what this start asks for."""
    changed: dict[str, Value] = {
        event.control_id: event.value
        for event in (entry.event for entry in ledger.entries())
        if isinstance(event, Changed)
    }
    look = Appearance()
    theme, size = changed.get(ids.SETTINGS_THEME), changed.get(ids.SETTINGS_TEXT_SIZE)
    motion = changed.get(ids.SETTINGS_MOTION)
    known = (step for step in TEXT_SIZES if str(step) == str(size))
    left_theme: Theme = next((name for name in THEMES if name == theme), look.theme)
    return Appearance(
        theme=options.theme or left_theme,
        text_size=options.text_size or next(known, look.text_size),
        motion=options.motion if options.motion is not None else motion is not False,
        captions=changed.get(ids.SETTINGS_CAPTIONS) is True,
    )


def open_chat(simulation: Simulation) -> str:
    """The chat that was open last, if it is still there; else ""."""
    entries = reversed(simulation.ledger.entries(simulation.state.walkthrough))
    chat = next(filter(None, (_opened(entry.event) for entry in entries)), "")
    return chat if simulation.state.chat(chat) else ""


def _opened(event: LedgerEvent) -> str:
    """The chat that came to be open with this event, "" if none did."""
    if isinstance(event, ChatCreated):
        return event.chat
    if isinstance(event, Opened) and event.control_id == ids.CHATS_LIST:
        return str(event.value)
    return ""


def damage(ledger: Ledger) -> str:
    """What to say, once, of a ledger that was set aside; "" of any other."""
    if ledger.set_aside is None:
        return ""
    return (
        f"This profile’s ledger was damaged. It was set aside as {ledger.set_aside.name}, "
        "and an empty one was begun."
    )
