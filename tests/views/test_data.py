"""The data page: download what was recorded, and erase the profile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from consentlab import cli, ids
from pages import ENTER, Person

Start = Callable[..., Person]


def ask_where(person: Person) -> QFileDialog:
    """The file dialog, opened from the data page."""
    person.settings.open(ids.SETTINGS_DATA)
    person.press(ids.SETTINGS_EXPORT)
    (dialog,) = person.window.findChildren(QFileDialog)
    return dialog


def answer(dialog: QFileDialog, path: Path) -> None:
    """Put a name into its field, and press Enter."""
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(path))
    QTest.keyClick(name, ENTER)
    QApplication.processEvents()


def test_download_equals_the_ledger(start: Start, tmp_path: Path) -> None:
    """What is written is what the command exports, up to the moment of writing."""
    person = start("changed-mind")
    dialog = ask_where(person)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    mine, whole = tmp_path / "mine.jsonl", tmp_path / "whole.jsonl"
    answer(dialog, mine)
    profile = str(person.program.profile)
    assert 0 == cli.main(["export", "--profile", profile, "--output", str(whole)])
    written = mine.read_bytes()
    assert whole.read_bytes().startswith(written)
    assert b"settings.export" in written.splitlines()[-1] + written.splitlines()[-2]
    assert f"Your data was written to {mine}." == person.stage.problem
    person.press(ids.SETTINGS_EXPORT)
    again = person.window.findChildren(QFileDialog)[-1]
    again.fileSelected.emit(str(mine))
    again.reject()
    assert f"{mine} exists already: choose another name." == person.stage.problem
    assert written == mine.read_bytes()


def test_where_nothing_can_be_written_that_is_said(start: Start, tmp_path: Path) -> None:
    """In a sentence that names the file; the settings stay open."""
    person = start("changed-mind")
    (tmp_path / "file").touch()
    dialog = ask_where(person)
    dialog.fileSelected.emit(str(tmp_path / "file" / "mine.jsonl"))
    dialog.reject()
    assert "mine.jsonl cannot be written" in person.problem
    assert person.settings.is_open


def test_erasing_asks_first(start: Start) -> None:
    """The focus is on keeping it, and nothing is lost by changing one's mind."""
    person = start("changed-mind")
    person.settings.open(ids.SETTINGS_DATA)
    person.press(ids.SETTINGS_ERASE)
    assert ids.SETTINGS_ERASE_CANCEL == person.focus
    acts = person.acts()
    person.press(ids.SETTINGS_ERASE_CANCEL)
    assert not person.sees(ids.SETTINGS_ERASE_CONFIRM)
    assert (acts, ids.SETTINGS_ERASE) == (person.acts(), person.focus)


def test_erasing_erases(start: Start) -> None:
    """Home, with nothing to go on with; the program goes on with an empty ledger."""
    person = start("changed-mind")
    person.settings.open(ids.SETTINGS_DATA)
    person.press(ids.SETTINGS_ERASE)
    person.press(ids.SETTINGS_ERASE_CONFIRM)
    assert (True, False) == (person.home.is_open, person.home.offers_to_go_on)
    assert [] == person.acts()
    person.press(ids.HOME_START)
    assert ["walkthrough_started", "served notice"] == person.acts()


def test_what_cannot_be_erased_is_said_and_goes_on(start: Start) -> None:
    """The walkthrough is still there, and can be acted in."""
    person = start("changed-mind")
    (person.program.profile / "ledger-a-folder.sqlite3").mkdir()
    person.settings.open(ids.SETTINGS_DATA)
    person.press(ids.SETTINGS_ERASE)
    person.press(ids.SETTINGS_ERASE_CONFIRM)
    assert "cannot be erased" in person.problem
    person.settings.close()
    person.chat.send("Still here.")
    assert person.acts()[-1].startswith("message_sent")
