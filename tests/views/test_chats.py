"""The list of chats and the open chat: what they say, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from consentlab import ids
from consentlab.simulation import CANNED
from consentlab.widgets.bubble import Bubble
from consentlab.widgets.chatlist import ChatList
from consentlab.widgets.fade import HIGH, HIGH_ABOVE
from pages import DOWN, ENTER, Person, printed_outcomes

Start = Callable[..., Person]

SAID = {
    "Gift for Noor": "Private. 30 days, until 6 Dec 2025",
    "Weekend in Lisbon": (
        "Can be used. 5 years, until 5 Nov 2030. Training too, because of feedback"
    ),
    "Parser for bank exports": "Can be used. 5 years, until 4 Nov 2030",
    "Fireworks at home": "Dormant. 2 years, until 25 Oct 2027. Safety work too, because flagged",
    "Sourdough that stays flat": "Dormant. 30 days, until 19 Nov 2025",
    "Cover letter, second draft": "Withdrawn. 30 days, until 14 Nov 2025",
    "Letter to the landlord": "Deleted. 30 days, until 14 Nov 2025",
    "Rent or buy": "Withdrawn. 30 days, until 14 Nov 2025",
    "Marathon plan": "Dormant. 30 days, ended 19 Aug 2025",
}
"""What the rows of `came-back` say to assistive technology."""

COUNTED = "9 chats, Can be used: 2, Dormant: 3, Withdrawn: 2, Private: 1, Deleted: 1"


def begin_of(area: QWidget, widget: QWidget) -> int:
    """How far below the top of an area a widget in it begins."""
    return widget.mapTo(area, QPoint(0, 0)).y()


def test_rows_say_status_and_retention(start: Start) -> None:
    """And a use that no switch stops. The line above counts each status."""
    person = start("came-back")
    assert SAID == person.chats.said
    assert sorted(COUNTED.split(", ")) == sorted(person.chats.summary.split(", "))


def test_search_filter_and_order(start: Start) -> None:
    """Each finds its chats; the counts of each status stay those of all chats."""
    person = start("came-back")
    statuses = COUNTED.partition(", ")[2]
    chats, everything = person.chats, list(SAID)
    for text, expected in {
        "SOURDOUGH": ["Sourdough that stays flat"],
        "rent or": ["Rent or buy"],
        "nowhere to be found": [],
        "": chats.titles,
    }.items():
        chats.search(text)
        assert expected == chats.titles
    for status, expected in {
        "withdrawn": ["Cover letter, second draft", "Rent or buy"],
        "expired": [],
        "all": everything,
    }.items():
        chats.pick(ids.CHATS_FILTER, status)
        assert sorted(expected) == sorted(chats.titles)
        listed = "9 chats" if status == "all" else f"{len(expected)} of 9 chats"
        assert f"{listed}, {statuses}" == chats.summary
    for order, first in {
        "title": "Cover letter, second draft",
        "ends": "Marathon plan",
        "last": "Gift for Noor",
    }.items():
        chats.pick(ids.CHATS_SORT, order)
        assert first == chats.titles[0]
    assert person.focus == ids.CHATS_SORT


def test_a_search_can_be_cleared(start: Start, qtbot: QtBot) -> None:
    """By a button with a name, also where the window was made anew around the search."""
    person = start("came-back")
    person.chats.search("zeppelin")
    assert person.chats.titles == []
    person.settings.open(ids.SETTINGS_APPEARANCE)
    person.press(f"{ids.SETTINGS_THEME}.dark")
    person.settings.close()
    (clear,) = person.find(ids.CHATS_SEARCH).findChildren(QAbstractButton)
    assert "Clear the search" == clear.text()
    qtbot.waitUntil(lambda: clear.property("opacity") == 1)  # Qt fades it in
    clear.click()
    assert list(SAID) == person.chats.titles


@pytest.mark.parametrize("text_size", [100, 200])
def test_a_filter_is_shown_and_ended(start: Start, text_size: int) -> None:
    """The button that filters says so, and another one beside the count lists all again."""
    person = start("came-back", text_size=text_size)
    if person.sees(ids.CHAT_BACK):
        person.press(ids.CHAT_BACK)
    button = person.find(ids.CHATS_FILTER)
    plain = button.grab().toImage()
    assert not person.sees(ids.CHATS_SHOW_ALL)
    person.chats.pick(ids.CHATS_FILTER, "withdrawn")
    assert "Only: Withdrawn" == button.accessibleDescription()
    assert plain != button.grab().toImage()
    assert "Only: Withdrawn" == person.words(ids.CHATS_SHOW_ALL)
    person.tab_to(ids.CHATS_SHOW_ALL)
    person.key(ENTER)
    assert (list(SAID), COUNTED) == (person.chats.titles, person.chats.summary)
    assert ("", ids.CHATS_FILTER) == (button.accessibleDescription(), person.focus)
    assert not person.sees(ids.CHATS_SHOW_ALL)


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
@pytest.mark.parametrize("field", [ids.CHATS_SEARCH, ids.CHAT_COMPOSE])
def test_an_empty_field_begins_where_its_words_do(start: Start, field: str, language: str) -> None:
    """The caret stands beside what stands in for the text, and what is typed begins there."""
    person = start("came-back", language=language)
    line = person.find_as(QLineEdit, field)
    for text in ("", "hello"):
        line.setText(text)
        line.setCursorPosition(0)
        line.grab()
        in_right_half = 2 * line.cursorRect().center().x() > line.width()
        assert (language == "pseudo-rtl") is in_right_half


def test_a_page_of_its_own_says_why_no_chat_can_be_begun(start: Start) -> None:
    """The field to write in, which says it elsewhere, is on the other page."""
    person = start("came-back", text_size=200)
    reason = "You are looking back. Acting is possible from the present on."
    assert reason not in person.all_lines
    person.press(ids.CLOCK_JUMP)
    person.press(ids.CLOCK_NOTICE_DAY)
    assert person.sees(ids.CHATS_LIST)
    assert not person.can_use(ids.CHATS_NEW)
    assert reason in person.all_lines


def test_the_open_chat_stays_open_when_it_is_not_listed(start: Start) -> None:
    """Searching for something else takes nothing away from what is being read."""
    person = start("came-back")
    person.chats.open("Rent or buy")
    person.chats.search("lisbon")
    assert (["Weekend in Lisbon"], "Rent or buy") == (person.chats.titles, person.chat.title)


@pytest.mark.parametrize("scenario", ["came-back", "gemini-user"])
def test_the_badges_hold_what_the_command_prints(start: Start, scenario: str) -> None:
    """`status`, `period` and `until` of each chat, as JSON for the same profile says them."""
    person = start(scenario)
    shown = {}
    for title in person.chats.titles:
        person.chats.open(title)
        shown[title] = person.chat.properties
    printed: dict[str, Any] = {
        chat["title"]: (
            chat["training"],
            chat["retention"]["period"],
            chat["retention"]["until"],
        )
        for chat in printed_outcomes(person.program.profile)["chats"]
    }
    assert printed == shown


def test_why_gives_the_reasons_that_the_command_prints(start: Start) -> None:
    """Every sentence of a chat that is in a run and was rated; each assumption is marked."""
    person = start("came-back")
    person.chats.open("Weekend in Lisbon")
    chats = printed_outcomes(person.program.profile)["chats"]
    (reasons,) = (chat["reasons"] for chat in chats if chat["title"] == "Weekend in Lisbon")
    why = person.chat.why
    assert [] == [reason["text"] for reason in reasons if reason["text"] not in why]
    assert why.count("Assumption") == sum(not reason["stated"] for reason in reasons)
    assert "In a training run" in " ".join(why)


def test_sending_is_a_turn(start: Start) -> None:
    """It moves the present, wakes a dormant chat, and is answered by a canned line."""
    person = start("came-back")
    person.chats.open("Marathon plan")
    assert "dormant" == person.chat.properties[0]
    person.chat.send("Running again.")
    assert ("eligible", "P5Y") == person.chat.properties[:2]
    assert ["Running again.", CANNED] == [
        line for line in person.chat.transcript if line in ("Running again.", CANNED)
    ]
    assert "Marathon plan" == person.chats.titles[0]
    assert "6 Nov 2025, 20:30 UTC" == person.clock.present
    assert "message_sent marathon" == person.acts()[-1]


def test_nothing_empty_is_sent(start: Start) -> None:
    """Neither by Enter nor by the button."""
    person = start("came-back")
    before = person.acts()
    person.chat.send("   ")
    person.key(ENTER)
    assert before == person.acts()


@pytest.mark.parametrize(
    ("button", "title", "kind", "status"),
    [
        (ids.CHATS_NEW, "New chat", ("chat", False), "eligible"),
        (ids.CHATS_NEW_PRIVATE, "New private chat", ("chat", True), "private"),
        (ids.CHATS_NEW_CODING, "New coding session", ("coding", False), "eligible"),
    ],
)
def test_a_new_chat_begins_with_its_first_message(
    start: Start, button: str, title: str, kind: tuple[str, bool], status: str
) -> None:
    """Before that nothing is begun; a draft that is left leaves nothing."""
    person = start("came-back")
    before = person.acts()
    person.press(button)
    assert (title, before, len(SAID)) == (person.chat.title, person.acts(), len(person.chats.ids))
    person.chats.open("Rent or buy")
    assert before == person.acts()
    person.press(button)
    person.chat.send("How long is a piece of string?")
    assert ["How long is a piece of string?"] == person.chats.titles[:1]
    assert person.chat.title == person.chats.titles[0]
    assert status == person.chat.properties[0]
    assert person.program.simulation is not None
    made = person.program.simulation.state.history.chats[-1]
    assert kind == (made.kind, made.private)


def test_thumbs_send_a_copy(start: Start) -> None:
    """The last one holds; the row says the use that no switch stops."""
    person = start("changed-mind")
    person.chats.open("Poster for a lost cat")
    assert (False, False) == person.chat.thumbs
    for thumb, expected in ((ids.CHAT_UP, (True, False)), (ids.CHAT_DOWN, (False, True))):
        person.press(thumb)
        assert expected == person.chat.thumbs
    assert ["feedback up lost-cat", "feedback down lost-cat"] == person.acts()[-2:]
    assert ("off", "P5Y") == person.chat.properties[:2]
    assert "Training too, because of feedback" in person.chats.said["Poster for a lost cat"]


def test_the_run_that_took_a_chat_in_is_named_as_in_its_timeline(start: Start) -> None:
    """Between the messages that it took in and those that came later."""
    person = start("came-back")
    person.chats.open("Weekend in Lisbon")
    assert "Autumn run, 1 Oct 2025: took in all above" in person.chat.transcript
    assert "In a training run Autumn" in person.chat.why


def test_a_bubble_is_as_wide_as_its_words(start: Start) -> None:
    """A short message does not look like a long one."""
    person = start("coding-sessions")
    person.chats.open("Forty years of choir lists")
    wide = [bubble.width() for bubble in person.window.findChildren(Bubble)]
    assert wide[-1] < wide[0] / 2


def test_messages_come_first_where_there_is_little_room(start: Start) -> None:
    """What a filter might blank out is offered below them then, and Tab finds it there."""
    stops = {}
    for text_size in (100, 200):
        person = start("came-back", new=True, text_size=text_size)
        person.chats.open("Weekend in Lisbon")
        person.find(ids.CHAT_TRANSCRIPT).setFocus()
        stops[text_size] = [stop for stop in person.tab_round() if stop][:3]
        person.quit()
    thumbs = [ids.CHAT_UP, ids.CHAT_DOWN]
    assert {100: [ids.CHAT_SENSITIVE, *thumbs], 200: [*thumbs, ids.CHAT_SENSITIVE]} == stops


def test_what_marks_mean_stands_before_them(start: Start) -> None:
    """Where the switch comes after the messages it goes above them while it is on, in view."""
    person = start("came-back", text_size=200)
    person.chats.open("Cover letter, second draft")

    def bounds() -> tuple[int, int, int]:
        area = person.find(ids.CHAT_TRANSCRIPT)
        places = [begin_of(area, w) for w in area.findChildren(Bubble) if w.isVisible()]
        return begin_of(area, person.find(ids.CHAT_SENSITIVE)), min(places), area.height()

    for before in (True, False):
        person.press(ids.CHAT_SENSITIVE)
        person.settle()
        switch, first, high = bounds()
        assert (switch < first) is before
        assert 0 <= switch < high


def test_a_use_beside_a_status_that_never_trains(start: Start) -> None:
    """The second line of a private or a deleted chat does not say "too"."""
    person = start("changed-mind")
    person.chats.open("Poster for a lost cat")
    person.press(ids.CHAT_UP)
    person.press(ids.CHAT_DELETE)
    said = person.chats.said["Poster for a lost cat"]
    assert said.startswith("Deleted. ")
    assert said.endswith(". Training all the same, because of feedback")


def test_why_tells_why_a_status_outlives_the_copy(start: Start) -> None:
    """Only a chat that could be used until then is called "Copy ended"."""
    person = start("came-back")
    told = "“Copy ended” is the status of chats that could be used until then"
    foots = {}
    for title in ("Marathon plan", "Rent or buy"):
        person.chats.open(title)
        foots[title] = told in person.chat.why[-1]
    assert {"Marathon plan": True, "Rent or buy": False} == foots
    person.press(ids.CLOCK_PLUS_5_YEARS)
    person.chats.open("Weekend in Lisbon")
    assert person.chat.properties[0] == "expired"
    assert told not in person.chat.why[-1]


def test_a_rating_stands_under_its_own_answer(start: Start) -> None:
    """Not under a later one; looking back to before that it is the last one's thumb."""
    person = start("came-back")
    person.chats.open("Weekend in Lisbon")
    rated, lines = "You rated this answer: good", person.chat.transcript
    rating = lines.index(rated)
    assert lines[rating - 1].startswith("I would leave out the castle hill")
    assert (False, False) == person.chat.thumbs
    person.press(ids.CHAT_DOWN)
    assert ([True], (False, True)) == (
        [line == rated for line in person.chat.transcript if line.startswith("You rated")],
        person.chat.thumbs,
    )
    person.press(ids.CLOCK_DEADLINE)
    assert (True, False) == person.chat.thumbs
    assert rated not in person.chat.transcript


def test_a_thumb_that_is_refused_stays_up_for_nobody(start: Start) -> None:
    """At the gate a rating cannot be sent; the thumb shows none."""
    person = start("deadline-passed")
    person.notice.read_first()
    if person.can_use(ids.CHAT_UP):
        person.press(ids.CHAT_UP)
        assert "Nothing can be sent before you choose." == person.stage.problem
    assert (False, False) == person.chat.thumbs


def test_deleting(start: Start) -> None:
    """The chat stays listed as deleted, says until when a copy is kept, and takes no message."""
    person = start("came-back")
    person.chats.open("Weekend in Lisbon")
    person.press(ids.CHAT_DELETE)
    assert "deleted lisbon" == person.acts()[-1]
    assert "deleted" == person.chat.properties[0]
    assert person.chats.said["Weekend in Lisbon"].startswith("Deleted.")
    assert not person.chat.can_write
    assert not person.can_use(ids.CHAT_DELETE)


def test_arrows_open_the_next_chat(start: Start) -> None:
    """And the transcript says what of it is in scope."""
    person = start("came-back")
    person.chats.open("Gift for Noor")
    person.key(DOWN)
    assert "Weekend in Lisbon" == person.chat.title
    assert "In scope: the whole chat, from the first message" in person.chat.transcript


def test_the_open_chat_stays_clear_of_the_fades(start: Start) -> None:
    """A rating makes its row higher and the list lower; scrolled away it stays away."""
    person = start("feedback-and-flags")
    rows = person.window.findChild(ChatList, ids.CHATS_LIST)
    assert isinstance(rows, ChatList)

    def free() -> tuple[int, int]:
        row, room = rows.visualRect(rows.currentIndex()), rows.viewport().rect()
        return row.top(), room.bottom() - row.bottom()

    person.window.resize(1440, 900)
    person.chats.open("Rhubarb, and how much")
    person.settle()
    found = [free()]
    person.press(ids.CHAT_UP)
    person.settle()
    found.append(free())
    person.window.resize(1440, 700)
    person.settle()
    for above, below in [*found, free()]:
        assert above >= HIGH_ABOVE
        assert below >= HIGH
    rows.verticalScrollBar().setValue(0)
    person.window.resize(1440, 720)
    person.settle()
    assert rows.verticalScrollBar().value() == 0


def test_an_agreement_is_named_once(start: Start) -> None:
    """Above its reasons, as in the badge."""
    person = start("team-plan")
    person.chats.open("Poem for the lost property box")
    assert "By agreement your organisation decides" in person.chat.why
