"""Compare: what it shows of both sides, and how it is used."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea

from consentlab import ids
from consentlab.compare import Compared
from consentlab.ledger import Ledger
from consentlab.policy.outcome import ChatOutcome, Copy, Retention
from consentlab.simulation import Simulation
from consentlab.views.comparemodel import note
from consentlab.words import load
from pages import DOWN, ESC, SPACE, Compare, Person
from walkthroughs import SteadyClock, chat, settled

Start = Callable[..., Person]


@pytest.fixture
def sit(start: Start) -> Callable[..., tuple[Person, Compare]]:
    """Come back to a scenario, and compare."""

    def opened(name: str = "came-back", **options: Any) -> tuple[Person, Compare]:
        person = start(name, **options)
        compare = Compare(person)
        compare.open()
        return person, compare

    return opened


Sit = Callable[..., tuple[Person, Compare]]


def test_each_row_says_both_sides(sit: Sit) -> None:
    """Differences first; the title is the name, and the rest is told in words."""
    _, compare = sit()
    assert "Weekend in Lisbon" == compare.titles[0]
    assert (
        "Switched on 29 Aug 2025: Can be used. 5 years, until 5 Nov 2030. Training too, because "
        "of feedback. Switched off 29 Aug 2025: Switched off. 5 years, until 10 Sep 2030. "
        "Training too, because of feedback"
    ) == compare.said["lisbon"]
    assert "Gift for Noor" == compare.titles[-1]
    assert list(compare.said.values())[-1].endswith("the same on both sides")


def test_the_heads_count_their_sides(sit: Sit) -> None:
    """How many can be used, and what is kept longest."""
    person, _ = sit()
    shown = person.all_lines
    assert "The same 9 chats, two choices" in shown
    assert {"6", "6 chats kept 5 years", "0", "1 chat kept 5 years, 1 kept 2 years"} <= set(shown)
    assert "8 of 9 differ" in shown
    assert "Compare: Off, then on again" in shown


@pytest.mark.parametrize(
    ("kind", "sides"),
    [
        (
            "readings",
            ("Earlier chats when switched off: Fall to 30 days",
             "Earlier chats when switched off: Stay 5 years"),
        ),
        ("makers", ("Claude, Anthropic", "ChatGPT, OpenAI")),
        ("walkthroughs", ("This walkthrough", "Choose another walkthrough")),
        ("choices", ("Switched on 29 Aug 2025", "Switched off 29 Aug 2025")),
    ],
)  # fmt: skip
def test_what_can_be_compared(sit: Sit, kind: str, sides: tuple[str, str]) -> None:
    """Each kind begins with the two sides that tell most."""
    _, compare = sit()
    compare.turn("makers" if kind != "makers" else "readings")
    compare.turn(kind)
    assert sides == compare.sides


def test_a_side_is_chosen_from_a_list(sit: Sit) -> None:
    """One that stands on the other side already changes places with it."""
    _, compare = sit()
    compare.choose(ids.COMPARE_RIGHT, "own")
    assert ("Switched on 29 Aug 2025", "As it happened") == compare.sides
    compare.choose(ids.COMPARE_LEFT, "own")
    assert ("As it happened", "Switched on 29 Aug 2025") == compare.sides
    assert compare.said["lisbon"].startswith("As it happened: ")


def test_a_row_tells_the_reasons_of_both_sides(sit: Sit) -> None:
    """Beside each other, until they are closed."""
    person, compare = sit()
    assert not person.sees(ids.COMPARE_WHY)
    compare.explain("Sourdough that stays flat")
    left, right = compare.why(ids.COMPARE_LEFT_WHY), compare.why(ids.COMPARE_RIGHT_WHY)
    assert any(line.startswith("Training is on since 29 Aug 2025") for line in left)
    assert any(line.startswith("Training is off since 29 Aug 2025") for line in right)
    person.press(ids.COMPARE_CLOSE_WHY)
    assert not person.sees(ids.COMPARE_WHY)
    assert not compare.view.selectedIndexes()


def test_all_of_it_by_keys(sit: Sit) -> None:
    """The rows have the focus; arrows walk through them; Esc leads back to the button."""
    person, compare = sit()
    assert ids.COMPARE_LIST == person.focus
    person.key(DOWN)
    assert person.sees(ids.COMPARE_WHY)
    person.tab_to(ids.COMPARE_RIGHT)
    person.key(SPACE)
    assert f"{ids.COMPARE_RIGHT}.on" == person.focus
    person.key(DOWN, DOWN, SPACE)
    assert "As it happened" == compare.sides[1]
    assert ids.COMPARE_RIGHT == person.focus
    person.key(ESC)
    assert not compare.is_open
    assert ids.STAGE_COMPARE == person.focus
    assert person.sees(ids.CHATS_LIST)


def test_back_leads_back(sit: Sit) -> None:
    """To the stage as it was."""
    person, compare = sit()
    person.press(ids.COMPARE_BACK)
    assert not compare.is_open
    assert person.sees(ids.CHATS_LIST)


def test_home_leads_home(sit: Sit) -> None:
    """And from there the stage is as it was, with nothing compared."""
    person, compare = sit()
    person.stage.go_home()
    assert person.home.is_open
    person.press(ids.HOME_CONTINUE)
    assert not compare.is_open
    assert person.sees(ids.CHATS_LIST)


def test_looking_from_elsewhere_moves_both_sides_and_nothing_else(sit: Sit) -> None:
    """The clock is there; the walkthrough's own look stays where it was."""
    person, compare = sit()
    before = person.clock.look
    person.clock.jump(ids.CLOCK_PLUS_5_YEARS)
    assert "6 Nov 2030, 20:30 UTC" == person.clock.look
    assert "ended 10 Sep 2030" in compare.said["rent-or-buy"]
    person.press(ids.COMPARE_BACK)
    assert before == person.clock.look


def test_the_next_change_is_that_of_either_side(start: Start) -> None:
    """Whichever comes first: of the walkthrough as it happened only where that is compared."""
    person = start("came-back", at=datetime.fromisoformat("2025-11-12T09:00:00Z"))
    assert "14 Nov: 3 copies end" == person.clock.next
    compare = Compare(person)
    compare.open()
    assert person.clock.next.startswith("19 Nov: ")
    compare.choose(ids.COMPARE_RIGHT, "own")
    assert person.clock.next.startswith("14 Nov: ")


def test_what_the_next_change_brings_is_counted_on_both_sides(sit: Sit) -> None:
    """Each has copies of its own; those that end on the same day have ended once one is there."""
    person, compare = sit()
    assert "19 Nov: 2 copies end" == person.clock.next
    person.press(ids.CLOCK_NEXT)
    assert "ended 19 Nov 2025" in compare.said["sourdough"]
    assert "ended 19 Nov 2025" in compare.said["landlord"]
    assert not person.clock.next.startswith("19 Nov")


def test_one_column_with_large_text(sit: Sit) -> None:
    """The reasons take the place of the rows, and Esc first leads back to these."""
    person, compare = sit(text_size=200)
    assert ids.COMPARE_LEFT == person.focus
    rows = compare.view
    assert 0 == rows.verticalScrollBar().maximum()
    person.tab_to(ids.COMPARE_LIST)
    person.key(DOWN)
    assert not person.sees(ids.COMPARE_LIST)
    assert person.sees(ids.COMPARE_WHY)
    person.press(ids.COMPARE_CLOSE_WHY)
    assert person.sees(ids.COMPARE_LIST)
    compare.turn("readings")
    assert compare.is_open


def test_in_one_column_the_reasons_of_both_sides_scroll_together(sit: Sit) -> None:
    """By keys, too, and the next chat's are told from the first one on."""
    person, compare = sit(text_size=200)
    compare.explain(compare.titles[0])
    page = person.find_as(QScrollArea, ids.COMPARE_BOTH_WHY)
    sides = [person.find(side) for side in (ids.COMPARE_LEFT_WHY, ids.COMPARE_RIGHT_WHY)]
    assert all(page.isAncestorOf(side) for side in sides)
    assert [0, 0] == [s.verticalScrollBar().maximum() for s in sides if isinstance(s, QScrollArea)]
    person.tab_to(ids.COMPARE_BOTH_WHY)
    bar = page.verticalScrollBar()
    assert 0 == bar.value()
    person.key(*[Qt.Key.Key_PageDown] * 20)
    assert 0 < bar.value() == bar.maximum()
    person.press(ids.COMPARE_CLOSE_WHY)
    compare.explain(compare.titles[1])
    assert 0 == bar.value()


def test_in_one_column_the_ways_are_folded(start: Start) -> None:
    """Compare and Home are in a list behind one button."""
    person = start("came-back", text_size=150)
    assert not person.sees(ids.STAGE_HOME)
    person.press(ids.STAGE_MORE)
    person.press(ids.STAGE_HOME)
    assert person.home.is_open


def test_before_anything_was_written_there_is_nothing_to_compare(sit: Sit) -> None:
    """No rows, and a sentence that says so."""
    person, _ = sit(at=datetime.fromisoformat("2024-01-01T09:00:00Z"))
    assert not person.sees(ids.COMPARE_LIST)
    assert {"No chats to compare", "No chats up to then."} <= set(person.all_lines)


def test_nothing_can_be_compared_while_signing_up(start: Start) -> None:
    """There is no account yet; and on Home there is no walkthrough."""
    person = start("new-user")
    assert not person.sees(ids.STAGE_COMPARE)
    person.stage.go_home()
    assert not person.sees(ids.STAGE_COMPARE)


def test_where_outcomes_are_hidden_there_is_no_way_to_compare(start: Start) -> None:
    """Nothing of it is on the screen, and nothing opens it."""
    person = start("came-back")
    store = person.program._store
    store.change(reveal=False)
    assert not person.sees(ids.STAGE_COMPARE)
    store.show_compare(shown=True)
    assert not Compare(person).is_open


# ---------------------------------------------------------------------- other walkthroughs


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another person's profile, with the choice made."""
    with Ledger.open(tmp_path / "other", SteadyClock()) as ledger:
        Simulation.start(ledger, settled(True))
    return tmp_path / "other"


def open_file(person: Person, path: Path) -> None:
    """Choose a file or folder in the dialog that stands there."""
    (dialog,) = (d for d in person.window.findChildren(QFileDialog) if d.isVisible())
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    person.settle()


def test_where_no_other_walkthrough_is_chosen_it_says_what_to_do(sit: Sit) -> None:
    """Below the control that it speaks of."""
    person, compare = sit("changed-mind")
    compare.turn("walkthroughs")
    (said,) = (
        label
        for label in person.window.findChildren(QLabel)
        if label.isVisible() and label.text().startswith("Open another one to compare with")
    )
    assert said.parentWidget() is person.find(ids.COMPARE_RIGHT).parentWidget()


def test_two_profiles(sit: Sit, other: Path) -> None:
    """Another profile's last walkthrough stands on the side that asked for it."""
    person, compare = sit("changed-mind")
    compare.turn("walkthroughs")
    compare.choose(ids.COMPARE_RIGHT, "profile")
    open_file(person, other)
    assert ("This walkthrough", "Made by hand, from other") == compare.sides
    assert {"Lisbon", "A hive on the roof"} <= set(compare.titles)
    assert "Made by hand, from other: not there" in compare.said["bees"]
    compare.explain("Lisbon")
    assert "This chat is not there." in person.all_lines


def test_the_profile_that_is_open_is_refused(sit: Sit) -> None:
    """What-if never reads the live ledger; that is said in place."""
    person, compare = sit("changed-mind")
    compare.turn("walkthroughs")
    compare.choose(ids.COMPARE_RIGHT, "profile")
    open_file(person, person.program.profile)
    assert "is the profile that is open" in person.problem
    assert "Choose another walkthrough" == compare.sides[1]


def test_what_is_no_export_is_said_in_place(sit: Sit, tmp_path: Path) -> None:
    """Every fault of it."""
    (tmp_path / "export.jsonl").write_text("no export\n", "utf-8")
    person, compare = sit("changed-mind")
    compare.turn("walkthroughs")
    compare.choose(ids.COMPARE_LEFT, "export")
    open_file(person, tmp_path / "export.jsonl")
    assert "this is no export of ConsentLab" in person.problem
    person.press(ids.HOME_CLOSE_PROBLEM)
    assert "" == person.problem


# ---------------------------------------------------------------------- words


def outcome(**values: Any) -> ChatOutcome:
    """A chat's outcome, but for these values."""
    kept = Retention("chat", "P30D", None, False)
    given: dict[str, Any] = {
        "id": "a", "title": "A", "kind": "chat", "training": "off", "runs": (),
        "retention": kept, "copies": (Copy("chat", "P30D", None),), "also": (),
    }  # fmt: skip
    return ChatOutcome(**{**given, **values})


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (outcome(), outcome(), "the same on both sides"),
        (outcome(), outcome(training="eligible"), ""),
        (outcome(), None, ""),
        (outcome(), outcome(runs=("autumn",)), "in other training runs"),
        (outcome(), outcome(copies=()), "other copies or uses"),
    ],
)
def test_differences_that_badges_do_not_show(
    left: ChatOutcome, right: ChatOutcome | None, said: str
) -> None:
    """Are said under the title."""
    assert said == note(load("en"), Compared("a", chat("a"), left, right))
