"""Where things lie: what ships with the program, and what belongs to the person."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

NO_USER_DATA = "CONSENTLAB_NO_USER_DATA"
"""The variable that puts the person's own folder out of bounds, for tests and for robots."""

PROFILE = "CONSENTLAB_PROFILE"
"""The variable that names another profile folder."""


class OutOfBounds(RuntimeError):
    """The person's own folder was asked for where it is out of bounds. `str()` says so."""


def resources() -> Path:
    """The folder of policies, scenarios and icons, in a wheel or in a checkout."""
    package = Path(__file__).resolve().parent
    packed = package / "_resources"
    return packed if packed.is_dir() else package.parents[1] / "resources"


def profiles() -> Path:
    """The folder of all profiles, in the platform's place for a person's data.

    It need not exist. Raises OutOfBounds where CONSENTLAB_NO_USER_DATA is set to anything
    but nothing: whoever sets it must name a profile, or a test would meet a real one.
    """
    if os.environ.get(NO_USER_DATA):
        raise OutOfBounds(
            f"{NO_USER_DATA} is set, so the profiles in the user's data folder are out of bounds:"
            f" name a profile with --profile or {PROFILE}"
        )
    import appdirs  # most starts name a profile and can do without

    return Path(appdirs.user_data_dir("consentlab", appauthor=False)) / "profiles"


def current_profile() -> Path:
    """The profile to go on with, which need not exist yet.

    It is what CONSENTLAB_PROFILE names, else the folder with the highest number among the
    profiles, else the first. Raises OSError if the profiles' folder cannot be listed.
    """
    named = os.environ.get(PROFILE)
    if named:
        return Path(named)
    folder = profiles()
    return folder / str(max((n for n, entry in _numbered(folder, "") if entry.is_dir()), default=1))


def next_profile(named: Path | None = None) -> Path:
    """A profile for the next person, which does not exist yet: its number is the next one.

    `named` is the profile that the program was started with, if one was named: then the
    others are its neighbours, DIR-2, DIR-3 and so on. Raises OSError if they cannot be listed.
    """
    variable = os.environ.get(PROFILE)
    if named is None and variable:
        named = Path(variable)
    if named is None:
        folder, stem = profiles(), ""
    else:
        folder, stem = named.resolve().parent, f"{named.resolve().name}-"
    last = max((n for n, _ in _numbered(folder, stem)), default=1)
    return folder / f"{stem}{max(1, last) + 1}"


def _numbered(folder: Path, stem: str) -> Iterator[tuple[int, Path]]:
    """Everything in a folder whose name is this stem and a number."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        number = entry.name.removeprefix(stem)
        if entry.name.startswith(stem) and number.isascii() and number.isdecimal():
            yield int(number), entry
