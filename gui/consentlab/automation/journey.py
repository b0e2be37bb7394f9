"""Journeys: what somebody does in the program, step by step, and what is to be seen then.

Plain values: `journeyfile` reads them, `steps` does them.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

import msgspec

from consentlab.options import Theme

Sight = Literal["there", "gone", "enabled", "disabled", "on", "off", "unset"]
"""How a control can be expected to be. `on` and `off` are of whatever can be switched."""

SIGHTS: tuple[Sight, ...] = get_args(Sight)


class Click(msgspec.Struct, frozen=True):
    """Click on a control, or on the row of a list that has this id or exact title."""

    control: str
    row: str = ""


class Type(msgspec.Struct, frozen=True):
    """Type a text into a field, in place of what stands there."""

    control: str
    text: str


class Press(msgspec.Struct, frozen=True):
    """Press a key; it goes where the focus is. See `keynames`."""

    key: str


class Go(msgspec.Struct, frozen=True):
    """Look from an instant (aware, UTC)."""

    at: datetime


class Restart(msgspec.Struct, frozen=True):
    """Quit, and start again on the same profile, with another variant if one is named."""

    variant: str = ""


class Shot(msgspec.Struct, frozen=True):
    """Keep a picture of the window, under this name."""

    name: str


class ExpectControl(msgspec.Struct, frozen=True):
    """A control is as `sight` says, and `says` these words; "" for either is not looked at."""

    control: str
    sight: Sight | Literal[""] = ""
    says: str = ""


class ExpectChat(msgspec.Struct, frozen=True):
    """What `outcomes` prints of a chat, by its id or exact title; what is None is not looked at.

    `kept` is its period, `until` the instant to which it is kept; "" for none.
    """

    chat: str
    training: str | None = None
    kept: str | None = None
    until: datetime | Literal[""] | None = None


class ExpectAccount(msgspec.Struct, frozen=True):
    """What `outcomes` prints of the account; what is None is not looked at."""

    setting: str | None = None
    notice: str | None = None
    plan: str | None = None


class ExpectOutcomes(msgspec.Struct, frozen=True):
    """The table that `outcomes` prints holds these words, however far apart its columns are."""

    words: str


Expect = ExpectControl | ExpectChat | ExpectAccount | ExpectOutcomes
Step = Click | Type | Press | Go | Restart | Shot | Expect


class Journey(msgspec.Struct, frozen=True, kw_only=True):
    """A journey as its file tells it. `scenario` and `variant` are ids, or paths of files.

    `at` is an instant to look from, None for the scenario's own; `text_size` is in percent.
    """

    path: Path
    title: str
    scenario: str
    variant: str = "as-reported"
    at: datetime | None = None
    theme: Theme = "light"
    language: str = "en"
    text_size: int = 100
    steps: tuple[Step, ...] = ()
