"""The lab panel: how it is reached, what it does, what it says, and what it leaves behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView

from consentlab import arguments, ids
from consentlab.ledger import LedgerError, Reader
from consentlab.views.lablog import LogDelegate
from pages import ENTER, ESC, F2, TAB, Moderator, Panel, Person

pytestmark = pytest.mark.sweep

Start = Callable[..., Person]

AT_WORK = "changed-mind"
"""A scenario in which nothing is asked."""

OPEN = "lost-cat"
"""The chat that is open in it."""


@pytest.fixture
def at_work(start: Start) -> Person:
    """Somebody before a stage with the panel open."""
    person = start(AT_WORK)
    person.key(F2)
    return person


# ---------------------------------------------------------------------- reaching it


def test_f2_shows_and_hides_it_and_takes_the_focus_along(start: Start) -> None:
    """Nobody sees it before; the focus goes in, and back to where it was."""
    person = start(AT_WORK)
    person.tab_to(ids.CHATS_SEARCH)
    assert not Panel(person).is_open
    person.key(F2)
    assert (True, ids.LAB_PLAN) == (Panel(person).is_open, person.focus)
    person.key(F2)
    assert (False, ids.CHATS_SEARCH) == (Panel(person).is_open, person.focus)


@pytest.mark.parametrize("place", [AT_WORK, None, "existing-user"])
def test_f2_works_everywhere(start: Start, place: str | None) -> None:
    """On the stage, on Home, and while the notice lies over the stage."""
    person = start(place)
    person.key(F2)
    assert Panel(person).is_open
    assert person.can_use(ids.LAB_RESET)


def test_the_focus_does_not_go_back_to_what_is_gone(start: Start) -> None:
    """The notice from which the panel was opened is answered, and something else is open."""
    person = start()
    person.press(ids.NOTICE_TERMS)
    person.key(F2)
    person.press(ids.NOTICE_ACCEPT)
    person.press(ids.STAGE_SIMULATION)
    person.press(ids.LAB_PLAN)
    person.key(ESC)
    assert ids.LAB_PLAN == person.focus
    person.press(ids.LAB_OWN_WINDOW)
    focused = person.focused
    assert focused is not None
    assert person.find(ids.ABOUT_DIALOG).isAncestorOf(focused)


def test_locked_from_the_start_f2_does_nothing(start: Start) -> None:
    """For a session in which the participant has the keyboard."""
    person = start(AT_WORK, lab_locked=True)
    person.key(F2)
    assert not Panel(person).is_open


def test_the_command_line_locks_it() -> None:
    """It is an option of the verb that shows the simulator."""
    for given, locked in (([], False), (["--lock-lab"], True)):
        options = arguments.parse(["run", *given])
        assert locked is arguments.run_options(options).lock_lab


def test_locked_from_the_panel_f2_does_nothing(at_work: Person) -> None:
    """The panel says so, and unlocks again."""
    at_work.press(ids.LAB_LOCK)
    at_work.key(F2)
    assert Panel(at_work).is_open
    assert any(line.startswith("F2 does nothing now") for line in Panel(at_work).says)
    at_work.press(ids.LAB_LOCK)
    at_work.key(F2)
    assert not Panel(at_work).is_open


def test_tab_reaches_every_control(at_work: Person) -> None:
    """Nothing in the panel needs a mouse."""
    person = at_work
    person.chat.send("Something to take back.")
    controls = {
        ids.LAB_LOCK, ids.LAB_OWN_WINDOW, ids.LAB_CLOSE, ids.LAB_PLAN, ids.LAB_VARIANT,
        ids.LAB_RUN_NAME, ids.LAB_RUN, ids.LAB_FLAG, ids.LAB_REVIEW, ids.LAB_INTERACTIONS,
        ids.LAB_EXPORT, ids.LAB_LOG, ids.LAB_UNDO, ids.LAB_RESET,
        "lab.readings.deadline.2025-09-28", "lab.readings.off_retention.falls",
        "lab.readings.re_enabling.needs-activity",
    }  # fmt: skip
    assert set() == controls - set(person.tab_round())


PLACES = {
    "1440 wide": ({}, (1440, 900), 372),
    "1024 wide": ({}, (1024, 700), 300),
    "too narrow": ({}, (960, 700), None),
    "one column": ({"text_size": 150}, (1440, 900), None),
}
"""Options, size of the window, and the docked panel's width; None for a window of its own."""


@pytest.mark.parametrize("case", PLACES)
def test_it_is_docked_where_there_is_room(start: Start, case: str) -> None:
    """And in a window of its own where there is none."""
    options, size, width = PLACES[case]
    person = start(AT_WORK, **options)
    person.window.resize(*size)
    person.key(F2)
    panel = person.find(ids.LAB_PANEL)
    assert (width is not None) is (panel.window() is person.window)
    if width:
        assert width == panel.width()
        assert person.window.rect().contains(panel.geometry())
    else:
        assert not person.sees(ids.LAB_OWN_WINDOW)


def test_readings_fold_where_room_is_short(at_work: Person) -> None:
    """One press opens them, and the head tells how many have been changed."""
    at_work.window.resize(1024, 700)
    at_work.settle()
    assert not at_work.sees(ids.LAB_READINGS)
    assert "Readings, as shipped" == at_work.words(ids.LAB_UNFOLD)
    at_work.press(ids.LAB_UNFOLD)
    at_work.press("lab.readings.off_retention.stays")
    assert "Readings, 1 changed" == at_work.words(ids.LAB_UNFOLD)


def test_its_own_window_mirrors_the_same_walkthrough(at_work: Person) -> None:
    """What is done in either shows in both; closing the window hides the panel."""
    at_work.press(ids.LAB_OWN_WINDOW)
    moderator = Moderator(at_work.program)
    assert Panel(moderator).is_open
    moderator.press(ids.LAB_FLAG)
    assert "Safety work" in " ".join(at_work.chats.said.values())
    at_work.chat.send("Seen over there.")
    assert f"message_sent {OPEN}" in Panel(moderator).rows
    moderator.window.close()
    at_work.settle()
    assert not Panel(at_work).is_open
    at_work.key(F2)
    assert moderator.window.isVisible()
    moderator.press(ids.LAB_OWN_WINDOW)
    assert at_work.find(ids.LAB_PANEL).window() is at_work.window


# ---------------------------------------------------------------------- acts


ACTS: dict[str, tuple[Callable[[Person], None], str, str]] = {
    "plan": (
        lambda p: Panel(p).pick(ids.LAB_PLAN, "team"),
        "plan_changed team",
        "the move to the plan Team",
    ),
    "run": (
        lambda p: p.press(ids.LAB_RUN),
        "run_started run-3",
        "the training run “run-3”",
    ),
    "flag": (
        lambda p: p.press(ids.LAB_FLAG),
        f"flagged {OPEN}",
        "the flag on “Poster for a lost cat”",
    ),
    "review": (
        lambda p: p.press(ids.LAB_REVIEW),
        f"reviewed {OPEN}",
        "the review of “Poster for a lost cat”",
    ),
    "message": (
        lambda p: p.chat.send("Another cat."),
        f"message_sent {OPEN}",
        "a message in “Poster for a lost cat”",
    ),
    "rating": (
        lambda p: p.press(ids.CHAT_UP),
        f"feedback {OPEN}, up",
        "the rating in “Poster for a lost cat”",
    ),
    "deletion": (
        lambda p: p.press(ids.CHAT_DELETE),
        f"deleted {OPEN}",
        "deleting “Poster for a lost cat”",
    ),
}
"""What is pressed, the line in the log, and what it is called when it is taken back."""


@pytest.mark.parametrize("act", ACTS)
def test_an_act_and_its_undoing(at_work: Person, act: str) -> None:
    """Each is recorded once; undone, outcomes are as before, and the panel says what is gone."""
    press, line, called = ACTS[act]
    simulation = at_work.program.simulation
    assert simulation is not None
    before = simulation.state
    assert not at_work.can_use(ids.LAB_UNDO)
    press(at_work)
    assert line == Panel(at_work).happened[-1]
    at_work.press(ids.LAB_UNDO)
    assert (before.history, before.present) == (simulation.state.history, simulation.state.present)
    assert f"Undone: {called}." in Panel(at_work).says
    assert Panel(at_work).happened[-1].startswith("retracted")
    assert not at_work.can_use(ids.LAB_UNDO)


def test_a_run_has_the_name_that_it_is_given(at_work: Person) -> None:
    """Enter in the field starts it, and empties the field; no name serves twice."""
    for expected in ("", "There is a training run spring already."):
        at_work.press(ids.LAB_RUN_NAME)
        at_work.write("spring")
        at_work.press(ids.LAB_RUN)
        assert expected == at_work.stage.problem
    assert ["run_started spring"] == Panel(at_work).happened[1:]
    assert "spring" == at_work.find_as(QLineEdit, ids.LAB_RUN_NAME).text()


def test_another_reading_shows_what_it_changes(at_work: Person) -> None:
    """At once, as a choice would; read back, everything is as it was."""
    before = at_work.chats.said
    at_work.press("lab.readings.off_retention.stays")
    assert before != at_work.chats.said
    assert at_work.changes.toast
    at_work.press(ids.CHANGES_SHOW)
    assert "Another reading, 1 Nov 2025, 09:00 UTC" in at_work.changes.lines
    at_work.press(ids.CHANGES_CLOSE)
    at_work.press("lab.readings.off_retention.falls")
    assert before == at_work.chats.said
    assert ["off_retention, stays", "off_retention, falls"] == [
        line.removeprefix("reading_set ") for line in Panel(at_work).happened[1:]
    ]


def test_another_variant_asks_anew_at_once(start: Start) -> None:
    """The notice that is open changes while the participant looks at it."""
    person = start()
    person.key(F2)
    assert person.notice.switch is True
    Panel(person).pick(ids.LAB_VARIANT, "switch-off")
    assert person.notice.switch is False
    assert ["variant_set switch-off", "served notice, switch-off, 1"] == Panel(person).happened[-2:]


def test_a_notice_that_is_no_longer_asked_closes(start: Start) -> None:
    """A plan that the policy does not cover has nothing to accept; undone, it is asked again."""
    person = start()
    person.key(F2)
    Panel(person).pick(ids.LAB_PLAN, "team")
    assert not person.notice.is_open
    person.press(ids.LAB_UNDO)
    assert person.notice.is_open
    assert "Undone: the move to the plan Team." in Panel(person).says


def test_a_layer_leaves_the_panel_free(start: Start) -> None:
    """The notice covers the stage and not the moderator's panel beside it."""
    person = start()
    person.key(F2)
    person.settle()
    notice, panel = person.find(ids.NOTICE_DIALOG), person.find(ids.LAB_PANEL)
    covered = QRect(notice.mapTo(person.window, QPoint(0, 0)), notice.size())
    assert not covered.intersects(panel.geometry())


def test_looking_back_nothing_can_be_done_and_it_says_why(at_work: Person) -> None:
    """Readings and variants are no acts: they stay."""
    at_work.clock.jump(ids.CLOCK_NOTICE_DAY)
    refused = (ids.LAB_PLAN, ids.LAB_RUN_NAME, ids.LAB_RUN, ids.LAB_FLAG, ids.LAB_REVIEW)
    assert [False] * 5 == [at_work.can_use(control) for control in refused]
    assert at_work.can_use(ids.LAB_VARIANT)
    said = "You are looking back. Acting is possible from the present on."
    assert said in Panel(at_work).says
    at_work.clock.jump(ids.CLOCK_TO_PRESENT)
    assert [True] * 5 == [at_work.can_use(control) for control in refused]
    assert said not in Panel(at_work).says


def test_the_moderators_presses_are_noted_too(at_work: Person) -> None:
    """With their way in."""
    at_work.press(ids.LAB_FLAG)
    done = at_work.done()
    assert ("opened", ids.LAB_PANEL, None, "keyboard") in done
    assert ("pressed", ids.LAB_FLAG, None, "mouse") in done


# ---------------------------------------------------------------------- the log


def test_the_log_is_the_ledger(at_work: Person) -> None:
    """Every event, the newest last, in the words of the ledger."""
    at_work.press(ids.LAB_FLAG)
    at_work.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    rows = Panel(at_work).rows
    assert len(at_work.rows()) == len(rows)
    assert "walkthrough_started changed-mind" == rows[0]
    assert ["pressed clock.plus30days", "looked 1 Dec 2025"] == rows[-2:]
    at_work.tab_to(ids.CHATS_SEARCH)
    assert "focused chats.search" == Panel(at_work).rows[-1]


def test_details_get_the_room_that_kinds_leave(at_work: Person) -> None:
    """The column of kinds is as wide as those in view, not as the longest that there is."""
    view = at_work.find_as(QListView, ids.LAB_LOG)
    lines = view.itemDelegate()
    assert isinstance(lines, LogDelegate)
    view.viewport().grab()
    wide = lines.kind
    for _ in range(20):
        at_work.tab_to(ids.CHATS_SEARCH)
        at_work.tab_to(ids.CHATS_LIST)
    view.viewport().grab()
    assert {"focused"} == {row.split()[0] for row in Panel(at_work).rows[-9:]}
    assert lines.kind < wide


def test_only_what_is_new_is_added(at_work: Person) -> None:
    """The list is never made anew, and stays at its end."""
    view = at_work.find_as(QListView, ids.LAB_LOG)
    made_anew, inserted = QSignalSpy(view.model().modelReset), QSignalSpy(view.model().rowsInserted)
    before = view.model().rowCount()
    for _ in range(20):
        at_work.press(ids.LAB_FLAG)
    added = view.model().rowCount() - before
    assert (0, added) == (made_anew.count(), sum(at[2] - at[1] + 1 for at in _calls(inserted)))
    assert view.verticalScrollBar().maximum() == view.verticalScrollBar().value() > 0


def test_interactions_can_be_left_out(at_work: Person) -> None:
    """What happened is then alone; what follows is sorted in rightly."""
    at_work.press(ids.LAB_INTERACTIONS)
    at_work.press(ids.LAB_FLAG)
    assert ["walkthrough_started changed-mind", f"flagged {OPEN}"] == Panel(at_work).rows
    at_work.press(ids.LAB_INTERACTIONS)
    assert len(at_work.rows()) == len(Panel(at_work).rows)


def test_no_free_text_is_in_the_log(at_work: Person) -> None:
    """Chats are named by their ids."""
    at_work.chat.send("Nobody else should read this.")
    view = at_work.find_as(QListView, ids.LAB_LOG)
    roles = range(0x0100 + 10)
    model = view.model()
    said = [str(model.index(n, 0).data(role)) for n in range(model.rowCount()) for role in roles]
    assert [] == [text for text in said if "Nobody else" in text]


def test_export_writes_the_ledger(at_work: Person, tmp_path: Path) -> None:
    """Qt's own dialog asks where, and blocks nobody."""
    at_work.press(ids.LAB_EXPORT)
    [dialog] = at_work.window.findChildren(QFileDialog)
    output = tmp_path / "out.jsonl"
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(output))
    QTest.keyClick(name, ENTER)
    at_work.settle()
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert "consentlab" == lines[0]["program"]
    assert "walkthrough_started" == lines[1]["kind"]


# ---------------------------------------------------------------------- the next person


def test_the_next_person_has_a_clean_profile_of_their_own(start: Start, tmp_path: Path) -> None:
    """Home, no event, nothing to go on with; the panel says so until the first thing happens."""
    person = start(AT_WORK)
    person.press(ids.CHAT_COMPOSE)
    person.write("Half a secr")
    person.key(F2)
    before = person.acts()
    person.press(ids.LAB_RESET)
    person.settle()
    assert tmp_path / "profile-2" == person.program.profile
    assert "Clean for the next person. Profile profile-2, 0 events." in Panel(person).says
    assert [] == person.rows()
    assert (True, False) == (person.home.is_open, person.home.offers_to_go_on)
    with Reader.read(tmp_path / "profile") as left:
        assert len(before) == sum("started" in str(row.event) for row in left.entries())
    person.key(TAB)
    assert not any(line.startswith("Clean") for line in Panel(person).says)
    person.key(F2)
    person.program._store.begin(AT_WORK)
    assert "" == person.find_as(QLineEdit, ids.CHAT_COMPOSE).text()


def test_the_look_is_as_at_a_first_start(start: Start) -> None:
    """What the last person set is not handed on; what the start asked for is."""
    person = start(AT_WORK, theme="dark")
    person.settings.open(ids.SETTINGS_APPEARANCE)
    person.press(f"{ids.SETTINGS_THEME}.contrast")
    person.press(f"{ids.SETTINGS_TEXT_SIZE}.125")
    person.settings.close()
    person.key(F2)
    person.press(ids.LAB_RESET)
    look = person.program._store.scene.appearance
    assert ("dark", 100) == (look.theme, look.text_size)


def test_every_next_person_has_another_number(start: Start, tmp_path: Path) -> None:
    """Whatever is there already is not touched, and the profile can be started again."""
    (tmp_path / "profile-3").mkdir()
    person = start(AT_WORK)
    person.key(F2)
    for number in (4, 5):
        person.press(ids.LAB_RESET)
        assert tmp_path / f"profile-{number}" == person.program.profile
    again = start(None, profile=tmp_path / "profile")
    assert ["walkthrough_started"] == again.acts()


def test_where_no_profile_can_be_made_nothing_changes(
    at_work: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The panel says what is the matter, and the walkthrough goes on."""

    def refuse(*_: object) -> None:
        raise LedgerError("The disk is full.")

    monkeypatch.setattr("consentlab.program.Ledger.open", refuse)
    at_work.press(ids.LAB_RESET)
    assert "The disk is full." in Panel(at_work).says
    at_work.press(ids.LAB_FLAG)
    assert f"flagged {OPEN}" == Panel(at_work).happened[-1]


def _calls(spy: QSignalSpy) -> list[list[int]]:
    return [spy.at(number) for number in range(spy.count())]


def test_tab_brings_all_of_the_log_into_view(start: Start) -> None:
    """At large text it lies below what fits, and Qt would scroll to its first row alone."""
    person = start("came-back", text_size=200)
    person.key(F2)
    moderator = Moderator(person.program)
    moderator.window.activateWindow()
    moderator.tab_to(ids.LAB_LOG)
    moderator.settle()
    log = moderator.find(ids.LAB_LOG)
    assert log.height() == log.visibleRegion().boundingRect().height()


def test_its_own_window_grows_with_the_text(at_work: Person) -> None:
    """So that nothing in it is cut; where the text gets smaller, so does the window."""
    at_work.press(ids.LAB_OWN_WINDOW)
    moderator = Moderator(at_work.program)
    found = []
    for keys in ("Ctrl+0", "Ctrl++", "Ctrl+-"):
        moderator.strike(keys)
        found.append(moderator.window.width())
        room = moderator.window.screen().availableGeometry()
        assert moderator.window.geometry().right() <= room.right()
    assert [396, 495, 396] == found


def test_its_own_window_says_that_it_is_a_simulation(at_work: Person) -> None:
    """As every other screen; pressed, it tells more."""
    at_work.press(ids.LAB_OWN_WINDOW)
    moderator = Moderator(at_work.program)
    assert "Simulation" == moderator.words(ids.LAB_SIMULATION)
    moderator.press(ids.LAB_SIMULATION)
    assert at_work.sees(ids.ABOUT_DIALOG)
