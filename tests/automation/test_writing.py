"""A recorded walkthrough as a journey and as a test: both pass, wherever they lie."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from consentlab import ids
from consentlab.cli import main
from consentlab.paths import resources
from pages import ENTER, F2, Person

Start = Callable[..., Person]
ROOT = Path(__file__).resolve().parents[2]


def somebody_walks(person: Person) -> None:
    """A little of everything that is written in a way of its own."""
    person.notice.accept(with_switch_on=False)
    person.use_row(ids.CHATS_LIST, "lisbon")
    person.press(ids.CHAT_COMPOSE)
    person.write('Quotes " and \\ and 東京 🙂')
    person.key(ENTER)
    person.clock.step()
    person.restart()
    person.settings.open()
    person.settings.privacy.flip()
    person.settings.close()
    person.key(F2)
    person.press(ids.LAB_RESET)


@pytest.fixture
def profile(start: Start, tmp_path: Path) -> Path:
    """The profile of somebody who walked."""
    person = start()
    somebody_walks(person)
    person.quit()
    return tmp_path / "profile"


def run_there(python: Path | str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What lies in a folder, run by pytest from there."""
    return subprocess.run(
        [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", "--basetemp", "temp"],
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_as_a_journey(profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is run as any other, and expects what the walkthrough came to."""
    file = tmp_path / "walk.toml"
    options = ["--profile", str(profile), "--output", str(file), "--as", "journey"]
    assert 0 == main(["export", *options])
    assert 0 == main(["journey", str(file)])
    assert "passed" in capsys.readouterr().out
    file.write_text(file.read_text("utf-8").replace('setting = "on"', 'setting = "off"'), "utf-8")
    assert 1 == main(["journey", str(file)])
    said = "expected the account’s setting to be off, found on"
    assert said in capsys.readouterr().out


@pytest.mark.long
def test_as_a_test(profile: Path, tmp_path: Path) -> None:
    """It passes in an empty folder, and fails where an outcome is another one."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file = folder / "test_walk.py"
    options = ["--profile", str(profile), "--output", str(file), "--as", "pytest"]
    assert 0 == main(["export", *options])
    text = file.read_text("utf-8")
    assert '"setting": "on"' in text
    other = text.replace('"setting": "on"', '"setting": "off"').replace("test_the", "test_that_the")
    (folder / "test_other.py").write_text(other, "utf-8")
    ran = run_there(sys.executable, folder)
    assert "1 failed, 1 passed" in ran.stdout, ran.stdout + ran.stderr
    assert "FAILED test_other.py::test_that_the_walkthrough" in ran.stdout


@pytest.mark.parametrize("form", ["journey", pytest.param("pytest", marks=pytest.mark.long)])
def test_what_does_not_ship_is_named(
    start: Start, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A scenario and a variant of one's own have to lie beside it; then it passes."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for kind, name in (("scenarios", "came-back"), ("variants", "switch-off")):
        text = (resources() / kind / f"{name}.toml").read_text("utf-8")
        (folder / f"my-{name}.toml").write_text(text, "utf-8")
    person = start(str(folder / "my-came-back.toml"), variant=str(folder / "my-switch-off.toml"))
    person.chat.thumb_up()
    person.quit()
    file = folder / ("test_mine.py" if form == "pytest" else "mine.toml")
    options = ["--profile", str(tmp_path / "profile"), "--output", str(file), "--as", form]
    assert 0 == main(["export", *options])
    assert [
        f"{file} needs the file {name} beside it, since it does not ship."
        for name in ("my-came-back.toml", "my-switch-off.toml")
    ] == capsys.readouterr().err.splitlines()
    if form == "journey":
        assert 0 == main(["journey", str(file)])
    else:
        assert "1 passed" in run_there(sys.executable, folder).stdout


def test_nothing_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said in one line; no file is made."""
    file = tmp_path / "x.toml"
    options = ["--profile", str(tmp_path), "--output", str(file), "--as", "journey"]
    assert 2 == main(["export", *options])
    assert "there is no profile in this folder" in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.long
def test_in_an_environment_with_nothing_else(profile: Path, tmp_path: Path) -> None:
    """Where only the package and what its tests need are installed."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    options = ["--profile", str(profile), "--output", str(folder / "test_walk.py")]
    assert 0 == main(["export", *options, "--as", "pytest"])
    venv.create(tmp_path / "fresh")
    python = tmp_path / "fresh" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q"]
    subprocess.run([*pip, f"{ROOT}[test]"], check=True, capture_output=True)
    ran = run_there(python, folder)
    assert "1 passed" in ran.stdout, ran.stdout + ran.stderr
