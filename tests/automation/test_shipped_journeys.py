"""The journeys that ship: each passes, and repeating what was recorded of it ends the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from consentlab import ids
from consentlab.automation.journey import Click, Journey, Press, Restart
from consentlab.automation.journeyfile import load_journey
from consentlab.automation.repeating import Look, Recording, read_recording, repeat
from consentlab.automation.runner import run
from consentlab.automation.writing import as_journey
from consentlab.catalogue import VARIANTS, Catalogue
from consentlab.paths import resources

FILES = sorted((resources() / "journeys").glob("*.toml"))
SHIPPED = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)

Recorded = Callable[[Path], Recording]


def loaded(file: Path) -> Journey:
    """A journey's file, read."""
    return load_journey(file, Catalogue(resources()))


@pytest.fixture
def recorded(qapp: QApplication, tmp_path: Path) -> Recorded:
    """Runs a journey, which passes; what was recorded of it."""

    def record(file: Path) -> Recording:
        assert ("", "") == run(loaded(file), tmp_path / "profile")
        qapp.processEvents()
        return read_recording(tmp_path / "profile")

    return record


@pytest.mark.sweep
@SHIPPED
def test_it_passes(recorded: Recorded, file: Path) -> None:
    """With real events, from a new profile on."""
    recorded(file)


@pytest.mark.long
@SHIPPED
def test_what_was_recorded_of_it_can_be_repeated(
    recorded: Recorded, file: Path, tmp_path: Path
) -> None:
    """Every step, with the same outcomes to the second."""
    assert [] == list(repeat(recorded(file), tmp_path / "again", Look()))


@pytest.mark.long
@SHIPPED
def test_what_was_recorded_of_it_is_a_journey_too(
    recorded: Recorded, file: Path, tmp_path: Path
) -> None:
    """Which passes, and whose recording gives the same steps."""
    recording = recorded(file)
    written = tmp_path / "written.toml"
    written.write_text(as_journey(recording, Catalogue(resources())).text, "utf-8")
    assert ("", "") == run(loaded(written), tmp_path / "again")
    once_more = read_recording(tmp_path / "again")
    assert [r.step for r in recording.steps] == [r.step for r in once_more.steps]


FLOWS: dict[str, set[str]] = {
    "the notice": {ids.NOTICE_ACCEPT, ids.NOTICE_TOGGLE, ids.NOTICE_LATER, ids.NOTICE_DECLINE},
    "the gate": {ids.NOTICE_READ, ids.NOTICE_CHOOSE},
    "sign-up": {ids.SIGNUP_NEXT, ids.SIGNUP_BACK, ids.SIGNUP_FINISH, ids.SIGNUP_CANCEL},
    "settings": {ids.SETTINGS_PRIVACY_TOGGLE, f"{ids.SETTINGS_THEME}.contrast"},
    "chats": {ids.CHATS_LIST, ids.CHATS_NEW, ids.CHATS_NEW_PRIVATE, ids.CHATS_NEW_CODING},
    "deletion": {ids.CHAT_DELETE},
    "feedback": {ids.CHAT_UP, ids.CHAT_DOWN},
    "the clock": {ids.CLOCK_NEXT, ids.CLOCK_PLUS_5_YEARS, ids.CLOCK_DEADLINE, ids.CLOCK_NOTICE_DAY},
    "what changed": {ids.CHANGES_SWITCH_BACK, ids.CHANGES_CLOSE},
    "compare": {ids.STAGE_COMPARE, ids.COMPARE_LIST, ids.COMPARE_BACK},
    "the lab": {ids.LAB_FLAG, ids.LAB_REVIEW, ids.LAB_RUN, ids.LAB_PLAN, ids.LAB_VARIANT},
    "undo and reset": {ids.LAB_UNDO, ids.LAB_RESET},
}
"""What is clicked on in each flow."""


@pytest.mark.parametrize("flow", FLOWS)
def test_every_flow_is_walked(flow: str) -> None:
    """By one journey or another."""
    steps = [step for file in FILES for step in loaded(file).steps]
    assert set() == FLOWS[flow] - {step.control for step in steps if isinstance(step, Click)}


def test_every_way_of_asking_and_of_closing_is_met() -> None:
    """All variants, all makers; Not now, Esc and the window closed."""
    journeys = [loaded(file) for file in FILES]
    makers = {Catalogue(resources()).scenario(j.scenario).policy for j in journeys}
    steps = {j.path.stem: j.steps for j in journeys}
    assert {"claude-2025-08", "chatgpt-2025", "gemini-2025"} == makers
    assert set() == set(VARIANTS) - {j.variant for j in journeys}
    assert Click(ids.NOTICE_LATER) in steps["notice-not-now"]
    assert Press("Esc") in steps["notice-escaped"]
    assert Restart() in steps["notice-window-closed"]
