"""The gallery: every state in every look, rendered offscreen, checked, and put on one sheet."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Sequence
from itertools import product
from pathlib import Path

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from consentlab import paths
from consentlab.automation import sheet
from consentlab.automation.controlchecks import control_contrast, name_role_id, target_size
from consentlab.automation.driver import Driver
from consentlab.automation.findings import Finding
from consentlab.automation.keychecks import focus_ring, tab_order, walk
from consentlab.automation.looks import Look, looks
from consentlab.automation.shot import Shot
from consentlab.automation.states import STATES, State
from consentlab.automation.textchecks import clipped, overlapping, text_contrast
from consentlab.catalogue import Catalogue
from consentlab.clock import Clock
from consentlab.words import LANGUAGES

INDEX = "index.html"
"""The name of the sheet in the gallery's folder; the pictures lie beside it."""

_THUMB = 2  # thumbnails are smaller by this factor
_QUALITY = 80


class Picture(msgspec.Struct, frozen=True):
    """One state in one look: what was found there, and how many milliseconds it took.

    `name` is that of its files, without their ending. `variant` is that of the notice, "" as
    the scenario has it. Where something was found there is a picture in full size, too.
    """

    name: str
    state: State
    look: Look
    variant: str
    findings: tuple[Finding, ...]
    took: float


def check(shot: Shot, *, keys: bool = True) -> list[Finding]:
    """Everything that is wrong with a window, each thing once; without `keys` Tab is not tried.

    The window is to be the active one. Afterwards the focus is elsewhere in it.
    """
    found = [
        *clipped(shot),
        *overlapping(shot),
        *text_contrast(shot),
        *control_contrast(shot),
        *target_size(shot),
        *name_role_id(shot),
    ]
    if keys:
        stops = walk(shot)
        found += [*tab_order(shot, stops), *focus_ring(stops)]
    return sorted(set(found))


def visit(
    profiles: Path, clock: Clock, wanted: Sequence[Look], states: Sequence[State] = STATES
) -> Generator[tuple[State, Look, str, Shot, tuple[Finding, ...], float]]:
    """Every state in each of the looks wanted: with its variant, its shot, and what was found.

    `profiles` is a folder for profiles of its own, which is left as it then is.
    """
    variants = Catalogue(paths.resources()).variants()
    for language, reveal in product(LANGUAGES, (True, False)):
        chosen = [look for look in wanted if look.language == language]
        shown = [state for state in states if state.reveal is reveal]
        if not chosen or not shown:
            continue
        profile = profiles / f"{language}-{'told' if reveal else 'hidden'}"
        with Driver(profile, language, clock, reveal=reveal) as driver:
            for look in chosen:
                driver.look_like(look)
                for state in shown:
                    for variant in variants if state.variants else ("",):
                        begun = clock.monotonic()
                        if not driver.reach(state, variant):
                            continue
                        window = driver.lab_window if state.window == "lab" else driver.window
                        shot = Shot(window)
                        found = tuple(check(shot, keys=state.keys))
                        took = (clock.monotonic() - begun) / 1_000_000
                        yield state, look, variant, shot, found, took


def write(folder: Path, clock: Clock) -> list[Picture]:
    """Fill an empty folder with the sheet and its pictures. Raises OSError if it cannot."""
    wanted = [look for language in LANGUAGES for look in looks(language)]
    pictures = []
    with tempfile.TemporaryDirectory(prefix="consentlab-gallery-") as profiles:
        for state, look, variant, shot, found, took in visit(Path(profiles), clock, wanted):
            name = "-".join(filter(None, (state.id, variant, look.name)))
            _save(shot.image, folder / f"{name}.jpg", smaller=True)
            if found:
                _save(shot.image, folder / f"{name}.png", smaller=False)
            pictures.append(Picture(name, state, look, variant, found, took))
    (folder / INDEX).write_text(sheet.page(pictures), "utf-8")
    return pictures


def _save(image: QImage, file: Path, *, smaller: bool) -> None:
    if smaller:
        size = QSize(image.width() // _THUMB, image.height() // _THUMB)
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    if not image.save(str(file), quality=_QUALITY):
        raise OSError(f"{file} cannot be written")
