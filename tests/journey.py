"""A whole journey in a process of its own, whose system calls are written down.

`python journey.py PROFILE EXPORT` starts the program on the profile, meets the notice, accepts,
writes, switches off, exports to the file, quits, starts again, and prints what it did.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from consentlab import app, ids
from pages import ENTER, Person


def main(profile: Path, output: Path) -> None:
    """Go, and print the acts that were kept."""
    QApplication([])
    person = _sit_down(profile)
    person.notice.accept(with_switch_on=True)
    person.chat.send("Where does this go?")
    person.settings.privacy.turn_off()
    person.settings.turn_to(ids.SETTINGS_DATA)
    _export(person, output)
    person.settings.close()
    person.restart()
    person.window.grab()
    acts = person.acts()
    person.quit()
    sys.stdout.write(json.dumps(acts))


def _sit_down(profile: Path) -> Person:
    person = Person(app.start(profile=profile, scenario="existing-user"))
    person.window.activateWindow()
    assert QTest.qWaitForWindowActive(person.window)
    person.settle()
    return person


def _export(person: Person, output: Path) -> None:
    person.press(ids.SETTINGS_EXPORT)
    (dialog,) = person.window.findChildren(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(output))
    QTest.keyClick(name, ENTER)
    QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
