"""The verb `journey`: a line for each, faults before anything runs, reports, pictures, captions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from consentlab.automation.journeyfile import load_journey
from consentlab.automation.runner import run
from consentlab.catalogue import Catalogue
from consentlab.cli import main
from consentlab.paths import resources

Said = pytest.CaptureFixture[str]

HEAD = 'format = 1\ntitle = "Mine"\nscenario = "existing-user"\n'


@pytest.fixture
def files(qtbot: QtBot, tmp_path: Path) -> dict[str, Path]:
    """A journey that passes, one that fails at its second step, and one with a fault."""
    del qtbot  # there is an application
    steps = {
        "good": '{ click = "notice.accept" }, { shot = "end" }',
        "bad": '{ press = "Esc" }, { expect = { setting = "on" } }, { click = "chat.up" }',
        "faulty": '{ click = "nowhere" }, { press = "x y" }',
    }
    found = {}
    for name, text in steps.items():
        found[name] = tmp_path / f"{name}.toml"
        found[name].write_text(f"{HEAD}steps = [{text}]\n", "utf-8")
    return found


def test_a_line_for_each(files: dict[str, Path], capsys: Said) -> None:
    """What passed, and of what failed the step, what was expected and what was found."""
    assert 1 == main(["journey", str(files["bad"]), str(files["good"])])
    assert [
        f"{files['bad']}: steps[1]: expected the account’s setting to be on, found undecided",
        f"{files['good']}: passed, 2 steps, Mine",
    ] == capsys.readouterr().out.splitlines()


def test_faults_come_first(files: dict[str, Path], capsys: Said) -> None:
    """All of them, of all files; then nothing has run."""
    assert 2 == main(["journey", str(files["good"]), str(files["faulty"]), "none.toml"])
    said = capsys.readouterr()
    assert "" == said.out
    faults = zip(
        ("steps[0].click", "steps[1].press", "cannot be read"), said.err.splitlines(), strict=True
    )
    assert [] == [fault for place, fault in faults if place not in fault]


def test_a_report_for_ci(files: dict[str, Path], tmp_path: Path) -> None:
    """JUnit's form: a case for each journey, with what failed."""
    report = tmp_path / "report.xml"
    main(["journey", str(files["bad"]), str(files["good"]), "--junit", str(report)])
    suite = ET.parse(report).getroot()[0]  # noqa: S314  # we wrote it ourselves
    assert ("2", "1") == (suite.get("tests"), suite.get("failures"))
    assert [("Mine", str(files["bad"]), 1), ("Mine", str(files["good"]), 0)] == [
        (case.get("name"), case.get("classname"), len(case.findall("failure"))) for case in suite
    ]
    (failure,) = suite.iter("failure")
    said = "steps[1]: expected the account’s setting to be on, found undecided"
    assert (said, said) == (failure.get("message"), failure.text)


def test_pictures(files: dict[str, Path], tmp_path: Path) -> None:
    """Those that a journey asks for, and one of what failed."""
    shots = tmp_path / "shots"
    main(["journey", str(files["bad"]), str(files["good"]), "--shots", str(shots)])
    assert ["bad-failed-at-1.png", "good-end.png"] == sorted(p.name for p in shots.iterdir())
    assert all(picture.stat().st_size > 10_000 for picture in shots.iterdir())


@pytest.mark.parametrize(
    ("option", "place"), [("--junit", "/dev/null/report.xml"), ("--shots", "/dev/null")]
)
def test_what_cannot_be_written(
    files: dict[str, Path], option: str, place: str, capsys: Said
) -> None:
    """One clear line, and the status of a failure."""
    assert 1 == main(["journey", str(files["good"]), option, place])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"consentlab: {place}: ")


@pytest.mark.long
def test_it_needs_no_screen(files: dict[str, Path]) -> None:
    """Nor does it leave anything in the person's own folders."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    ran = subprocess.run(
        [sys.executable, "-m", "consentlab", "journey", str(files["good"])],
        env={key: value for key, value in os.environ.items() if key not in hidden},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, "") == (ran.returncode, ran.stderr)


def test_watching_needs_one(
    files: dict[str, Path], capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which is said."""
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    assert 1 == main(["journey", str(files["good"]), "--watch"])
    assert "there is no display" in capsys.readouterr().err


def test_watched_each_step_is_announced(
    files: dict[str, Path], tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a caption, before it is done, with a frame around what it is about."""
    seen: list[tuple[str, bool]] = []

    def read(_milliseconds: int) -> None:
        labels = [
            label
            for window in qapp.topLevelWidgets()
            for label in window.findChildren(QLabel)
            if label.isVisible() and label.parentWidget() is window
        ]
        told = [label.text() for label in labels if label.text().startswith("Mine: ")]
        if told:
            seen.append((told[0], any("border: 3px" in label.styleSheet() for label in labels)))

    monkeypatch.setattr(QTest, "qWait", read)
    journey = load_journey(files["bad"], Catalogue(resources()))
    assert "steps[1]" == run(journey, tmp_path / "profile", watch=True)[0]
    assert [
        ("Mine: press Esc", False),
        ("Mine: expect of the account setting on", False),
    ] == seen
    seen.clear()
    run(load_journey(files["good"], Catalogue(resources())), tmp_path / "other", watch=True)
    assert [("Mine: click “Accept”", True)] == seen
