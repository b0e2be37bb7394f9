"""What must hold after every step of a walk, whatever was done."""

from __future__ import annotations

import io
import json
from collections import Counter
from contextlib import redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QWidget

from consentlab import cli, ids
from consentlab.events import AnyInteraction, ChatCreated, LedgerEvent, MessageSent
from consentlab.policy.history import Feedback
from consentlab.policy.outcome import STATUSES, ChatOutcome
from consentlab.views import phrases
from consentlab.views.lab import LabView
from consentlab.widgets.banner import Banner
from consentlab.widgets.chatrow import Row
from consentlab.widgets.overlay import Overlay
from consentlab.widgets.popover import Popover
from consentlab.widgets.toggle import Toggle
from consentlab.words import load
from walk.walker import Walk

SENDING = (MessageSent, ChatCreated, Feedback)
"""What the gate holds back."""

Told = dict[str, Any]


class Truths:
    """Compares what is shown with what the command line says of the ledger's export."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.words = load(walk.beginning.language)
        self._export = walk.folder / "whole.jsonl"
        self._profile: Path | None = None
        self._lines = b""
        self._seen = 0
        self._erasable = False
        self._told: Told | None = None

    def check(self) -> None:
        """Raise AssertionError if something does not hold."""
        before = self._told
        new = self._read()
        self._gate_held(before, new)
        self._each_id_is_there_once()
        self._focus_is_inside()
        told, person = self._told, self.walk.person
        if told is None:
            return
        if any(widget.objectName().startswith("compare.") for widget in self.walk.widgets()):
            acts = [event for event in new if not isinstance(event, AnyInteraction)]
            assert acts == [] or person.sees(ids.LAB_PANEL), "comparing has written something"
        elif person.sees(ids.STAGE_HOME) or person.sees(ids.STAGE_MORE):
            self._stage(told)

    # ------------------------------------------------------------------ the ledger

    def _read(self) -> list[LedgerEvent]:
        """What was added to the ledger with the last step; outcomes are printed anew of it."""
        person = self.walk.person
        profile = person.program.profile
        rows = person.program.ledger.entries()
        erased = self._erasable and len(rows) < self._seen
        self._erasable = person.sees(ids.SETTINGS_ERASE_CONFIRM)
        fresh = erased or profile != self._profile
        if fresh:
            self._profile, self._lines, self._seen = profile, b"", 0
        new = [row.event for row in rows[self._seen :]]
        self._seen = len(rows)
        if fresh or any(not isinstance(event, AnyInteraction) for event in new):
            self._print(profile)
        return new

    def _print(self, profile: Path) -> None:
        _say("export", "--profile", str(profile), "--output", str(self._export))
        _, _, lines = self._export.read_bytes().partition(b"\n")
        assert lines.startswith(self._lines), "what was on the disk has been rewritten"
        self._lines = lines
        started = b'"kind":"walkthrough_started"' in lines
        told = _say("outcomes", str(self._export), "--format", "json") if started else "null"
        self._told = json.loads(told)

    def _gate_held(self, before: Told | None, new: list[LedgerEvent]) -> None:
        """Nothing is sent from the gate on, up to the choice that opens it."""
        if before and before["account"]["notice"] == "must-choose" and before["at"]:
            sent = [event for event in new if isinstance(event, SENDING)]
            moved = [e for e in new if not isinstance(e, (*SENDING, AnyInteraction))]
            assert not sent or moved, f"{sent} went through the gate"

    # ------------------------------------------------------------------ the screen

    def _stage(self, told: Told) -> None:
        person = self.walk.person
        chats = {chat["id"]: _outcome(chat) for chat in told["chats"]}
        at = datetime.fromisoformat(told["at"])
        if person.sees(ids.CLOCK_LOOK):
            assert self.words.instant(at) == person.clock.look
        if person.sees(ids.CHATS_LIST):
            self._rows(chats)
        if person.sees(ids.CHATS_SUMMARY):
            assert self._counted(chats) == person.chats.summary
        if person.sees(ids.CHAT_TRAINING):
            self._open_chat(chats, told)
        if person.sees(ids.SETTINGS_PRIVACY_TOGGLE):
            assert told["account"]["setting"] == _setting(person.find(ids.SETTINGS_PRIVACY_TOGGLE))
        if told["account"]["notice"] == "must-choose":
            assert not person.can_use(ids.CHAT_COMPOSE)

    def _rows(self, chats: dict[str, ChatOutcome]) -> None:
        """Every row says its outcome; without a search or a filter every chat has a row."""
        view = self.walk.person.find_as(QListView, ids.CHATS_LIST)
        model = view.model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        said = {
            index.data(Row.ID): (
                index.data(Row.TITLE),
                index.data(Qt.ItemDataRole.AccessibleDescriptionRole),
            )
            for index in indexes
        }
        sought = self.walk.person.find_as(QLineEdit, ids.CHATS_SEARCH).text()
        only = self._only()
        expected = {
            chat.id: (chat.title, phrases.row_sentence(self.words, chat))
            for chat in chats.values()
            if only in ("", chat.training) and (not sought or chat.id in said)
        }
        assert expected == said

    def _only(self) -> str:
        """The status that the list is filtered by, "" if by none."""
        lines = (f"{ids.CHATS_FILTER}.{status}" for status in STATUSES)
        for line in lines:
            for button in self.walk.person.window.findChildren(QAbstractButton, line):
                if button.isChecked():
                    return str(button.property("value"))
        return ""

    def _counted(self, chats: dict[str, ChatOutcome]) -> str:
        counts = Counter(chat.training for chat in chats.values())
        person, count = self.walk.person, len(chats)
        if self._only() or person.find_as(QLineEdit, ids.CHATS_SEARCH).text():
            listed = person.find_as(QListView, ids.CHATS_LIST).model().rowCount()
            total = self.words.many(
                "{listed} of {n} chat", "{listed} of {n} chats", count, listed=listed
            )
        else:
            total = self.words.many("{n} chat", "{n} chats", count)
        said = [total]
        said += [
            f"{phrases.status_word(self.words, status)}: {counts[status]}"
            for status in STATUSES
            if counts[status]
        ]
        return ", ".join(said)

    def _open_chat(self, chats: dict[str, ChatOutcome], told: Told) -> None:
        person = self.walk.person
        printed = [chat for chat in told["chats"] if chat["title"] == person.chat.title]
        assert len(printed) == 1, f"{person.chat.title!r} is open"
        (chat,) = printed
        outcome = chats[chat["id"]]
        kept = chat["retention"]
        assert (chat["training"], kept["period"], kept["until"]) == person.chat.properties
        assert (
            phrases.status_word(self.words, outcome.training),
            phrases.kept(self.words, outcome.retention).sentence,
        ) == person.chat.badges
        if person.sees(ids.CHAT_WHY) and self.words.language == "en":
            why = person.chat.why
            assert [r["text"] for r in chat["reasons"] if r["text"] not in why] == []

    # ------------------------------------------------------------------ ids and focus

    def _each_id_is_there_once(self) -> None:
        """An id names one control, in the program's window and the lab's together."""
        counts = Counter(widget.objectName() for widget in self.walk.widgets())
        assert [name for name, times in counts.items() if times > 1] == []

    def _focus_is_inside(self) -> None:
        """While an overlay is open, nothing behind it has the focus.

        The lab panel and what went wrong lie beside overlays, and lists hang over them.
        """
        window = self.walk.person.window
        overlay = next((o for o in window.findChildren(Overlay) if o.isVisible()), None)
        focused = window.focusWidget()
        above: QWidget | None = focused
        if overlay is None or focused is None or self.walk.person.sees(ids.STAGE_BLANK):
            return
        while above is not None and above is not overlay:
            if isinstance(above, LabView | Banner) or _hangs(above):
                return
            above = above.parentWidget()
        name = focused.objectName() or type(focused).__name__
        assert above is overlay, f"{name} has the focus behind {overlay.objectName()}"


def _hangs(widget: QWidget) -> bool:
    """Whether it hangs from a control that can be used."""
    return isinstance(widget, Popover) and widget._anchor.isEnabled()


def _outcome(chat: Told) -> ChatOutcome:
    """A chat's outcome, as it was printed."""
    return msgspec.convert({**chat}, ChatOutcome)


def _setting(widget: QWidget) -> str:
    assert isinstance(widget, Toggle)
    return "undecided" if widget.unset else "on" if widget.isChecked() else "off"


def _say(*arguments: str) -> str:
    """What a command prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert 0 == cli.main(list(arguments))
    return printed.getvalue()
