"""Two screens: the participant's is full, the moderator's holds the lab, and both are driven."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from consentlab import ids
from pages import F2, SPACE, Moderator, Panel, Person

SCREENS = [
    {"name": "participant", "x": 0, "y": 0, "width": 1440, "height": 900},
    {"name": "moderator", "x": 1440, "y": 0, "width": 1280, "height": 1024},
]


def test_two_screens(tmp_path: Path) -> None:
    """Screens are what a process begins with, so this one is begun for its own."""
    common = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [{**screen, **common} for screen in SCREENS]}))
    options = ("-q", "-p", "no:cacheprovider", "-o", "python_functions=on_two_screens")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *options, __file__],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 passed" in ran.stdout, ran.stdout[-4000:] + ran.stderr[-2000:]


def on_two_screens(start: Callable[..., Person]) -> None:
    """The lab opens on the other screen, and each sees what the other one does."""
    screens = {screen.name(): screen for screen in QGuiApplication.screens()}
    person = start()
    person.window.setGeometry(screens["participant"].geometry())
    person.window.showFullScreen()
    person.settle()
    assert SCREENS[0]["width"] == person.window.width()

    # F2 opens the panel where the participant does not see it.
    person.key(F2)
    moderator = Moderator(person.program)
    lab = Panel(moderator)
    assert ("participant", "moderator") == (
        person.window.screen().name(),
        moderator.window.screen().name(),
    )
    assert moderator.find(ids.LAB_PANEL).window() is moderator.window
    assert SCREENS[0]["width"] == person.find(ids.NOTICE_DIALOG).width()

    # The moderator has another notice shown; the participant accepts that one.
    lab.pick(ids.LAB_VARIANT, "switch-off")
    assert person.notice.switch is False
    person.press(ids.NOTICE_ACCEPT)
    assert "chosen off, notice" in lab.rows

    # Undone over there, the notice is back over here, and answered differently.
    moderator.press(ids.LAB_UNDO)
    assert person.notice.is_open
    assert "Undone: switching off." in lab.says
    person.notice.flip()
    person.press(ids.NOTICE_ACCEPT)
    assert "chosen True notice" == person.acts()[-1]

    # By keys, too, and the participant's page does not move.
    moderator.tab_to(ids.LAB_RUN_NAME)
    moderator.write("spring")
    moderator.tab_to(ids.LAB_RUN)
    moderator.key(SPACE)
    assert "run_started spring" in lab.rows

    # The next person finds Home, and the moderator sees that nothing is left.
    moderator.press(ids.LAB_RESET)
    assert person.home.is_open
    assert "Clean for the next person. Profile profile-2, 0 events." in lab.says
    assert [] == person.rows()
    assert moderator.window.isVisible()
    assert person.window.isFullScreen()
