"""Hostile words in every field that reaches a screen: shown as they are, and nothing else comes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Text
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QWidget

from consentlab import ids, paths
from consentlab.look.tips import LONGEST
from pages import F2, Person

Start = Callable[..., Person]

MARKUP = "<b>bold</b> &amp; <img src=/none.png> %s {day} {0} {{ &x"
HOSTILE = {
    "markup": MARKUP,
    "controls": "a\x1b[31mb\x07\x7f\x9bc\td",
    "lines": "one\r\ntwo\u2028three\n\nfour",
    "NUL": "a\0b",
    "turned round": "\u202eevil\u2066 \u200fx",
    "marks alone": "\u0301\u0336" * 200,
    "endless": "W" * 100_000,
    "long": "word " * 20_000,
    "nothing to see": "\u200b\ufeff\u200d",
}

SCENARIO = """\
format = 1
title = {words}
policy = "own.toml"
now = 2025-11-06T09:00:00Z
account = {{ plan = "free", created = 2025-01-05T00:00:00Z }}
[[chats]]
id = {words}
title = {words}
messages = [
  {{ at = 2025-09-10T10:00:00Z, role = "person", text = {words} }},
  {{ at = 2025-09-10T10:00:10Z, role = "assistant", text = {words} }},
]
[[chats]]
id = "other"
title = "Another chat"
messages = [{{ at = 2025-09-11T10:00:00Z, role = "person" }}]
[[events]]
at = 2025-08-29T10:00:00Z
type = "chosen"
allow = true
surface = "notice"
[[events]]
at = 2025-10-01T10:00:00Z
type = "run_started"
run = {words}
[[events]]
at = 2025-10-02T10:00:00Z
type = "feedback"
chat = {words}
"""

VARIANT = """\
format = 1
title = {words}
line = {words}
layout = "toggle-then-accept"
[texts]
title = {words}
date = {words}
training = {words}
"""


def toml(words: str) -> str:
    """A string of TOML."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], str]:
    """Writes a scenario and its pack with these words in each field, and gives its path."""

    def write(words: str) -> str:
        pack = (paths.resources() / "policies" / "claude-2025-08.toml").read_text("utf-8")
        assert 'free = "Free"' in pack
        own = pack.replace('free = "Free"', f"free = {toml(words)}")
        (tmp_path / "own.toml").write_text(own, "utf-8")
        path = tmp_path / "hostile.toml"
        path.write_text(SCENARIO.format(words=toml(words)), "utf-8")
        return str(path)

    return write


def check(person: Person) -> None:
    """Whatever is on the screen is painted, says its words literally, and nothing went wrong."""
    person.settle()
    person.window.grab()
    widgets = person.window.findChildren(QWidget)
    labels = [label for label in widgets if isinstance(label, QLabel)]
    rich = [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert [] == [text for text in rich if Text.mightBeRichText(text)]
    tips = [widget.toolTip() for widget in widgets]
    for view in widgets:
        if isinstance(view, QAbstractItemView):
            model = view.model()
            rows = (model.index(row, 0) for row in range(model.rowCount()))
            tips += [str(row.data(Qt.ItemDataRole.ToolTipRole) or "") for row in rows]
    assert [] == [tip for tip in tips if Text.mightBeRichText(tip) and not _literal(tip)]
    assert LONGEST * 6 > max(map(len, tips))
    assert "" == person.problem


def _literal(tip: str) -> bool:
    """Whether a tooltip shows its markup instead of obeying it."""
    document = QTextDocument()
    document.setHtml(tip)
    return "<" in document.toPlainText()


LONG = [pytest.param(words, marks=pytest.mark.long) for words in HOSTILE.values()][1:]


@pytest.mark.parametrize("words", [MARKUP, *LONG], ids=list(HOSTILE))
def test_hostile_words_on_every_screen(
    start: Start, written: Callable[[str], str], words: str
) -> None:
    """In titles, messages, ids of chats and runs, names of plans, and what is typed."""
    person = start(written(words))
    check(person)
    assert words in person.chats.titles
    person.chats.open(words)
    assert words in person.chat.transcript
    check(person)
    person.settings.open(ids.SETTINGS_ACCOUNT)
    check(person)
    person.settings.privacy.turn_off()
    check(person)
    person.settings.close()
    field = person.find_as(QLineEdit, ids.CHAT_COMPOSE)
    field.setText(words)
    person.press(ids.CHAT_SEND)
    check(person)
    person.key(F2)
    check(person)
    person.key(F2)
    person.compare.open()
    check(person)
    person.press(ids.COMPARE_BACK)
    person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    before = person.chats.titles, person.chat.transcript
    person.restart()
    assert before == (person.chats.titles, person.chat.transcript)
    person.stage.go_home()
    check(person)
    assert person.home.offers_to_go_on


@pytest.mark.parametrize(
    "words",
    [
        MARKUP.replace("{", "").replace("}", ""),
        pytest.param("W" * 20_000, marks=pytest.mark.long),
    ],
    ids=["markup", "endless"],
)
def test_hostile_words_in_the_notice(start: Start, tmp_path: Path, words: str) -> None:
    """A variant's own: its answers stay within reach."""
    path = tmp_path / "own-variant.toml"
    path.write_text(VARIANT.format(words=toml(words)), "utf-8")
    person = start("existing-user", variant=str(path))
    assert words in person.notice.lines
    check(person)
    person.notice.accept(with_switch_on=False)
    check(person)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(MARKUP.replace("/", "-"), marks=pytest.mark.long),
        "a\x1b[31m\n\u202eb",
        pytest.param("\u0301" * 60, marks=pytest.mark.long),
    ],
    ids=["markup", "controls", "marks"],
)
def test_a_hostile_name_of_a_profile(start: Start, tmp_path: Path, name: str) -> None:
    """It is said on one line where it is said, and is no obstacle."""
    person = start("came-back", profile=tmp_path / name)
    check(person)
    (tmp_path / "taken").touch()
    person.program._store.export(tmp_path / "taken" / name)
    assert "taken" in person.problem
    assert person.problem.isprintable()
