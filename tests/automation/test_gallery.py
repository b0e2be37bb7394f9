"""The gallery: a representative part of it has no findings, and what is planted is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from consentlab import ids, paths
from consentlab.automation.driver import Driver, settle
from consentlab.automation.findings import Check, Finding
from consentlab.automation.gallery import check, visit
from consentlab.automation.looks import NARROW, Look
from consentlab.automation.shot import Shot
from consentlab.automation.states import STATES, State
from consentlab.catalogue import Catalogue
from consentlab.look.kit import Kit
from consentlab.widgets.buttons import button
from consentlab.widgets.focusring import FocusRing
from consentlab.widgets.paragraph import Line
from kits import make_kit
from walkthroughs import SteadyClock

LOOKS = (
    Look(theme="light", text_size=100, language="en"),
    Look(theme="contrast", text_size=200, language="pseudo"),
    Look(theme="dark", text_size=100, language="pseudo-rtl", room=NARROW),
)
"""Every theme, text size, language, direction and room once."""

SHOWN = (
    "home.again", "gate", "signup.fault", "stage.ahead", "stage.captions", "settings.changed",
    "compare.why",
)  # fmt: skip
"""One state of each kind of screen."""

BY_ID = {state.id: state for state in STATES}


def once(state_id: str) -> State:
    """The state, in the variant of its scenario only."""
    return msgspec.structs.replace(BY_ID[state_id], variants=False)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_representative_part_has_no_findings(
    qapp: QApplication,  # noqa: ARG001  windows need an application
    tmp_path: Path,
    look: Look,
) -> None:
    """All states in all looks are for `consentlab gallery`, which .ci/run calls."""
    shown = [*visit(tmp_path, SteadyClock(), [look], [once(name) for name in SHOWN])]
    assert [*SHOWN] == [state.id for state, *_ in shown]
    assert [] == [(state.id, found) for state, _, _, _, found, _ in shown if found]


def test_no_state_takes_the_look_away(
    qapp: QApplication,  # noqa: ARG001  windows need an application
    tmp_path: Path,
) -> None:
    """After a reset, as after none, a state looks as the look says."""
    look = LOOKS[2]
    pictures = [
        [*visit(tmp_path / str(number), SteadyClock(), [look], [*map(once, names)])][-1][3].image
        for number, names in enumerate((("gate",), ("home.first", "gate")))
    ]
    assert pictures[0] == pictures[1]


def test_a_state_begins_at_its_top(
    qapp: QApplication,  # noqa: ARG001  windows need an application
    tmp_path: Path,
) -> None:
    """Though Tab went through the one before, which has the same chat open."""
    shown = visit(tmp_path, SteadyClock(), [LOOKS[2]], [once("stage"), once("stage.filtered")])
    tops = []
    for _, _, _, shot, *_ in shown:
        (transcript,) = shot.window.findChildren(QScrollArea, ids.CHAT_TRANSCRIPT)
        tops.append(min(t.ink.top() for t in shot.texts if transcript.isAncestorOf(t.part.widget)))
    assert tops[0] == tops[1]


def test_what_is_staged_is_there() -> None:
    """A state that opens a chat names one that its scenario has."""
    shipped = Catalogue(paths.resources())
    missing = []
    for state in STATES:
        opened = {step[1] for step in state.steps if step[0] == "open"}
        if opened:
            history = shipped.scenario(state.scenario).history
            missing += [(state.id, chat) for chat in opened - {chat.id for chat in history.chats}]
    assert [] == missing


def test_every_state_has_an_id_of_its_own() -> None:
    """Pictures are named by it, and with variant and look a picture is never overwritten."""
    assert len(STATES) == len(BY_ID)


# ---------------------------------------------------------------------- what is planted


@pytest.fixture
def plain(qapp: QApplication) -> Iterator[QWidget]:  # noqa: ARG001  widgets need an application
    """An active window in the light theme with one good button, and nothing to be found."""
    kit = make_kit()
    window = QWidget()
    window.resize(600, 400)
    kit.dress(window)
    place(window, good_button(kit, window), 20)
    FocusRing(kit, window)
    window.show()
    window.activateWindow()
    settle()
    assert [] == check(Shot(window))
    yield window
    window.close()
    window.deleteLater()


def good_button(kit: Kit, window: QWidget) -> QWidget:
    """A button as views make them."""
    return button(kit, ids.NOTICE_ACCEPT, "Accept", parent=window)


def place(window: QWidget, widget: QWidget, y: int, size: QSize | None = None) -> QWidget:
    """Put a widget into a window, at its own size unless told otherwise."""
    widget.setParent(window)
    widget.move(20, y)
    widget.resize(size or widget.sizeHint())
    widget.show()
    return widget


class Scribble(QWidget):
    """Writes two things over one another."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write."""
        painter = QPainter(self)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(10, 20, "some words")
        painter.drawText(30, 24, "other words")


def label(text: str, style: str = "") -> QLabel:
    """A label of Qt's own, with a style sheet."""
    made = QLabel(text)
    made.setStyleSheet(style)
    return made


def control(widget: QWidget, name: str, control_id: str = ids.NOTICE_LATER) -> QWidget:
    """A control with this name and this id."""
    return make_kit().control(widget, control_id, name)


def nameless(window: QWidget) -> None:
    """A button that says nothing."""
    place(window, control(QPushButton(), ""), 80, QSize(120, 40))


def without_id(window: QWidget) -> None:
    """A button that no script finds."""
    button = QPushButton("Later")
    button.setAccessibleName("Later")
    place(window, button, 80, QSize(120, 40))


def two_of_one_id(window: QWidget) -> None:
    """Two buttons that a script cannot tell apart."""
    for y in (80, 160):
        place(window, control(QPushButton("Later"), "Later"), y, QSize(120, 40))


def without_role(window: QWidget) -> None:
    """A plain widget that takes the focus."""
    widget = QWidget()
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    place(window, widget, 80, QSize(120, 40))


def grey_on_grey(window: QWidget) -> None:
    """Words that hardly differ from their ground."""
    place(window, label("Hardly there", "color: #999999; background: #aaaaaa"), 80)


def white_on_white(window: QWidget) -> None:
    """Words that do not."""
    place(window, label("Not there at all", "color: #ffffff; background: #ffffff"), 80)


def clipped_word(window: QWidget) -> None:
    """A label too narrow for its words."""
    place(window, label("Everything that follows from it"), 80, QSize(60, 20))


def clipped_at_the_foot(window: QWidget) -> None:
    """A label too low for its letters."""
    place(window, label("Everything"), 80, QSize(200, 6))


def shortened_word(window: QWidget) -> None:
    """Words cut short, and told nowhere."""
    line = Line(make_kit(), "body", "Everything that follows from it")
    place(window, line, 80, QSize(80, 24)).setToolTip("")


def one_over_another(window: QWidget) -> None:
    """Two labels in nearly the same place."""
    for x in (0, 9):
        place(window, label("Two words"), 80).move(20 + x, 80)


def scribbled(window: QWidget) -> None:
    """One widget that writes twice in the same place."""
    place(window, Scribble(), 80, QSize(200, 40))


def under_another(window: QWidget) -> None:
    """A label with a button over it."""
    place(window, label("Under a button"), 84)
    place(window, control(QPushButton(), "Over"), 80, QSize(160, 30))


def small(window: QWidget) -> None:
    """A button a pixel too narrow."""
    place(window, control(QPushButton("x"), "Small"), 80, QSize(23, 40))


def pale_field(window: QWidget) -> None:
    """A field whose edge can hardly be seen."""
    field = QLineEdit()
    field.setStyleSheet("border: 1px solid #e4dcd9; background: #ffffff")
    place(window, control(field, "Pale"), 80, QSize(200, 36))


def pale_sign(window: QWidget) -> None:
    """A button without words whose ground is all there is."""
    button = QPushButton()
    button.setStyleSheet("border: 0; background: #f0e8e4")
    place(window, control(button, "Pale"), 80, QSize(40, 40))


def without_ring(window: QWidget) -> None:
    """A window whose focus is never shown."""
    for ring in window.findChildren(FocusRing):
        ring.setParent(None)
        ring.deleteLater()
    settle()


def out_of_order(window: QWidget) -> None:
    """Three buttons below one another, of which the last but one comes last."""
    made = [
        place(window, control(QPushButton(name), name, control_id), y, QSize(120, 40))
        for name, control_id, y in (
            ("Second", ids.NOTICE_LATER, 120),
            ("Fourth", ids.NOTICE_TERMS, 280),
            ("Third", ids.NOTICE_POLICY, 200),
        )
    ]
    for before, after in ((made[1], made[2]), (made[2], made[0])):
        QWidget.setTabOrder(before, after)


def not_to_be_reached(window: QWidget) -> None:
    """A button for the mouse alone."""
    button = control(QPushButton("Later"), "Later")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    place(window, button, 80, QSize(120, 40))


PLANTED: list[tuple[Callable[[QWidget], None], Check, str]] = [
    (nameless, "name, role, id", "has no name"),
    (without_id, "name, role, id", "has no id"),
    (two_of_one_id, "name, role, id", "has an id that another control has, too"),
    (without_role, "name, role, id", "takes the focus without a role"),
    (grey_on_grey, "text contrast", "1.23 : 1, #999999 on #aaaaaa, needs 4.5"),
    (white_on_white, "text contrast", "1.00 : 1, #ffffff on #ffffff, needs 4.5"),
    (clipped_word, "clipped", "px at the right"),
    (clipped_at_the_foot, "clipped", "px at the bottom"),
    (shortened_word, "clipped", "shortened, and no tooltip tells all of it"),
    (one_over_another, "overlapping", "under QLabel in "),
    (scribbled, "overlapping", "and “other words”"),
    (under_another, "overlapping", "under notice.later (QPushButton)"),
    (small, "target size", "23 × 40 px, needs 24"),
    (pale_field, "control contrast", "needs 3.0"),
    (pale_sign, "control contrast", "needs 3.0"),
    (without_ring, "focus ring", "0% of its outline shows that it has the focus"),
    (out_of_order, "tab order", "Tab goes back to notice.policy (QPushButton)"),
    (not_to_be_reached, "tab order", "Tab does not come to it"),
]
"""What is planted, which check finds it, and what it says at its end."""


@pytest.mark.parametrize(
    ("plant", "expected", "why"), PLANTED, ids=[plant.__name__ for plant, *_ in PLANTED]
)
def test_what_is_planted_is_found(
    plain: QWidget, plant: Callable[[QWidget], None], expected: Check, why: str
) -> None:
    """By the check that is there for it."""
    plant(plain)
    found = [finding for finding in check(Shot(plain)) if finding.check == expected]
    assert found
    assert any(finding.why.endswith(why) for finding in found), found


def test_what_scrolls_is_not_clipped(plain: QWidget) -> None:
    """Words below the edge of a scroll area can be brought into view."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner = QWidget()
    inner.resize(300, 400)
    area.setWidget(inner)
    for y in (0, 95, 300):
        place(inner, label("Everything"), y)
    place(plain, area, 80, QSize(400, 110))
    assert [] == check(Shot(plain))


def test_a_planted_fault_is_found_in_the_program(
    qapp: QApplication,  # noqa: ARG001  windows need an application
    tmp_path: Path,
) -> None:
    """On the stage as well as in a plain window."""
    with Driver(tmp_path / "profile", "en", SteadyClock()) as driver:
        driver.reach(BY_ID["stage"])
        button = QPushButton(driver.window)
        button.setGeometry(driver.window.width() - 400, 6, 100, 36)
        button.show()
        expected = Finding("name, role, id", "QPushButton in window", "has no name")
        assert expected in check(Shot(driver.window))
