"""The contact sheet and the verb that writes it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from consentlab import cli
from consentlab.automation import gallery
from consentlab.automation.findings import Finding
from consentlab.automation.gallery import INDEX, Picture
from consentlab.automation.looks import NARROW, Look, looks
from consentlab.automation.sheet import page
from consentlab.automation.states import STATES
from consentlab.options import THEMES
from consentlab.words import LANGUAGES
from walkthroughs import SteadyClock

LOOK = Look(theme="dark", text_size=200, language="pseudo-rtl")
FOUND = Finding("clipped", "“<b>Everything</b>”", "cut off by 9 px at the right")


def picture(name: str, *findings: Finding) -> Picture:
    """A picture of the first state."""
    return Picture(name, STATES[0], LOOK, "", findings, 40.0)


def test_findings_come_first() -> None:
    """As a table with how often, and their pictures before all others; words stay words."""
    sheet = page([picture("good"), picture("bad", FOUND), picture("worse", FOUND)])
    assert "2 findings" in sheet
    assert "<td>2<td>clipped<td>“&lt;b&gt;Everything&lt;/b&gt;”" in sheet
    names = re.findall(r'<img loading="lazy" src="(\w+)\.jpg"', sheet)
    assert ["bad", "worse", "good"] == names


def test_a_sheet_can_be_filtered() -> None:
    """By everything in which pictures differ."""
    sheet = page([picture("good")])
    assert {
        "screen", "state", "variant", "theme", "size", "language", "direction", "width", "found",
    } == set(re.findall(r' name="(\w+)"', sheet)) - {"viewport"}  # fmt: skip
    assert 'data-theme="dark" data-size="200 %" data-language="pseudo-rtl"' in sheet
    assert 'data-direction="rtl"' in sheet


def test_a_sheet_refers_to_nothing_outside() -> None:
    """Only to files that lie beside it."""
    sheet = page([picture("good"), picture("bad", FOUND)])
    assert ["bad.jpg", "bad.png", "good.jpg"] == sorted(
        set(re.findall(r'(?:src|href)="([^"]+)"', sheet))
    )
    assert not re.search(r"https?:|//\w|@import|url\(", sheet)


def test_every_look_there_is() -> None:
    """Every theme, text size, language and direction with every other."""
    every = [look for language in LANGUAGES for look in looks(language)]
    wide = {(look.theme, look.text_size, look.language) for look in every if look.room != NARROW}
    assert {(t, s, w) for t in THEMES for s in (100, 200) for w in LANGUAGES} == wide
    assert {"ltr", "rtl"} == {look.direction for look in every}
    assert len(every) == len({look.name for look in every})


@pytest.mark.parametrize("how", ["a file", "under a file", "not empty"])
def test_a_folder_that_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    """Is refused with one sentence, and stays as it was."""
    file = tmp_path / "taken" / "file"
    file.parent.mkdir()
    file.write_text("mine", "utf-8")
    folder = {"a file": file, "under a file": file / "gallery", "not empty": file.parent}[how]
    assert 2 == cli.main(["gallery", str(folder)])
    said = capsys.readouterr().err
    assert said.startswith(f"consentlab: {folder} ")
    assert (1, True) == (said.count("\n"), said.endswith(".\n"))
    assert [file] == [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_small_gallery(
    qapp: object,  # noqa: ARG001  windows need an application
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sheet, a picture for each state and look, and nothing else in the folder."""
    shown = tuple(state for state in STATES if state.id in ("about", "hidden.home"))
    monkeypatch.setattr(gallery.visit, "__defaults__", (shown,))
    monkeypatch.setattr(gallery, "looks", lambda language: [*looks(language)][:1])
    pictures = gallery.write(tmp_path, SteadyClock())
    expected = [f"{p.state.id}-light-100-{p.look.language}-1440.jpg" for p in pictures]
    assert sorted([INDEX, *expected]) == sorted(path.name for path in tmp_path.iterdir())
    assert [2, 2, 2] == [
        sum(p.look.language == language for p in pictures) for language in LANGUAGES
    ]


def test_a_refused_gallery_needs_no_qt(tmp_path: Path) -> None:
    """Qt is imported when there is something to be drawn."""
    (tmp_path / "mine").touch()
    program = (
        "import sys\nfrom consentlab import cli\n"
        f"status = cli.main(['gallery', {str(tmp_path)!r}])\n"
        "print(status, [name for name in sys.modules if name.startswith('PySide6')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ},
    )
    assert "2 []\n" == ran.stdout
