"""Where outcomes are hidden, nothing on any screen tells one: for studies that need it so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import astuple
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from consentlab import ids
from consentlab.arguments import parse, run_options
from consentlab.policy.outcome import STATUSES
from consentlab.views import phrases
from consentlab.widgets.chatrow import ChatLine, Row
from consentlab.words import load
from pages import ESC, F2, Compare, Person

pytestmark = pytest.mark.sweep

Start = Callable[..., Person]

ENGLISH = load("en")
DAY = r"\d{1,2} [A-Z][a-z]+(?: \d{4})?"
PERIOD = r"(?:5 years|30 days|18 months|72 hours)"
TELLING = {
    "status": "|".join(rf"\b{phrases.status_word(ENGLISH, status)}\b" for status in STATUSES),
    "status of a row": rf"^(?:{'|'.join(set(STATUSES) - {'off', 'private', 'deleted'})})$",
    "scope": r"\b(?:In|Not in) scope\b|Not stated whether",
    "period": rf"^(?:{PERIOD}|By agreement|Until deleted)(?:, .* {DAY})?$|^Kept |^PT?\d+[YMDH]$",
    "end": rf"\b(?:until|ended) {DAY}$|^\d{{4}}-\d\d-\d\dT",
    "use": r"(?:Training|Safety work) too",
    "run": r"\bIn \d+ runs?\b|took in all|with \d+ of your chats|In a training run",
    "move": r"\d+ chats? (?:moved|moves|move)\b|\d+ of \d+ chats|What changed",
    "next change": r"cop(?:y ends|ies end)|\d+ new chats?|No more changes",
    "count": r"\b\d+ chats?\b",
    "order": r"What ends first",
}
"""What tells an outcome, by kind. A policy's own words ("5 years with the switch on") do not,
nor does what a person did: a private chat, a switch that is off, a message deleted."""

SCENARIOS = ("came-back", "feedback-and-flags", "plan-change", "long-ago", "chatgpt-user")


# ---------------------------------------------------------------------- everything there is


def worded(widget: QWidget) -> list[str]:
    """Its class's properties that may hold words. PySide frees meta objects: keep none."""
    meta = widget.metaObject()
    of_text = ("QString", "QStringList", "QVariant", "QVariantList", "PyObject")
    every = (meta.property(n) for n in range(meta.propertyCount()))
    named = {str(found.name()) for found in every if str(found.typeName()) in of_text}
    return sorted(named - NOT_WORDS)


NOT_WORDS = {"objectName", "accessibleIdentifier", "styleSheet", "inputMask"}


def told(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a window with where it is from, of what is hidden now as well.

    Properties of all kinds, titles, tooltips, accessible names and descriptions among them, and
    every role of every row: what assistive technology is told is made of nothing else.
    """
    names: dict[type[QWidget], list[str]] = {}
    for widget in [window, *window.findChildren(QWidget)]:
        if type(widget) not in names:
            names[type(widget)] = worded(widget)
        own = widget.objectName() or type(widget).__name__
        more = [bytes(name.data()).decode() for name in widget.dynamicPropertyNames()]
        ours = [name for name in more if not name.startswith("_")]
        for name in [*names[type(widget)], *ours]:
            for text in _strings(widget.property(name)):
                yield f"{own} {name}", text
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            for row in range(model.rowCount()):
                for role in [*range(16), *range(Qt.ItemDataRole.UserRole, Row.LINE + 20)]:
                    for text in _strings(model.index(row, 0).data(role)):
                        yield f"{own} row {row} role {role}", text


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, ChatLine):
        return [text for text in astuple(value) if isinstance(text, str)]
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def leaks(person: Person, screen: str) -> set[tuple[str, str, str, str]]:
    """What tells an outcome: its kind, the screen, where, and the text."""
    messages = set()
    if person.program.simulation:
        chats = person.program.simulation.state.history.chats
        messages = {text for c in chats for text in (c.title, *(m.text for m in c.messages))}
    return {
        (kind, screen, where, text)
        for window in QApplication.topLevelWidgets()
        for where, text in told(window)
        for kind, telling in TELLING.items()
        if text not in messages and re.search(telling, text)
    }


# ---------------------------------------------------------------------- every screen


def asked(start: Start, profile: Path) -> Iterator[tuple[str, Person]]:
    """From Home through the notice, every act and move in time, to the gate."""
    person = start(None, profile=profile, reveal=False)
    yield "Home", person
    person.tab_to(ids.HOME_START)
    person.press(ids.HOME_START)
    yield "the notice", person
    person.press(ids.NOTICE_TERMS)
    yield "the notice's terms", person
    person.notice.later()
    yield "not now", person
    person.key(F2)
    person.press(ids.LAB_RUN)
    yield "the lab, and a training run", person
    person.key(F2)
    person.press(ids.STAGE_SIMULATION)
    yield "about", person
    person.key(ESC)
    for page in (ids.SETTINGS_ACCOUNT, ids.SETTINGS_APPEARANCE, ids.SETTINGS_DATA):
        person.settings.open(page)
        yield page, person
        person.settings.close()
    person.settings.open()
    yield "privacy", person
    person.settings.privacy.flip()
    yield "a choice in the settings", person
    person.settings.close()
    yield "where a toast would be", person
    person.chat.send("The boiler papers have come.")
    person.press(ids.CHAT_UP)
    yield "a message and a thumb", person
    for kind in (ids.CHATS_NEW_PRIVATE, ids.CHATS_NEW_CODING, ids.CHATS_NEW):
        person.press(kind)
        yield kind, person
    person.chats.open("Rent or buy")
    person.press(ids.CHAT_DELETE)
    yield "a deleted chat", person
    for jump in (ids.CLOCK_PLUS_30_DAYS, ids.CLOCK_PLUS_5_YEARS, ids.CLOCK_NOTICE_DAY):
        person.clock.jump(jump)
        yield jump, person
    person.window.resize(1024, 700)
    yield "less room", person
    person.stage.go_home()
    yield "Home, with a walkthrough to go on with", person
    person.press(ids.HOME_CONTINUE)
    yield "gone on with", person
    person.quit()


def each_chat(start: Start, profile: Path) -> Iterator[tuple[str, Person]]:
    """Every chat of several people, now and when some copies have ended."""
    for scenario in SCENARIOS:
        person = start(scenario, profile=profile / scenario, reveal=False)
        for title in person.chats.titles:
            person.chats.open(title)
            yield f"{scenario}: {title}", person
        for jump in (ids.CLOCK_PLUS_30_DAYS, ids.CLOCK_PLUS_5_YEARS):
            person.clock.jump(jump)
            yield f"{scenario}: {jump}", person
        person.quit()


def other_ways_in(start: Start, profile: Path) -> Iterator[tuple[str, Person]]:
    """Signing up, the gate, and one column of large text."""
    person = start("new-user", profile=profile / "new", reveal=False)
    person.signup.go_to("training")
    yield "signing up", person
    person.signup.go_to("done", allow=True)
    yield "signing up, the last page", person
    person.signup.finish()
    person.chat.send("Is soup a drink?")
    yield "a new account's first chat", person
    person.quit()
    person = start("deadline-passed", profile=profile / "late", reveal=False, text_size=200)
    yield "the gate", person
    person.notice.read_first()
    person.chats.open("Rent or buy")
    yield "reading before the gate", person
    person.notice.choose_now()
    person.notice.accept()
    yield "one column", person
    person.quit()


@pytest.mark.parametrize("screens", [asked, each_chat, other_ways_in])
def test_nothing_on_any_screen_tells_an_outcome(
    start: Start, tmp_path: Path, screens: Callable[[Start, Path], Iterator[tuple[str, Person]]]
) -> None:
    """No text, tooltip, property, accessible word or role of a row, hidden ones included."""
    found = [leak for screen, person in screens(start, tmp_path) for leak in leaks(person, screen)]
    assert [] == found


def test_where_outcomes_are_shown_the_same_look_finds_every_kind(start: Start) -> None:
    """So that what is looked for above can be found at all."""
    person = start("came-back")
    person.chats.open("Weekend in Lisbon")
    found = leaks(person, "")
    person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    person.press(ids.CHANGES_SHOW)
    assert set(TELLING) == {kind for kind, *_ in found | leaks(person, "")}


# ---------------------------------------------------------------------- pictures, order, ways


def test_who_said_yes_and_who_said_no_see_the_same(start: Start, tmp_path: Path) -> None:
    """To the pixel, now, and at every jump ahead: no place, order, length or count differs."""
    pictures: dict[bool, list[QImage]] = {}
    for allow in (True, False):
        person = start(profile=tmp_path / str(allow), reveal=False, painted=True)
        person.notice.accept(with_switch_on=allow)
        pictures[allow] = [person.window.grab().toImage()]
        for title in ("Rent or buy", "Gift for Noor"):
            person.chats.open(title)
            pictures[allow].append(person.window.grab().toImage())
        for jump in (ids.CLOCK_PLUS_30_DAYS, ids.CLOCK_PLUS_5_YEARS):
            person.clock.jump(jump)
            pictures[allow].append(person.window.grab().toImage())
        person.quit()
    assert [True] * 5 == [yes == no for yes, no in zip(*pictures.values(), strict=True)]


def test_rows_hold_no_outcome_and_are_in_no_order_of_outcomes(start: Start) -> None:
    """What ends first is not offered; asked for all the same, the last message comes first."""
    person = start("came-back", reveal=False)
    rows = person.find_as(QListView, ids.CHATS_LIST).model()
    lines = [rows.index(n, 0).data(Row.LINE) for n in range(rows.rowCount())]
    bare = [ChatLine(title=line.title, icon=line.icon, date=line.date, bare=True) for line in lines]
    assert bare == lines
    person.press(ids.CHATS_SORT)
    orders = [w.objectName() for w in person.window.findChildren(QWidget)
              if w.objectName().startswith(f"{ids.CHATS_SORT}.")]  # fmt: skip
    assert [f"{ids.CHATS_SORT}.last", f"{ids.CHATS_SORT}.title"] == orders
    person.press(f"{ids.CHATS_SORT}.last")
    as_last = person.chats.titles
    person.program._store.sort("ends")
    person.program._store.show_only("eligible")
    assert as_last == person.chats.titles


def test_no_way_leads_to_an_outcome(start: Start) -> None:
    """Neither Compare nor the days on which something changes can be reached."""
    person = start("came-back", reveal=False)
    ways = [ids.STAGE_COMPARE, ids.CLOCK_NEXT, ids.CLOCK_PLAY, ids.CHATS_FILTER, ids.CHAT_WHY]
    assert [] == [way for way in (*ways, ids.CHAT_TIMELINE) if person.sees(way)]
    hidden = person.window.findChildren(QWidget, ids.CLOCK_NEXT)
    assert [False] == [button.isEnabled() for button in hidden]
    person.program._store.show_compare(shown=True)
    assert not Compare(person).is_open


def test_it_is_asked_for_at_the_start_and_holds_for_the_next_person(start: Start) -> None:
    """On the command line, or from Python; neither Home nor the next person lifts it."""
    assert [False, True] == [
        run_options(parse(["run", *asked_for])).reveal for asked_for in (["--hide-outcomes"], [])
    ]
    assert run_options(parse([])).reveal
    person = start(reveal=False)
    person.stage.go_home()
    person.program._store.reset()
    assert not person.program._store.scene.reveal
