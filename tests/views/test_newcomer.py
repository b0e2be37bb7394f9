"""What a person who uses the program for the first time would stumble over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QScrollArea, QWidget

from consentlab import ids
from consentlab.views import changewords
from consentlab.views.changegroup import Group
from consentlab.widgets.buttons import Button
from consentlab.widgets.drawing import looks_disabled
from pages import TAB, Person

Start = Callable[..., Person]


def on_screen(widget: QWidget) -> QRect:
    """Where it lies."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def begins(widget: QWidget) -> int:
    """How far it is from where its window's lines begin."""
    window = widget.window()
    left = widget.mapTo(window, QPoint(0, 0)).x()
    return window.width() - left - widget.width() if window.isRightToLeft() else left


def test_in_one_column_what_changed_stands_in_place_of_the_switch(start: Start) -> None:
    """Beside it there is no room; closing it leads back to the switch."""
    person = start("changed-mind", text_size=200)
    person.settings.open()
    assert not person.sees(ids.CHANGES_PANEL)
    person.settings.privacy.flip()
    assert person.sees(ids.CHANGES_PANEL)
    assert not person.sees(ids.SETTINGS_PRIVACY_TOGGLE)
    assert ids.CHANGES_CLOSE == person.focus
    person.press(ids.CHANGES_CLOSE)
    assert person.sees(ids.SETTINGS_PRIVACY_TOGGLE)
    assert ids.SETTINGS_PRIVACY_TOGGLE == person.focus


def test_a_look_elsewhere_is_not_told_beside_the_switch(start: Start) -> None:
    """What changed by looking has its toast; beside the switch stands what a choice changed."""
    person = start("changed-mind")
    person.press(ids.CLOCK_PLUS_5_YEARS)
    person.settings.open()
    assert not person.sees(ids.CHANGES_PANEL)
    person.settings.privacy.flip()
    assert person.sees(ids.CHANGES_PANEL)


def test_every_chat_that_moved_is_told_of(start: Start) -> None:
    """The total is of all chats before and now, and the groups below add up to it."""
    person = start()
    person.notice.accept()
    person.press(ids.CLOCK_PLUS_30_DAYS)
    person.press(ids.CLOCK_TO_PRESENT)
    person.press(ids.CHANGES_SHOW)
    lines = person.lines(ids.CHANGES_PANEL)
    assert "8 of 9 chats differ" in lines
    assert "“A name for the cat”, “My grandfather's coat”" in lines
    assert {"Not begun yet", "Other changes"} <= set(lines)
    assert any(line.startswith("“Weekend in Lisbon”: ") for line in lines)


LISBON = "“Weekend in Lisbon”: The maker’s copy ended on 5 Nov 2030. There is nothing left to use."
PARSER = (
    "“Parser for bank exports”: The maker’s copy ended on 4 Nov 2030. There is nothing left to use."
)


def test_every_chat_of_a_group_has_its_own_reason(start: Start) -> None:
    """That of the first one says nothing of the others."""
    person = start("came-back")
    person.press(ids.CLOCK_PLUS_5_YEARS)
    person.press(ids.CHANGES_SHOW)
    lines = person.lines(ids.CHANGES_PANEL)
    assert [LISBON, PARSER] == [line for line in lines if line in (LISBON, PARSER)]


def test_a_reason_that_all_share_is_told_once(start: Start) -> None:
    """Below the titles of all of them."""
    person = start("came-back")
    person.settings.open()
    person.settings.privacy.flip()
    lines = person.lines(ids.CHANGES_PANEL)
    told = lines.index("“Fireworks at home”, “Sourdough that stays flat”, “Marathon plan”")
    reason = "Training is off since 6 Nov 2025, and you never wrote here while it was on."
    assert reason == lines[told + 1]
    assert 1 == "\n".join(lines).count(reason)


def test_of_many_reasons_the_first_are_told(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other chats are named below them: none is left out."""
    monkeypatch.setattr(changewords, "MOST", 1)
    person = start("came-back")
    person.press(ids.CLOCK_PLUS_5_YEARS)
    person.press(ids.CHANGES_SHOW)
    lines = person.lines(ids.CHANGES_PANEL)
    assert {LISBON, "And 1 more: “Parser for bank exports”"} <= set(lines)
    assert PARSER not in lines


def test_a_chat_says_when_it_begins(start: Start) -> None:
    """Looked at from before its first message."""
    person = start()
    person.notice.accept()
    person.press(ids.CHATS_NEW)
    person.press(ids.CHAT_COMPOSE)
    person.write("Hello there")
    person.press(ids.CHAT_SEND)
    person.press(ids.CLOCK_NOTICE_DAY)
    assert "This chat begins on 29 Aug 2025." in person.lines(ids.CHAT_TRANSCRIPT)


def test_the_head_of_a_chat_is_read_in_its_order(start: Start) -> None:
    """Its title comes before its parts, and those before what deletes it."""
    person = start("changed-mind", text_size=100)
    person.window.resize(1024, 700)
    order = [
        begins(person.find(part)) for part in (ids.CHAT_TITLE, ids.CHAT_PARTS, ids.CHAT_DELETE)
    ]
    assert sorted(order) == order


def test_why_is_headed_where_nothing_else_names_it(start: Start) -> None:
    """Beside the chat; as a part of the chat the chosen part is its name."""
    person = start("changed-mind")
    person.chats.open("Poster for a lost cat")
    headed = []
    for width in (1440, 1024, 1440):
        person.window.resize(width, 900)
        person.settle()
        if width == 1024:
            person.press(ids.CHAT_PART_WHY)
        headed.append(person.chat.why[0] == "Why")
    assert [True, False, True] == headed


def test_why_says_why_it_is_empty(start: Start) -> None:
    """Beside a chat that is not begun, and beside one that is not there yet."""
    person = start("changed-mind")
    person.press(ids.CHATS_NEW)
    nothing = "Nothing to explain yet. It begins with your first message."
    assert ["Why", nothing] == person.chat.why
    person.press(ids.CHATS_NEW_PRIVATE)
    assert ["Why", "A private chat stays out of training."] == person.chat.why
    person.chats.open("Poster for a lost cat")
    assert "Switched off for training" in person.chat.why
    person.clock.jump(ids.CLOCK_NOTICE_DAY)
    begins = "This chat begins on 20 Oct 2025."
    assert ["Why", begins] == person.chat.why
    assert begins in person.chat.transcript


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_every_page_of_a_chat_begins_where_its_title_does(start: Start, language: str) -> None:
    """Where there is no room beside the chat."""
    person = start("changed-mind", text_size=200, language=language)
    person.chats.open(person.chats.titles[0])
    begun = begins(person.find(ids.CHAT_TRAINING))
    person.press(ids.CHAT_PART_WHY)
    texts = person.find(ids.CHAT_WHY).findChildren(QLabel)
    assert begun == min(begins(text) for text in texts if text.isVisible())
    person.press(ids.CHAT_PART_TIMELINE)
    assert begun == begins(person.find(ids.CHAT_TIMELINE))


def test_rating_keeps_the_focus_on_the_thumb(start: Start) -> None:
    """The page of messages is made anew below it."""
    person = start()
    person.notice.accept()
    person.press(ids.CHAT_UP)
    assert ids.CHAT_UP == person.focus


def test_an_account_without_chats_says_so(start: Start) -> None:
    """No chat is not the same as no match; and where nothing moved there is no toast."""
    person = start("new-user")
    person.signup.go_to("done")
    person.signup.finish()
    assert "No chats yet." in person.all_lines
    assert not person.sees(ids.CHANGES_SHOW)
    person.chats.search("zz")
    assert "No chat matches." in person.all_lines


@pytest.mark.sweep
@pytest.mark.parametrize(("width", "text_size"), [(1024, 200), (1024, 100), (1440, 100)])
@pytest.mark.parametrize("listed", [True, False])
def test_the_toast_covers_nothing(start: Start, width: int, text_size: int, listed: bool) -> None:
    """Neither rows nor messages nor reasons: what would lie below it gives way."""
    person = start(text_size=text_size)
    person.window.resize(width, 700)
    person.notice.accept()
    if person.sees(ids.CHAT_BACK) and listed:
        person.press(ids.CHAT_BACK)
    elif person.sees(ids.CHATS_LIST) and not listed:
        person.chats.open(person.chats.titles[1])
    assert person.changes.toast
    toast = person.find(ids.CHANGES_SHOW).parentWidget()
    assert toast is not None
    covered = []
    for part in (ids.CHATS_LIST, ids.CHAT_TRANSCRIPT, ids.CHAT_WHY, ids.CHAT_COMPOSE):
        for shown in person.all(part):
            view = shown.viewport() if isinstance(shown, QAbstractScrollArea) else shown
            if on_screen(view).intersects(on_screen(toast)):
                covered.append(part)
    assert [] == covered


@pytest.mark.parametrize("page", [ids.SETTINGS_APPEARANCE, ids.SETTINGS_PRIVACY, ids.SETTINGS_DATA])
def test_what_has_the_focus_in_the_settings_is_in_view(start: Start, page: str) -> None:
    """However far down its page it is."""
    person = start("changed-mind", text_size=200)
    person.window.resize(1024, 700)
    person.settings.open(page)
    if page == ids.SETTINGS_DATA:
        person.press(ids.SETTINGS_ERASE)
    hidden = []
    for _ in person.tab_round():
        person.key(TAB)
        assert person.focused is not None
        if person.focused.visibleRegion().boundingRect() != person.focused.rect():
            hidden.append(person.focus)
    assert [] == hidden


@pytest.mark.parametrize("way", ["opened again", "turned to again"])
def test_the_settings_begin_at_the_top_of_a_page(start: Start, way: str) -> None:
    """However far it was scrolled before: the switch is up there."""
    person = start("team-plan", text_size=200)
    person.window.resize(1024, 700)
    person.settings.open()
    shown = person.find(ids.SETTINGS_DIALOG).findChildren(QScrollArea)
    (area,) = (area for area in shown if area.isVisible())
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    if way == "opened again":
        person.settings.close()
        person.settings.open()
    else:
        person.press(ids.SETTINGS_DATA)
        person.press(ids.SETTINGS_PRIVACY)
    assert 0 == bar.value()


def test_the_question_whether_to_erase_is_seen_with_its_answers(start: Start) -> None:
    """They appear below what has been pressed."""
    person = start("changed-mind", text_size=200)
    person.window.resize(1024, 700)
    person.settings.open(ids.SETTINGS_DATA)
    person.press(ids.SETTINGS_ERASE)
    person.settle()
    answers = (ids.SETTINGS_ERASE_CANCEL, ids.SETTINGS_ERASE_CONFIRM)
    for answer in answers:
        button = person.find(answer)
        assert button.rect() == button.visibleRegion().boundingRect()
    keep, erase = (person.find_as(Button, answer) for answer in answers)
    assert keep.kind == erase.kind  # neither is the one to press


def test_where_the_switch_decides_nothing_the_settings_say_so(start: Start) -> None:
    """On a plan with an agreement of its own, the account page points to no switch."""
    person = start("team-plan")
    person.settings.open(ids.SETTINGS_ACCOUNT)
    assert (
        "This plan is not covered: the organisation’s agreement decides." in person.settings.lines
    )
    assert "The training switch" not in person.settings.lines
    person.press(ids.SETTINGS_PRIVACY)
    now = (
        "Nothing on this plan: the organisation’s agreement decides about training, "
        "and about how long chats are kept."
    )
    applies = "The switch does not apply on this plan."
    kept = (
        "The organisation’s agreement decides. "
        "On covered plans: 5 years if written while the switch is on, 30 days if not."
    )
    assert {now, "Does not apply", applies, kept} <= set(person.settings.lines)
    assert not {"Not set", "What it does not undo"} & set(person.settings.lines)
    assert not person.settings.privacy.can_flip


def test_a_plan_that_was_covered_once_still_tells_what_is_not_undone(start: Start) -> None:
    """The run took the chats in before the plan changed, and keeps them."""
    person = start("plan-change")
    person.settings.open()
    assert {"Does not apply", "What it does not undo"} <= set(person.settings.lines)


def test_a_policy_text_within_a_sentence_keeps_its_own_order(start: Start) -> None:
    """From right to left its numbers would leave their words, its full stop its end."""
    person = start("team-plan", language="pseudo-rtl")
    person.settings.open()
    kept = "5 years if written while the switch is on, 30 days if not."
    (told,) = [line for line in person.settings.lines if kept in line]
    assert told.endswith(f"\N{FIRST STRONG ISOLATE}{kept}\N{POP DIRECTIONAL ISOLATE}")


def test_the_privacy_page_tells_of_the_policy_at_hand_alone(start: Start) -> None:
    """Nothing is left there of another walkthrough's."""
    person = start("changed-mind")
    person.settings.open()
    person.settings.close()
    person.program.store.begin("gemini-user")
    person.settings.open()
    assert 1 == person.settings.lines.count("How long chats are kept")


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_what_changed_keeps_clear_of_its_scroll_bar(start: Start, language: str) -> None:
    """On the side where the bar is, whichever way the words run."""
    person = start("came-back", language=language)
    person.settings.open()
    person.settings.privacy.flip()
    (area,) = person.find(ids.CHANGES_PANEL).findChildren(QScrollArea)
    page = area.widget()
    assert page is not None
    inside = page.layout()
    assert inside is not None
    margins, rtl = inside.contentsMargins(), language == "pseudo-rtl"
    assert [0, True] == [
        margins.right() if rtl else margins.left(),
        (margins.left() if rtl else margins.right()) > 0,
    ]


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
@pytest.mark.parametrize("text_size", [100, 200])
def test_what_changed_ends_at_one_edge(start: Start, language: str, text_size: int) -> None:
    """What scrolls, and what does not."""
    person = start("came-back", language=language, text_size=text_size)
    person.settings.open()
    person.settings.privacy.flip()
    (area,) = person.find(ids.CHANGES_PANEL).findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    back = on_screen(person.find(ids.CHANGES_SWITCH_BACK))
    for group in area.findChildren(Group):
        lies = on_screen(group)
        assert (back.left(), back.right()) == (lies.left(), lies.right())


def test_in_one_column_what_changed_leads_back_to_its_page(start: Start) -> None:
    """There it stands in place of the page: a second cross would not say which it closes."""
    person = start("came-back", text_size=200)
    person.window.resize(1024, 700)
    person.settings.open()
    person.settings.privacy.flip()
    assert "Back to Privacy" == person.find(ids.CHANGES_CLOSE).accessibleName()
    (area,) = person.find(ids.CHANGES_PANEL).findChildren(QScrollArea)
    notes = [
        line
        for line in area.findChildren(QWidget)
        if line.property("text") and line.property("text").startswith("Switching back")
    ]
    assert 1 == len(notes)
    person.press(ids.CHANGES_CLOSE)
    person.settings.close()
    person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    person.press(ids.CHANGES_SHOW)
    assert "Close" == person.find(ids.CHANGES_CLOSE).accessibleName()


def test_what_changed_is_no_higher_than_what_it_tells(start: Start) -> None:
    """Over the stage; where there is more than room, it scrolls."""
    person = start()
    person.notice.accept()
    person.press(ids.CHANGES_SHOW)
    (area,) = person.find(ids.CHANGES_PANEL).findChildren(QScrollArea)
    page = area.widget()
    assert page is not None
    inside = page.layout()
    assert inside is not None
    assert inside.totalHeightForWidth(page.width()) == area.viewport().height()


def test_while_signing_up_the_clock_says_why_it_stands(start: Start) -> None:
    """What cannot be pressed looks so, and comes to life with the account."""
    person = start("new-user")
    jump = person.find(ids.CLOCK_PLUS_5_YEARS)
    assert looks_disabled(jump)
    assert "Time begins with the account." in person.all_lines
    person.signup.go_to("done")
    person.signup.finish()
    assert not looks_disabled(jump)
    assert "Time begins with the account." not in person.all_lines


def test_at_large_text_too_the_clock_says_why_it_stands(start: Start) -> None:
    """In place of what cannot be pressed, for which there is no room beside it."""
    person = start("new-user", text_size=200)
    assert "Time begins with the account." in person.all_lines
    assert not person.sees(ids.CLOCK_JUMP)
    person.signup.go_to("done")
    person.signup.finish()
    assert person.sees(ids.CLOCK_JUMP)


def test_in_one_column_the_list_says_why_no_chat_can_be_begun(start: Start) -> None:
    """The chat, which says so elsewhere, is another page there."""
    person = start("came-back", text_size=200)
    person.window.resize(1024, 700)
    why = "You are looking back. Acting is possible from the present on."
    assert why not in person.all_lines
    person.clock.jump(ids.CLOCK_NOTICE_DAY)
    assert (True, False) == (why in person.all_lines, person.can_use(ids.CHATS_NEW))


def test_the_way_to_the_switch_keeps_its_direction(start: Start) -> None:
    """It is the maker's own words, in a language that may run the other way."""
    person = start("changed-mind", language="pseudo-rtl")
    person.settings.open()
    (way,) = (line for line in person.settings.lines if "Privacy" in line)
    isolated = way.partition("\N{FIRST STRONG ISOLATE}")[2]
    assert isolated.startswith("Settings")
    assert isolated.endswith("Privacy\N{POP DIRECTIONAL ISOLATE}")
