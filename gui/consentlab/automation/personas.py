"""Personas of robots: how likely somebody is to do what there is occasion for. Without Qt."""

from __future__ import annotations

import msgspec

MOST = 100_000
"""So many robots at once, at most."""


class Persona(msgspec.Struct, frozen=True, kw_only=True):
    """Probabilities, from 0 to 1, each of one habit.

    `reads` is opening the summaries of terms and policy before an answer, `flips` moving a
    switch that is preset, `allows` saying yes where nothing is, `puts_off` leaving the notice
    for another day, on each day anew. `asks_why` is reading what changed and why a chat's
    outcome is so, `writes` taking a chat up again, `visits_settings` going to the privacy
    page, and `changes_mind` moving the switch that stands there.
    """

    reads: float
    flips: float
    allows: float
    puts_off: float
    asks_why: float
    writes: float
    visits_settings: float
    changes_mind: float


PERSONAS = {
    "hurried": Persona(
        reads=0.02,
        flips=0.05,
        allows=0.7,
        puts_off=0.3,
        asks_why=0.05,
        writes=0.9,
        visits_settings=0.03,
        changes_mind=0.3,
    ),
    "careful": Persona(
        reads=0.9,
        flips=0.5,
        allows=0.5,
        puts_off=0.3,
        asks_why=0.8,
        writes=0.7,
        visits_settings=0.5,
        changes_mind=0.2,
    ),
    "wary": Persona(
        reads=0.6,
        flips=0.9,
        allows=0.1,
        puts_off=0.4,
        asks_why=0.6,
        writes=0.5,
        visits_settings=0.6,
        changes_mind=0.1,
    ),
    "undecided": Persona(
        reads=0.4,
        flips=0.5,
        allows=0.5,
        puts_off=0.7,
        asks_why=0.4,
        writes=0.6,
        visits_settings=0.4,
        changes_mind=0.7,
    ),
}
"""The personas by name. Invented to reach every path of a scenario; they measure nobody."""
