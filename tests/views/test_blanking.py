"""What a filter might blank out: the switch above the transcript, and the marked messages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from consentlab import ids
from consentlab.widgets.marked import MarkedParagraph
from kits import make_kit
from pages import SPACE, Person

Start = Callable[..., Person]

LETTER = "Cover letter, second draft"
ILLUSTRATION = "An illustration: real filters are not public."


def letter(start: Start) -> Person:
    """A chat that holds an email address and a phone number."""
    person = start("came-back")
    person.chats.open(LETTER)
    return person


def said(person: Person) -> list[str]:
    """What assistive technology is told of the marked messages."""
    transcript = person.find(ids.CHAT_TRANSCRIPT)
    return [found.accessibleName() for found in transcript.findChildren(MarkedParagraph)]


def test_off_at_first(start: Start) -> None:
    """Messages stand as they were written, and nothing is recorded of a filter."""
    person = letter(start)
    assert any("ana.ruiz@example.org" in line for line in person.chat.transcript)
    assert not any(ILLUSTRATION in line for line in person.chat.transcript)


def test_labels_stand_in_the_place_of_what_is_found(start: Start) -> None:
    """In words, on the screen and outside; it is said that this is an illustration."""
    person = letter(start)
    person.press(ids.CHAT_SENSITIVE)
    person.settle()
    assert "It ends: Ana Ruiz, [email address], [phone number]." in said(person)[0]
    shown = " ".join(person.chat.transcript).replace("\N{NO-BREAK SPACE}", " ")
    assert "email address" in shown
    assert "ana.ruiz@example.org" not in shown
    assert f"{ILLUSTRATION} 2 passages are marked." in person.chat.transcript


def test_every_chat_while_it_is_on(start: Start) -> None:
    """Where nothing is found, that is said; a new walkthrough begins with it off."""
    person = letter(start)
    person.press(ids.CHAT_SENSITIVE)
    person.chats.open("Gift for Noor")
    assert f"{ILLUSTRATION} Nothing is marked here." in person.chat.transcript
    person.stage.go_home()
    person.press(ids.HOME_CONTINUE)
    assert not person.find_as(QAbstractButton, ids.CHAT_SENSITIVE).isChecked()


def test_by_the_keyboard(start: Start) -> None:
    """The switch keeps the focus while the messages below it are exchanged."""
    person = letter(start)
    person.find(ids.CHAT_SENSITIVE).setFocus()
    person.key(SPACE)
    assert (ids.CHAT_SENSITIVE, 4) == (person.focus, len(said(person)))
    person.key(SPACE)
    person.settle()
    assert (ids.CHAT_SENSITIVE, 0) == (person.focus, len(said(person)))


def test_it_is_no_event(start: Start) -> None:
    """That the switch was pressed is noted; nothing has happened in the walkthrough."""
    person = letter(start)
    before = person.acts()
    person.press(ids.CHAT_SENSITIVE)
    assert before == person.acts()
    assert ("changed", ids.CHAT_SENSITIVE, True, "mouse") in person.done()


def test_the_libraries_are_loaded_only_then(tmp_path: Path) -> None:
    """Neither at the start nor while chats are read, but when the switch is first turned on."""
    program = f"""
import pathlib, sys
from PySide6.QtWidgets import QApplication
from consentlab import app, ids
application = QApplication([])
loaded = lambda: sorted({{"stdnum", "phonenumbers"}} & set(sys.modules))
profile = pathlib.Path({str(tmp_path)!r})
with app.start(profile=profile, scenario="came-back", motion=False) as program:
    application.processEvents()
    print(loaded())
    program.window.findChild(object, ids.CHAT_SENSITIVE).click()
    print(loaded())
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ["[]", "['phonenumbers', 'stdnum']"] == ran.stdout.splitlines(), ran.stderr


@pytest.mark.usefixtures("qtbot")
def test_a_box_is_drawn_behind_each_label() -> None:
    """The mark is a shape and words, not a colour; places are counted as Qt counts them."""
    kit = make_kit()
    pieces = [("\N{GRINNING FACE} ", ""), ("a@example.org", "email address"), (".", "")]
    marked = MarkedParagraph(kit, "reading", pieces)
    marked.resize(400, marked.heightForWidth(400))
    with_box = marked.grab().toImage()
    assert "\N{GRINNING FACE} [email address]." == marked.accessibleName()
    marked._boxes.clear()
    assert with_box != marked.grab().toImage()
    assert "a@example.org" not in marked.text()
