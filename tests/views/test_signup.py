"""The sign-up's screen: what is said where, where the focus goes, and what is left behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QScrollArea, QWidget

from consentlab import ids
from consentlab.scene import Appearance
from consentlab.views.signupcolumn import Column
from consentlab.widgets.buttons import Button
from consentlab.widgets.focusring import FocusRing
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.toggle import Toggle
from ears import Ear, listen
from pages import BACKTAB, ENTER, ESC, LEFT, RIGHT, SPACE, Person

pytestmark = pytest.mark.sweep

Start = Callable[..., Person]

PAGES = ["email", "code", "name", "plan", "training", "terms", "done"]
BEGUN = ["walkthrough_started"]

FAULTS = {
    "email": ("anaexample.org", "The @ is missing, as in ana@example.org."),
    "code": ("41820", "These are 5 digits. The code has 6: one is missing at the end."),
    "name": ("  ", "Type a name. An invented one will do."),
    "plan": (None, "Choose a plan to go on."),
    "training": (None, "Set it to one side or the other to go on."),
    "terms": (None, "To go on, accept the terms."),
}
"""A wrong answer for each page, None for no answer, and what is said about it."""


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    """An ear at the place of assistive technology."""
    return listen(monkeypatch)


@pytest.fixture
def person(start: Start) -> Person:
    """Somebody with an account of a quarter of an hour."""
    return start("new-user")


def test_a_new_account_signs_up_before_everything_else(person: Person) -> None:
    """No notice, no gate, no chats; time stands still; the way Home is open."""
    assert (True, False, "email") == (
        person.signup.is_open,
        person.notice.is_open,
        person.signup.page,
    )
    assert not person.sees(ids.CHATS_LIST)
    assert not person.sees(ids.CHAT_WHY)
    for control in (ids.CLOCK_SLIDER, ids.CLOCK_PLUS_5_YEARS, ids.CLOCK_NEXT):
        assert not person.can_use(control)
    assert person.can_use(ids.STAGE_HOME)
    assert BEGUN == person.acts()


@pytest.mark.parametrize("page", FAULTS)
def test_what_is_wrong_is_said_beside_the_field(person: Person, ear: Ear, page: str) -> None:
    """In words that are tied to it; Next stays usable and leads to the field."""
    wrong, expected = FAULTS[page]
    person.signup.go_to(page)
    if wrong:
        person.signup.fill_in(wrong)
    assert expected not in person.signup.lines or page == "training"
    person.signup.next()
    assert (page, True) == (person.signup.page, expected in person.signup.lines)
    assert person.focus.startswith(person.signup.FIELDS[page])
    assert person.focused is not None
    assert expected in person.focused.accessibleDescription()
    assert expected == ear.heard[-1]
    assert person.can_use(ids.SIGNUP_NEXT)
    person.signup.go_to("done")
    assert "done" == person.signup.page


def test_what_is_wrong_goes_as_soon_as_it_is_right(person: Person) -> None:
    """Letter by letter, from the first Next on."""
    person.signup.go_to("code")
    person.signup.fill_in("41820")
    person.signup.next()
    field = person.find_as(QLineEdit, ids.SIGNUP_CODE)
    assert field.property("fault")
    person.write("3")
    assert (False, "") == (field.property("fault"), field.accessibleDescription())
    assert not any("digits" in line for line in person.signup.lines)


def test_every_page_is_announced(person: Person, ear: Ear) -> None:
    """With its number, since the steps at the side are not read."""
    person.signup.go_to("code")
    assert ["Step 2 of 7: Code. Type the code"] == ear.heard
    assert "Type the code" == person.words(ids.SIGNUP_PAGE)


def test_what_an_assistive_technology_writes_is_an_answer(person: Person) -> None:
    """It changes the text of the field, as no key does."""
    field = QAccessible.queryAccessibleInterface(person.find(ids.SIGNUP_EMAIL))
    field.setText(QAccessible.Text.Value, "ana@example.org")
    person.signup.next()
    assert "code" == person.signup.page


def test_a_label_names_its_field(person: Person) -> None:
    """For assistive technology, which reads the label with the field."""
    for page in ("email", "code", "name"):
        person.signup.go_to(page)
        field = person.find(person.signup.FIELDS[page])
        interface = QAccessible.queryAccessibleInterface(field)
        related = interface.relations(QAccessible.RelationFlag.Label)
        assert [field.accessibleName()] == [
            label.text(QAccessible.Text.Name) for label, _ in related
        ]


def test_the_whole_way_by_keyboard(person: Person) -> None:
    """Enter is Next, arrows pick, Space sets; no page is without a place for the focus."""
    for text in ("ana@example.org", "418203", "Ana"):
        person.write(text)
        person.key(ENTER)
    assert f"{ids.SIGNUP_PLAN}.free" == person.focus
    person.key(RIGHT, RIGHT, LEFT, ENTER)
    assert ("training", ids.SIGNUP_TOGGLE) == (person.signup.page, person.focus)
    person.key(SPACE, SPACE, ENTER)
    assert ids.SIGNUP_TERMS == person.focus
    person.key(SPACE, ENTER)
    assert ids.SIGNUP_FINISH == person.focus
    person.key(ENTER)
    assert ["plan_changed", "accepted_terms", "chosen False signup"] == person.acts()[2:]
    assert ids.CHAT_COMPOSE == person.focus


def test_enter_never_flips_the_switch(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not on desktops either where Enter presses whatever has the focus."""

    def pressed_by_enter(toggle: Toggle, event: QKeyEvent) -> None:
        if event.key() == ENTER:
            toggle.click()

    monkeypatch.setattr(Toggle, "keyPressEvent", pressed_by_enter, raising=False)
    person = start("new-user")
    person.signup.go_to("training")
    person.key(ENTER)
    assert ("training", None) == (person.signup.page, person.signup.switch)


def test_enter_on_a_button_presses_it(person: Person) -> None:
    """And goes on from nowhere else."""
    person.signup.go_to("name")
    person.tab_to(ids.SIGNUP_BACK)
    person.key(ENTER)
    assert "code" == person.signup.page
    person.tab_to(ids.SIGNUP_CANCEL)
    person.key(ENTER)
    assert person.home.is_open


def test_tab_goes_from_the_field_to_the_buttons(person: Person) -> None:
    """Then to the frame, and around; to Cancel before the field, as they stand."""
    for page in PAGES:
        person.signup.go_to(page)
        first = [] if page == "done" else [person.focus]
        main = ids.SIGNUP_FINISH if page == "done" else ids.SIGNUP_NEXT
        back = [] if page == "email" else [ids.SIGNUP_BACK]
        if page == "done":
            person.key(BACKTAB)
        frame = [ids.STAGE_SIMULATION, ids.STAGE_HOME]
        ring = [*first, *back, main, *frame, ids.SIGNUP_CANCEL]
        found = [control for control in person.tab_round() if control in ring]
        assert ring == found[found.index(ring[0]) :] + found[: found.index(ring[0])]


def test_back_keeps_what_was_typed(person: Person) -> None:
    """Also what is wrong; Esc is Back, and does nothing on the first page."""
    person.signup.go_to("done", plan="pro", allow=True)
    for page in reversed(PAGES[:-1]):
        person.key(ESC)
        assert page == person.signup.page
    person.key(ESC)
    assert ("email", False) == (person.signup.page, person.sees(ids.SIGNUP_BACK))
    kept = []
    for page in PAGES[:3]:
        kept.append(person.find_as(QLineEdit, person.signup.FIELDS[page]).text())
        person.signup.next()
    assert ["ana@example.org", "418 203", "Ana"] == kept
    assert f"{ids.SIGNUP_PLAN}.pro" == person.focus
    person.signup.next()
    assert person.signup.switch is True
    person.signup.next()
    assert person.find_as(QCheckBox, ids.SIGNUP_TERMS).isChecked()
    assert ["served signup"] * 3 == person.acts()[1:]


def test_another_look_keeps_page_and_answers(person: Person) -> None:
    """Views are made anew, and the answers lie in the scene."""
    person.signup.go_to("training", plan="max")
    person.signup.set_switch(True)
    look_like = person.program._store.look_like
    look_like(Appearance(theme="dark", text_size=200, motion=False))
    person.settle()
    assert ("training", True) == (person.signup.page, person.signup.switch)
    assert any("Your plan is Max" in line for line in person.signup.lines)
    person.signup.next()
    person.press(ids.SIGNUP_TERMS)
    look_like(Appearance(theme="contrast", motion=False))
    person.settle()
    assert person.find_as(QCheckBox, ids.SIGNUP_TERMS).isChecked()


@pytest.mark.parametrize("page", PAGES)
def test_cancel_leaves_nothing_behind(person: Person, page: str) -> None:
    """From every page; whoever comes back begins anew."""
    person.signup.go_to(page)
    person.signup.cancel()
    assert person.home.is_open
    assert set(BEGUN) | {"served signup"} >= set(person.acts())
    person.press(ids.HOME_CONTINUE)
    assert ("email", "") == (
        person.signup.page,
        person.find_as(QLineEdit, ids.SIGNUP_EMAIL).text(),
    )


def test_nothing_typed_is_written_down_but_its_length(person: Person) -> None:
    """The pages that were met are, for studies."""
    person.signup.go_to("plan")
    done = person.done()
    assert ["email", "code", "name", "plan"] == [
        value for kind, control, value, _ in done if (kind, control) == ("opened", ids.SIGNUP_PAGE)
    ]
    typed = {control: value for kind, control, value, _ in done if kind == "changed"}
    assert {ids.SIGNUP_EMAIL: 15, ids.SIGNUP_CODE: 7, ids.SIGNUP_NAME: 3} == typed
    ledger = (person.program.profile / "ledger.sqlite3").read_bytes()
    wal = person.program.profile / "ledger.sqlite3-wal"
    assert b"ana@example" not in ledger + (wal.read_bytes() if wal.exists() else b"")


def test_the_switch_stands_as_the_variant_says(start: Start) -> None:
    """Nothing preset is the default; a preset one can go on with as it is."""
    person = start("new-user")
    person.signup.go_to("training")
    assert (None, True) == (
        person.signup.switch,
        any("Nothing is set beforehand." in line for line in person.signup.lines),
    )


@pytest.mark.parametrize(
    ("preset", "said"),
    [
        ("on", "The switch is on beforehand."),
        ("off", "The switch is off beforehand."),
    ],
)
def test_a_preset_is_said(start: Start, tmp_path: Path, preset: str, said: str) -> None:
    """Beside the switch, and counts if it is left as it is."""
    person = start("new-user", variant=variant_file(tmp_path, preset))
    person.signup.go_to("training")
    assert any(said in line for line in person.signup.lines)
    person.signup.next()
    person.signup.go_to("done")
    person.signup.finish()
    assert f"chosen {preset == 'on'} signup" == person.acts()[-1]


def variant_file(folder: Path, preset: str) -> str:
    """A variant that presets the sign-up's switch; the file's path."""
    file = folder / "preset.toml"
    lines = [
        "format = 1",
        'title = "Preset at sign-up"',
        'layout = "toggle-then-accept"',
        f'signup_preset = "{preset}"',
    ]
    file.write_text("\n".join(lines), "utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("size", "text_size", "railed"), [((1440, 900), 100, True), ((1024, 700), 100, False)]
)
def test_steps_at_the_side_or_bars_above(
    start: Start, size: tuple[int, int], text_size: int, railed: bool
) -> None:
    """The words say the same: where one is, and that nothing is stored yet."""
    person = start("new-user", text_size=text_size)
    person.window.resize(*size)
    person.settle()
    assert railed == ("Nothing is stored before the last step." in person.signup.lines)
    assert railed != ("Step 1 of 7: Email." in person.signup.lines)
    assert railed != ("Nothing is stored yet." in person.signup.lines)
    assert person.can_use(ids.SIGNUP_CANCEL)


@pytest.mark.parametrize("page", ["training", "terms"])
@pytest.mark.parametrize("language", ["en", "pseudo", "pseudo-rtl"])
def test_answers_and_buttons_never_part(start: Start, page: str, language: str) -> None:
    """Where a page is too tall its words scroll, and what is to be answered stays in sight."""
    person = start("new-user", text_size=200, language=language)
    person.window.resize(1024, 700)
    person.settle()
    person.signup.go_to(page)
    field = person.find(person.signup.FIELDS[page])
    (column,) = person.find(ids.SIGNUP_PAGE).findChildren(Column)
    for control in (field, person.find(ids.SIGNUP_BACK), person.find(ids.SIGNUP_NEXT)):
        assert not column.area.isAncestorOf(control)
        inside = control.mapTo(column, control.rect().center())
        assert column.rect().contains(inside)
    assert field is person.focused


def test_what_an_answer_means_is_read_where_it_is_given(start: Start) -> None:
    """Where hardly anything has room, both sides of the switch, and the beginning of the terms."""
    person = start("new-user", text_size=200)
    person.window.resize(1024, 700)
    person.settle()
    person.signup.go_to("training")
    both = "On: may train models, kept 5 years.\nOff: does not train models, kept 30 days."
    assert {both, "Set it to one side or the other to go on."} <= wholly_seen(person)
    person.signup.go_to("terms")
    terms = (
        "The updated terms apply from the date in the notice, or from the moment you accept them."
    )
    assert {"In short, and in our own words.", terms} <= wholly_seen(person)
    person.signup.back()
    assert both in wholly_seen(person)
    person.window.resize(1440, 1600)
    person.settle()
    assert both not in wholly_seen(person)
    assert "They are kept for 30 days." in wholly_seen(person)


def test_the_code_has_room_at_large_text(start: Start) -> None:
    """In the usual window nothing of its page scrolls away for a few pixels."""
    person = start("new-user", text_size=200)
    person.signup.go_to("code")
    (column,) = person.find(ids.SIGNUP_PAGE).findChildren(Column)
    assert column.spare() >= 0


def test_what_follows_from_a_plan_is_said_beside_the_buttons(start: Start) -> None:
    """Where not all plans have room above them, too."""
    person = start("new-user", text_size=200)
    person.window.resize(1024, 700)
    person.settle()
    person.signup.go_to("plan")
    assert "Choose one to see what follows from it." in wholly_seen(person)
    person.signup.pick("free")
    person.settle()
    follows = "With this plan, training is your own choice. It comes next."
    assert follows in wholly_seen(person)


def wholly_seen(person: Person) -> set[str]:
    """Every sentence of the page of which nothing is scrolled away or covered."""
    page = person.find(ids.SIGNUP_PAGE)
    return {
        said.text()
        for said in page.findChildren(Paragraph)
        if said.visibleRegion().boundingRect() == said.rect()
    }


@pytest.mark.parametrize("page", ["email", "training"])
def test_a_fault_has_an_edge_and_the_focus(start: Start, page: str) -> None:
    """The field, or the card that the switch stands on, until it is right."""
    person = start("new-user")
    person.signup.go_to(page)
    edged = person.find(person.signup.FIELDS[page])
    if page == "training":
        edged = next(
            frame
            for frame in person.find(ids.SIGNUP_PAGE).findChildren(QFrame)
            if frame.property("part") == "switch-card"
        )
    edges = [bool(edged.property("fault"))]
    person.press(ids.SIGNUP_NEXT)
    assert person.find(person.signup.FIELDS[page]) is person.focused
    edges.append(bool(edged.property("fault")))
    person.signup.fill_in("ana@example.org") if page == "email" else person.signup.set_switch(True)
    edges.append(bool(edged.property("fault")))
    assert [False, True, False] == edges


def test_the_focus_can_be_seen_where_enter_leads(person: Person) -> None:
    """Not only Tab moves it: the switch has no caret that would show where one is."""
    (ring,) = person.window.findChildren(FocusRing)
    person.signup.fill_in("ana@example.org")
    assert not ring.isVisible()
    person.key(ENTER)
    person.settle()
    assert person.find(ids.SIGNUP_CODE) is person.focused
    assert ring.isVisible()
    person.press(ids.SIGNUP_BACK)
    person.settle()
    assert not ring.isVisible()
    person.key(ESC)
    person.signup.go_to("plan")
    person.signup.pick("free")
    person.key(ENTER)
    person.settle()
    assert person.find(ids.SIGNUP_TOGGLE) is person.focused
    assert ring.isVisible()


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_a_field_begins_below_its_label(start: Start, language: str) -> None:
    """Empty, or with an address that runs from left to right, it begins where all words do."""
    person = start("new-user", language=language)
    for page in ("email", "code", "name"):
        person.signup.go_to(page)
        field = person.find_as(QLineEdit, person.signup.FIELDS[page])
        field.grab()  # where the caret stands is only known once it has been painted
        middle = field.rect().center().x()
        at_right = field.cursorRect().center().x() > middle
        assert at_right == (language == "pseudo-rtl"), page


@pytest.mark.parametrize("page", ["training", "terms"])
@pytest.mark.parametrize("high", [640, 700, 760])
def test_a_page_is_in_place_at_once(start: Start, page: str, high: int) -> None:
    """What is to be answered does not move about while the page is first painted."""
    person = start("new-user")
    person.window.resize(1024, high)
    person.settle()
    person.signup.go_to({"training": "plan", "terms": "training"}[page])
    person.signup.set_switch(True) if page == "terms" else person.signup.pick("free")
    person.settle()
    QTest.mouseClick(person.find(ids.SIGNUP_NEXT), Qt.MouseButton.LeftButton)
    field = person.find(person.signup.FIELDS[page])
    at_once = _place(field)
    person.settle()
    assert at_once == _place(field)


def _place(widget: QWidget) -> tuple[int, int, int]:
    corner = widget.mapTo(widget.window(), widget.rect().topLeft())
    return corner.x(), corner.y(), widget.height()


def test_what_is_too_tall_scrolls_by_keyboard(start: Start) -> None:
    """Page down leads through the terms, from the box to tick too."""
    person = start("new-user", text_size=200)
    person.window.resize(1024, 700)
    person.settle()
    person.signup.go_to("terms")
    (column,) = person.find(ids.SIGNUP_PAGE).findChildren(Column)
    bar = column.area.verticalScrollBar()
    assert 0 == bar.value() < bar.maximum()
    for _ in range(20):
        person.key(Qt.Key.Key_PageDown)
    person.settle()
    assert bar.maximum() == bar.value()


@pytest.mark.parametrize("page", ["email", "code", "name"])
def test_a_fault_is_in_sight_where_the_page_scrolls(start: Start, page: str) -> None:
    """With the field that it is about."""
    person = start("new-user", text_size=200, language="pseudo")
    person.window.resize(1024, 700)
    person.settle()
    person.signup.go_to(page)
    person.key(ENTER)
    person.settle()
    field = person.find(person.signup.FIELDS[page])
    area: QWidget | None = field
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    whole = field.parentWidget()
    assert whole is not None
    below = whole.mapTo(area.viewport(), whole.rect().bottomLeft()).y()
    assert below <= area.viewport().height()


def test_the_buttons_do_what_they_say(person: Person) -> None:
    """One accent button a page, and Back only where there is something behind."""
    for page in PAGES:
        person.signup.go_to(page)
        shown = [b for b in person.find(ids.SIGNUP_PAGE).findChildren(Button) if b.isVisible()]
        kinds = [button.kind for button in shown]
        assert (1, int(page != "email")) == (kinds.count("main"), kinds.count("large"))
