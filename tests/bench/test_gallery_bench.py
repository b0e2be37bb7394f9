"""How long the gallery takes for a state in one look: reached, rendered and checked."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from bench.measuring import Measure
from consentlab.automation.gallery import visit
from consentlab.automation.looks import WIDE, looks
from consentlab.clock import SystemClock

ROUNDS = 200


def test_a_state(qapp: QApplication, tmp_path: Path, measure: Measure) -> None:
    """One state after another, as the sheet has them; the picture is not saved."""

    def an_empty_one() -> None:
        window = QWidget()
        window.resize(*WIDE)
        window.show()
        qapp.processEvents()
        window.grab()
        window.close()

    with closing(visit(tmp_path, SystemClock(), list(looks("en")))) as states:
        measure(
            "gallery, a state",
            lambda: next(states),
            an_empty_one,
            "an empty window's picture",
            rounds=ROUNDS,
            bar="50 % < 100 ms",
        )
