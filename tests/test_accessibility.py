"""The table of WCAG criteria names checks and tests that there are, and every criterion once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt

from consentlab.automation.findings import Check
from consentlab.paths import resources
from consentlab.views.keys import KEYS

ROOT = Path(__file__).resolve().parents[1]
LINES = [
    line.strip("| ").split(" | ")
    for line in (resources() / "accessibility.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d", line)
]
"""The rows: criterion, how it is met, proof."""

BEYOND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_every_proof_is_there(line: list[str]) -> None:
    """A check of the gallery, or a test by its file and its name; one at least."""
    checks, missing = get_args(Check), []
    proofs = line[2].split(" · ")
    for proof in proofs:
        file, _, name = proof.strip("`").partition("::")
        if proof.startswith("gallery: "):
            found = proof.removeprefix("gallery: ") in checks
        else:
            found = f"def {name}(" in (ROOT / file).read_text("utf-8")
        if not found:
            missing.append(proof)
    assert ([], True) == (missing, bool(proofs))


def test_every_check_proves_something() -> None:
    """No check of the gallery is left out."""
    told = " ".join(line[2] for line in LINES)
    assert [] == [check for check in get_args(Check) if f"gallery: {check}" not in told]


def test_every_criterion_once() -> None:
    """In their order."""
    numbers = [tuple(map(int, line[0].split()[0].split("."))) for line in LINES]
    assert sorted(set(numbers)) == numbers


def test_no_shortcut_is_a_single_character() -> None:
    """Keys that type something work with Ctrl or Alt only (WCAG 2.1.4)."""
    typing = [
        (intent, key)
        for intent, keys in KEYS.items()
        for key in keys
        if key.key() < Qt.Key.Key_Escape and not key.keyboardModifiers() & BEYOND
    ]
    assert [] == typing
