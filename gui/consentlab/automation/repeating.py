"""Repeating a recorded walkthrough on the real screens, and telling where it came out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from consentlab.automation.hands import CannotBeDone
from consentlab.automation.person import Person
from consentlab.automation.recorded import Repeated, steps_of
from consentlab.automation.runner import sit_down
from consentlab.automation.starting import MovedClock
from consentlab.automation.steps import do, words_of
from consentlab.automation.watching import Watching
from consentlab.events import WalkthroughStarted
from consentlab.ledger import Ledger, LedgerError, Reader
from consentlab.options import TEXT_SIZES, THEMES, Theme
from consentlab.present import View, as_json
from consentlab.record import read_events
from consentlab.replaying import Unfit, replay
from consentlab.rows import Recorded
from consentlab.simulation import Simulation
from consentlab.state import State
from consentlab.variant import AS_REPORTED, Variant
from consentlab.words import LANGUAGES, load


class Recording(msgspec.Struct, frozen=True):
    """A walkthrough as it was recorded: its events in their order, and what they come to.

    The events begin with its start; among them are those of no walkthrough, from Home.
    """

    rows: Sequence[Recorded]
    state: State

    @property
    def start(self) -> WalkthroughStarted:
        """How it began."""
        event = self.rows[0].event
        assert isinstance(event, WalkthroughStarted)  # or it would come to no state
        return event

    @property
    def steps(self) -> tuple[Repeated, ...]:
        """What was done in it."""
        return steps_of(self.rows)


class Look(msgspec.Struct, frozen=True):
    """How a walkthrough is shown once more: None for a value is as it was recorded."""

    variant: Variant | None = None
    theme: Theme | None = None
    language: str | None = None


def read_recording(source: Path) -> Recording:
    """The last walkthrough of a profile's folder, or of an export.

    Raises FaultyFile or LedgerError, each with a sentence for the person.
    """
    if not source.is_dir():
        rows, state = read_events(source)
        return Recording(_with_home(rows, state.walkthrough), state)
    with Reader.read(source) as ledger:
        last = ledger.last_walkthrough()
        if last is None:
            raise LedgerError(f"{source}: nothing has been started in this profile yet.")
        rows = ledger.entries()
    try:
        state = replay([row for row in rows if row.walkthrough == last])
        return Recording(_with_home(rows, last), state)
    except Unfit as unfit:
        raise LedgerError(f"{source}: {unfit}.") from None


def _with_home(rows: Sequence[Recorded], walkthrough: str) -> Sequence[Recorded]:
    """The events of a walkthrough, and of none, from its start on."""
    begun = next(number for number, row in enumerate(rows) if row.walkthrough == walkthrough)
    return [row for row in rows[begun:] if row.walkthrough in (walkthrough, None)]


def appearance(start: WalkthroughStarted, look: Look) -> dict[str, Any]:
    """Language, theme and text size of a walkthrough, as options of `app.start`."""
    about = start.about
    theme, language, size = (about.get(key) for key in ("theme", "language", "text_size"))
    return {
        "theme": look.theme or (theme if theme in THEMES else "light"),
        "language": look.language or (language if language in LANGUAGES else "en"),
        "text_size": size if size in TEXT_SIZES else 100,
    }


def begun_again(recording: Recording, profile: Path, look: Look, *, watch: bool) -> Person:
    """A person before the same scenario as in a recording, in a new profile.

    The scenario is that of the recording, whatever has become of its file.
    """
    start, clock = recording.start, MovedClock()
    shown = appearance(start, look)
    ledger = Ledger.open(profile, clock)
    Simulation.start(
        ledger,
        start.scenario,
        variant=look.variant or start.notice or AS_REPORTED,
        about=shown,
        mode="demo" if watch else "robot",
        at=start.look,
    )
    ledger.close()
    return sit_down(profile, painted=watch, watch=watch, clock=clock, **shown)


def repeat(
    recording: Recording, profile: Path, look: Look, *, watch: bool = False
) -> Iterator[str]:
    """Repeat a recording in a new profile; a sentence for each thing that came out otherwise."""
    person = begun_again(recording, profile, look, watch=watch)
    shown = appearance(recording.start, look)
    pace = Watching(person, recording.start.scenario.title, shown["theme"]) if watch else None
    try:
        for number, repeated in enumerate(recording.steps, 1):
            if pace is not None:
                pace.announce(repeated.step)
            try:
                do(person, repeated.step, _keep_none)
            except CannotBeDone as reason:
                what = f"step {number} (event {repeated.event}), {words_of(repeated.step)}"
                yield f"{what}: could not be repeated: {reason}"
        if pace is not None:
            pace.rest()
    finally:
        if person.is_running:
            person.quit()
    yield from differences(recording.state, read_recording(profile).state)


def differences(recorded: State, now: State) -> Iterator[str]:
    """Where the outcomes of two states differ, a sentence each."""
    before, after = told(recorded), told(now)
    for key in ("policy", "at"):
        if before[key] != after[key]:
            yield _differs(key, before[key], after[key])
    for key, value in before["account"].items():
        if value != after["account"][key]:
            yield _differs(f"the account’s {key}", value, after["account"][key])
    chats = [{chat["id"]: chat for chat in told["chats"]} for told in (before, after)]
    for name in dict.fromkeys((*chats[0], *chats[1])):
        one, other = (side.get(name) for side in chats)
        if one is None or other is None:
            yield f"the chat {name}: {'only now' if one is None else 'only when recorded'}"
            continue
        apart = [key for key, value in one.items() if value != other[key]]
        for key in [key for key in apart if key != "reasons"] or apart:
            yield _differs(f"the chat {name}, {key}", one[key], other[key])


def told(state: State) -> dict[str, Any]:
    """What `consentlab outcomes --format json` prints of a state."""
    line = as_json(View(state.scenario.title, state.case, state.look), load("en"))
    read: dict[str, Any] = msgspec.json.decode(line)
    return read


def _differs(what: str, before: object, after: object) -> str:
    said = [msgspec.json.encode(value).decode() for value in (before, after)]
    return f"{what}: {said[0]} when recorded, {said[1]} now"


def _keep_none(_name: str) -> None:
    """Recordings have no pictures."""
