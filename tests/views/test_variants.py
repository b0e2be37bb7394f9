"""The variants of the notice: what each shows, how it is answered, and what stays the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from consentlab import ids
from consentlab.catalogue import VARIANTS, Unknown
from consentlab.events import Served
from consentlab.policy.faults import FaultyFile
from consentlab.views.notice import NoticeView
from consentlab.widgets.banner import Banner
from consentlab.widgets.buttons import Button
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.toggle import Toggle
from pages import DOWN, ENTER, ESC, SPACE, TAB, Person, printed_outcomes

pytestmark = pytest.mark.sweep

Start = Callable[..., Person]

GATE = "deadline-passed"
TOGGLE, ACCEPT, LATER = ids.NOTICE_TOGGLE, ids.NOTICE_ACCEPT, ids.NOTICE_LATER
ALLOW, DECLINE, READ = ids.NOTICE_ALLOW, ids.NOTICE_DECLINE, ids.NOTICE_READ
LINKS = [ids.NOTICE_TERMS, ids.NOTICE_POLICY]

MISSING = "Set the switch first: on or off."
STAYS = "Esc does not close this. To go on, choose here."

SHOWN = {
    "as-reported": (True, [TOGGLE, *LINKS, LATER, ACCEPT]),
    "switch-under-accept": (True, [TOGGLE, *LINKS, LATER, ACCEPT]),
    "switch-off": (False, [TOGGLE, *LINKS, LATER, ACCEPT]),
    "nothing-preset": (None, [TOGGLE, *LINKS, LATER, ACCEPT]),
    "two-equal-buttons": (None, [ALLOW, DECLINE, *LINKS, LATER]),
    "terminal-list": (True, [ALLOW, LATER, *LINKS]),
}
"""How the switch stands at first, or which line is marked, and where Tab leads, in order."""

OWN = """\
format = 1
title = "Mine"
layout = "two-choices"
preset = "none"
later = false
[texts]
title = "A question"
date = "From {deadline} on."
gate = "Since {deadline}."
training = "Training: yes or no."
retention = "{on} or {off}."
allow = "Yes, train on {braces}"
decline = "No"
"""


def switch(person: Person) -> bool | None:
    """How the switch stands, or which line is marked."""
    return person.program._store.scene.switch


def served_last(person: Person) -> str:
    """The variant that was served last."""
    return [event.variant for event in person.recorded() if isinstance(event, Served)][-1]


def answer(person: Person, *, allow: bool) -> None:
    """Answer with the mouse, however the notice asks."""
    if person.sees(TOGGLE):
        if person.notice.switch is not allow:
            person.notice.flip()
        if person.notice.switch is not allow:
            person.notice.flip()
        person.press(ACCEPT)
    else:
        person.press(ALLOW if allow else DECLINE)


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_each_presets_and_where_tab_leads(start: Start, variant: str) -> None:
    """The first Tab comes to what is chosen with, and every control has its turn."""
    person = start(variant=variant)
    assert SHOWN[variant] == (switch(person), person.tab_round())
    if person.sees(TOGGLE):
        assert switch(person) is person.notice.switch


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_is_served_is_recorded_once_with_the_variant(start: Start, variant: str) -> None:
    """And nothing is collected by showing it."""
    person = start(variant=variant)
    assert ["walkthrough_started", "served notice"] == person.acts()
    (served,) = (event for event in person.recorded() if isinstance(event, Served))
    assert (variant, "1") == (served.variant, served.version)


@pytest.mark.parametrize("allow", [True, False])
@pytest.mark.parametrize("scenario", ["existing-user", GATE])
def test_no_variant_changes_what_an_answer_means(
    start: Start, tmp_path: Path, scenario: str, allow: bool
) -> None:
    """The same acts at the same instant, and the same outcomes of every chat."""
    told = []
    for variant in VARIANTS:
        profile = tmp_path / variant
        person = start(scenario, variant=variant, profile=profile)
        answer(person, allow=allow)
        assert not person.notice.is_open
        acts = [event for event in person.recorded() if type(event).__name__ != "Served"][1:]
        person.quit()
        told.append((acts, printed_outcomes(profile)["chats"]))
    assert f"chosen {allow} notice" == person.acts()[-1]
    assert [told[0]] * len(VARIANTS) == told


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_gate_holds_in_every_layout(start: Start, variant: str) -> None:
    """No "Not now", Esc says why, reading first puts it aside, and it comes back."""
    person = start(GATE, variant=variant)
    assert (False, True) == (person.sees(LATER), person.sees(READ))
    person.key(ESC)
    assert any("Esc does not close this." in line for line in person.notice.lines)
    person.notice.read_first()
    assert (False, False) == (person.notice.is_open, person.chat.can_write)
    person.notice.choose_now()
    assert SHOWN[variant][0] is switch(person)
    answer(person, allow=False)
    assert person.chat.can_write


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("text_size", [100, 200])
def test_what_is_chosen_with_and_the_answers_never_part(
    start: Start, variant: str, text_size: int
) -> None:
    """In the smallest window too, all of them can be seen without scrolling."""
    person = start(GATE, variant=variant, text_size=text_size)
    person.window.resize(800, 560)
    person.press(LINKS[1])  # the longest words
    dialog = person.find_as(NoticeView, ids.NOTICE_DIALOG)
    for control in (TOGGLE, ACCEPT, ALLOW, DECLINE, READ):
        for widget in person.all(control):
            assert wholly_seen(widget, dialog), control


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_esc_says_is_scrolled_to(start: Start, variant: str) -> None:
    """With the largest words there is room for the beginning of the text only."""
    person = start(GATE, variant=variant, text_size=200)
    person.window.resize(1024, 700)
    person.key(ESC)
    dialog = person.find(ids.NOTICE_DIALOG)
    (banner,) = dialog.findChildren(Banner)
    assert wholly_seen(banner.sentence, dialog)


@pytest.mark.parametrize("variant", VARIANTS)
def test_where_there_is_room_for_both_the_title_stays_above_what_esc_says(
    start: Start, variant: str
) -> None:
    """Nothing is scrolled away for it; what two equal buttons answer is still asked."""
    person = start(GATE, variant=variant, text_size=200)
    person.key(ESC)
    dialog = person.find_as(NoticeView, ids.NOTICE_DIALOG)
    seen = [s.text() for s in dialog.findChildren(Paragraph) if wholly_seen(s, dialog)]
    assert dialog.accessibleName() in seen
    assert (variant == "two-equal-buttons") == any("to train models?" in text for text in seen)


@pytest.mark.parametrize("variant", VARIANTS)
def test_both_answers_are_told_beside_them_where_the_text_scrolls(
    start: Start, variant: str
) -> None:
    """At the gate and after Esc; where all has room, the text alone tells them."""
    person = start(GATE, variant=variant, text_size=200)
    person.window.resize(1024, 700)
    told = {"On: may train, kept 5 years. Off: does not, kept 30 days."}
    if variant == "two-equal-buttons":
        told = {"May train, kept 5 years", "Does not train, kept 30 days"}
    dialog = person.find_as(NoticeView, ids.NOTICE_DIALOG)
    for key in (None, ESC):
        if key is not None:
            person.key(key)
        person.settle()
        seen = {s.text() for s in dialog.findChildren(Paragraph) if wholly_seen(s, dialog)}
        assert told <= seen
    person.window.resize(1440, 1600)
    person.settle()
    assert not told & set(person.notice.lines)


def wholly_seen(widget: QWidget, dialog: QWidget) -> bool:
    """Whether nothing of a control is cut off, by the text's end or by another part."""
    box = widget.rect().translated(widget.mapTo(dialog, QPoint()))
    return dialog.rect().contains(box) and widget.visibleRegion().boundingRect() == widget.rect()


def test_the_buttons_are_equal(start: Start) -> None:
    """In size, height on the screen, and font."""
    person = start(variant="two-equal-buttons")
    yes, no = person.find(ALLOW), person.find(DECLINE)
    assert (yes.size(), yes.font()) == (no.size(), no.font())
    assert yes.mapTo(person.window, QPoint()).y() == no.mapTo(person.window, QPoint()).y()


@pytest.mark.parametrize("emphasis", ["accept", "plain", "equal"])
def test_which_answer_is_emphasised(start: Start, tmp_path: Path, emphasis: str) -> None:
    """Accept is dark, or edged beside plain words; equal answers are of one kind and size."""
    file = tmp_path / "own.toml"
    file.write_text(
        f'format = 1\ntitle = "Mine"\nlayout = "toggle-then-accept"\nemphasis = "{emphasis}"\n'
    )
    person = start(variant=str(file))
    accept, later = person.find_as(Button, ACCEPT), person.find_as(Button, LATER)
    expected = {
        "accept": ("ink", "answer", False),
        "plain": ("large", "answer", False),
        "equal": ("large", "large", True),
    }
    assert expected[emphasis] == (accept.kind, later.kind, accept.size() == later.size())


def test_the_list_is_answered_by_keys(start: Start) -> None:
    """Tab comes to the marked line, arrows move the mark, and only Enter answers."""
    person = start(variant="terminal-list")
    person.key(ENTER)
    assert person.notice.is_open  # the keyboard was not on a line yet
    person.key(TAB)
    assert (ALLOW, True) == (person.focus, switch(person))
    person.key(Qt.Key.Key_Up, DOWN)
    assert (DECLINE, False) == (person.focus, switch(person))
    person.key(DOWN)
    assert (DECLINE, "served notice") == (person.focus, person.acts()[-1])
    person.key(ENTER)
    assert "chosen False notice" == person.acts()[-1]
    assert ("pressed", DECLINE, None, "keyboard") in person.done()


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_assistive_technology_can_answer(start: Start, qtbot: QtBot, variant: str) -> None:
    """Each control has a role, a name and an action; the last one's action answers."""
    person = start(variant=variant)
    with_switch = person.sees(TOGGLE)
    for control in [TOGGLE, ACCEPT] if with_switch else [ALLOW, DECLINE]:
        face = QAccessible.queryAccessibleInterface(person.find(control))
        role = QAccessible.Role.CheckBox if control == TOGGLE else QAccessible.Role.Button
        said = face.text(QAccessible.Text.Name)
        assert (role, person.words(control), True) == (face.role(), said, bool(said))
        acting = face.actionInterface()
        assert isinstance(acting, QAccessibleActionInterface)
        if control == TOGGLE:
            acting.doAction("Toggle")
    acting.doAction("Press")
    qtbot.waitUntil(lambda: not person.notice.is_open)
    allowed = with_switch and SHOWN[variant][0] is not True
    assert f"chosen {allowed} notice" == person.acts()[-1]


def test_accept_with_nothing_set_leads_to_the_switch(start: Start) -> None:
    """It says what is missing, to assistive technology too, until the switch is set."""
    person = start(variant="nothing-preset")
    assert MISSING not in person.notice.lines
    person.press(ACCEPT)
    toggle = person.find_as(Toggle, TOGGLE)
    assert (TOGGLE, True) == (person.focus, person.notice.is_open)
    assert (MISSING in person.notice.lines, f"Not set. {MISSING}") == (
        True,
        toggle.accessibleDescription(),
    )
    assert "served notice" == person.acts()[-1]
    person.key(SPACE)
    assert (MISSING in person.notice.lines, "On") == (False, toggle.accessibleDescription())
    person.press(ACCEPT)
    assert "chosen True notice" == person.acts()[-1]


def test_a_variant_of_ones_own_is_shown_in_its_words(start: Start, tmp_path: Path) -> None:
    """Fields are filled in, other braces in labels stay as they are."""
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    person = start(variant=str(file))
    assert {
        "A question",
        "From 28 September 2025 on.",
        "Training: yes or no.",
        "5 years or 30 days.",
        "Yes, train on {braces}",
        "No",
    } <= set(person.notice.lines)
    person.quit()
    person = start(GATE, variant=str(file), profile=tmp_path / "other")
    assert "Since 28 September 2025." in person.notice.lines


def test_without_not_now_esc_says_why_the_notice_stays(start: Start, tmp_path: Path) -> None:
    """Closing is never consent: nothing is stored, and the next start asks again."""
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    person = start(variant=str(file))
    assert (False, None) == (person.sees(LATER), switch(person))
    person.key(ESC)
    assert (True, "served notice") == (STAYS in person.notice.lines, person.acts()[-1])


def test_a_walkthrough_keeps_its_variant_when_the_file_is_gone(
    start: Start, tmp_path: Path
) -> None:
    """It goes on as it began, and so does one that is started afresh from it."""
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    start(variant=str(file)).quit()
    file.unlink()
    for new in (False, True):
        person = start(None, new=new)
        assert "A question" in person.notice.lines
        assert "own" == served_last(person)
        person.quit()


def test_a_walkthrough_can_go_on_in_another_variant(start: Start) -> None:
    """From then on it asks that way."""
    start(variant="switch-off").quit()
    person = start(None, variant="two-equal-buttons")
    assert person.sees(ALLOW)
    assert ["variant_set", "served notice"] == person.acts()[-2:]
    assert "two-equal-buttons" == served_last(person)
    person.quit()
    assert start(None).sees(ALLOW)


def test_a_card_of_home_begins_in_the_variant_that_was_asked_for(start: Start) -> None:
    """There was nothing yet to go on with."""
    person = start(None, variant="terminal-list")
    person.key(ENTER)
    assert person.sees(ALLOW)


@pytest.mark.parametrize(("variant", "kind"), [("popup", Unknown), ("no-such.toml", FaultyFile)])
def test_a_variant_that_cannot_be_used_begins_nothing(
    start: Start, variant: str, kind: type[Exception]
) -> None:
    """It says why."""
    with pytest.raises(kind, match=variant):
        start(variant=variant)
    person = start(None)
    assert ([], True) == (person.acts(), person.home.is_open)


@pytest.mark.parametrize("variant", VARIANTS[1:])
def test_the_open_notice_is_shown_anew_in_the_variant_that_is_set(
    start: Start, variant: str
) -> None:
    """Opened and served once more, with that variant's preset; Tab stays inside."""
    person = start()
    person.press(LINKS[0])
    person.notice.flip()
    person.program._store.set_variant(variant)
    assert ["variant_set", "served notice"] == person.acts()[-2:]
    assert variant == served_last(person)
    showings = [kind for kind, control, _, _ in person.done() if control == ids.NOTICE_DIALOG]
    assert ["opened", "closed", "opened"] == [kind for kind in showings if kind != "focused"]
    assert SHOWN[variant] == (switch(person), person.tab_round())


def test_setting_the_variant_that_is_shown_already_does_nothing(start: Start) -> None:
    """And one that is not there says so."""
    person = start()
    store, before = person.program._store, person.acts()
    store.set_variant("as-reported")
    store.set_variant("popup")
    assert (before, True) == (person.acts(), "There is no variant" in store.scene.problem)
