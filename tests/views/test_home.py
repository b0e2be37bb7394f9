"""Home: what can be begun or gone on with, by mouse, keys and assistive technology."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, TypeVar, cast

import pytest
from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from consentlab import ids
from consentlab.catalogue import Catalogue, Unknown
from consentlab.events import Method, Value, WalkthroughStarted
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.paths import resources
from consentlab.policy.faults import Fault, FaultyFile
from consentlab.policy.pack import PolicyPack
from consentlab.replaying import begin
from consentlab.scenario import Scenario
from consentlab.scene import Appearance, LastWalkthrough, Scene
from consentlab.scenes import Host
from consentlab.simulation import Simulation
from consentlab.views.hero import Hero, KeptBar
from consentlab.views.home import HomeView
from consentlab.widgets.lifeline import LifelineView
from consentlab.widgets.scenariocard import CardRole
from consentlab.widgets.scenariolist import ScenarioList
from kits import make_kit
from pages import Person

LEFT_OFF = LastWalkthrough(
    "Off, then on again", datetime(2025, 11, 12, 9, tzinfo=UTC), "as-reported"
)


Kind = TypeVar("Kind", bound=QObject)
Start = Callable[..., Person]


class Asked:
    """A host that writes down what it is asked for, and begins nothing."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def begin(self, scenario: str) -> NoReturn:
        """Begin nothing."""
        self.told.append(scenario)
        raise Unknown("It is only a test.")

    def go_on(self) -> Simulation | None:
        """Go on with nothing."""
        self.told.append("go on")
        return None

    def last(self) -> LastWalkthrough | None:
        """There is none."""
        return None

    def note(self, kind: str, control: str, value: Value, method: Method) -> None:
        """Write nothing down."""

    def erase(self) -> None:
        """Erase nothing."""


class Counted(Catalogue):
    """The catalogue that ships, which counts what is read; one scenario cannot be."""

    def __init__(self) -> None:
        super().__init__(resources())
        self.read: list[str] = []

    def scenario(self, name: str) -> Scenario:
        """Count it."""
        self.read.append(name)
        if name == "long-ago":
            raise FaultyFile(Path("long-ago.toml"), [Fault("", "cannot be read")])
        return super().scenario(name)

    def pack(self, name: str) -> PolicyPack:
        """Count it."""
        self.read.append(name)
        return super().pack(name)


class Home:
    """Home in a window, not shown yet, with what it is built on."""

    def __init__(self, kit: Kit, qtbot: QtBot) -> None:
        self.host, self.catalogue, self.qtbot = Asked(), Counted(), qtbot
        # Home asks a host for no more than this one can.
        self.store = Store(kit.words, Appearance(), cast("Host", self.host))
        self.window = QWidget()
        self.window.setStyleSheet(kit.style_sheet())
        qtbot.addWidget(self.window)
        self.view = HomeView(kit, self.store, self.catalogue, self.window)
        self.store.changed.connect(self.view.show_scene)
        self.view.show_scene(self.store.scene)
        self.list = within(self.view, ScenarioList)

    def show(self, width: int = 1440, height: int = 848) -> None:
        """Show it, with the keyboard in it."""
        self.window.resize(width, height)
        self.view.resize(width, height)
        self.view.show()
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.list.hasFocus)

    def find(self, control: str) -> QAbstractButton:
        """The button of this id."""
        return within(self.view, QAbstractButton, control)

    def row(self, name: str) -> int:
        """The row of a scenario."""
        return self.catalogue.scenarios().index(name)

    def place(self, row: int) -> QRect:
        """Where a card lies, in the part of the page that can be seen."""
        rect = self.list.visualRect(self.list.model().index(row, 0))
        page = self.page.viewport()
        return QRect(self.list.viewport().mapTo(page, rect.topLeft()), rect.size())

    @property
    def page(self) -> QScrollArea:
        """What scrolls the page."""
        area = self.view.findChild(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert isinstance(area, QScrollArea)
        return area

    def read(self) -> None:
        """Wait until all is read that there is to read."""
        self.qtbot.waitUntil(lambda: len(self.catalogue.read) == 13)


@pytest.fixture
def home(qtbot: QtBot) -> Iterator[Home]:
    """Home at 100 % text, in English."""
    made = Home(make_kit(), qtbot)
    yield made
    made.window.hide()


def within(widget: QObject, kind: type[Kind], name: str = "") -> Kind:
    """The one child of this kind, and of this id if one is given."""
    found = widget.findChild(kind, name) if name else widget.findChild(kind)
    assert isinstance(found, kind)
    return found


def labels(widget: QWidget) -> list[str]:
    """Every text that can be read in a widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


# ---------------------------------------------------------------------- beginning


def test_the_keyboard_is_on_the_first_card(home: Home, qtbot: QtBot) -> None:
    """Enter starts it, and nothing has to be pressed before."""
    home.show()
    assert "existing-user" == home.list.chosen
    qtbot.keyClick(home.list, Qt.Key.Key_Return)
    assert ["existing-user"] == home.host.told


def test_the_keyboard_comes_back_to_the_cards(home: Home) -> None:
    """Whatever had it when Home was left."""
    home.show()
    home.find(ids.HOME_OPEN).setFocus()
    home.view.hide()
    home.view.show()
    assert home.list is home.window.focusWidget()


def test_arrows_lead_to_another_card(home: Home, qtbot: QtBot) -> None:
    """Right to the second one, down to the row below."""
    home.show()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(home.list, key)
    assert ["long-ago"] == home.host.told


def test_start_begins_what_is_chosen(home: Home, qtbot: QtBot) -> None:
    """An assistive technology can only select a card; the button does the rest."""
    home.show()
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    index = home.list.model().index(home.row("team-plan"), 0)
    home.list.selectionModel().select(index, flag)
    qtbot.mouseClick(home.find(ids.HOME_START), Qt.MouseButton.LeftButton)
    assert ["team-plan"] == home.host.told


def test_two_presses_begin_a_card(home: Home, qtbot: QtBot) -> None:
    """Whichever card it is."""
    home.show()
    where = home.list.visualRect(home.list.model().index(4, 0)).center()
    qtbot.mouseDClick(home.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert ["came-back"] == home.host.told


def test_cards_are_found_by_id_and_by_title(home: Home) -> None:
    """Scripts find a row by the scenario's id, others by its exact title."""
    model = home.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    cards = home.catalogue.cards()
    assert [card.id for card in cards] == [row.data(CardRole.ID) for row in rows]
    for role, expected in (
        (Qt.ItemDataRole.AccessibleTextRole, [card.title for card in cards]),
        (Qt.ItemDataRole.AccessibleDescriptionRole, [card.line for card in cards]),
    ):
        assert expected == [row.data(role) for row in rows]


# ---------------------------------------------------------------------- going on


def test_there_is_nothing_to_go_on_with(home: Home) -> None:
    """Then nothing is offered."""
    home.show()
    assert not home.find(ids.HOME_CONTINUE).isVisible()


def test_the_last_walkthrough_goes_on(home: Home, qtbot: QtBot) -> None:
    """It is named, with the look and the variant that it was left with."""
    home.view.show_scene(Scene(last=LEFT_OFF))
    home.show()
    said = labels(home.view)
    assert "Off, then on again" in said
    assert "looking from 12 Nov 2025, as reported" in said
    qtbot.mouseClick(home.find(ids.HOME_CONTINUE), Qt.MouseButton.LeftButton)
    assert ["go on"] == home.host.told


def test_its_lifeline_is_shown_where_there_is_room(home: Home) -> None:
    """If the scene knows its state, and not in a narrow window."""
    scenario = home.catalogue.scenario("came-back")
    started = WalkthroughStarted(
        at=scenario.now, program="", scenario=scenario, pack="", pack_hash="",
        variant="as-reported", mode="demo", look=scenario.now, about={},
    )  # fmt: skip
    known = LastWalkthrough("A", scenario.now, "as-reported", begin("1", started))
    line = within(home.view, LifelineView)
    for scene, width, expected in (
        (Scene(last=known), 1440, True),
        (Scene(last=known), 1024, False),
        (Scene(last=LEFT_OFF), 1440, False),
    ):
        home.view.show_scene(scene)
        home.show(width)
        assert expected == line.isVisible()


def test_tab_goes_as_the_eye_does(home: Home, qtbot: QtBot) -> None:
    """From the top down, and along the line."""
    home.view.show_scene(Scene(last=LEFT_OFF))
    home.show()
    home.find(ids.HOME_CONTINUE).setFocus()
    names = []
    for _ in range(4):
        focused = home.window.focusWidget()
        names.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert [ids.HOME_CONTINUE, ids.HOME_START, ids.HOME_OPEN, ids.HOME_SCENARIOS] == names


# ---------------------------------------------------------------------- a file


def test_a_file_is_opened(home: Home, qtbot: QtBot, tmp_path: Path) -> None:
    """In Qt's own dialog, which does not block."""
    home.show()
    qtbot.mouseClick(home.find(ids.HOME_OPEN), Qt.MouseButton.LeftButton)
    dialog = within(home.view, QFileDialog)
    assert dialog.isVisible()
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert ["Scenario files (*.toml)"] == dialog.nameFilters()
    file = tmp_path / "mine.toml"
    file.touch()
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(file))
    dialog.accept()
    assert [str(file)] == home.host.told


def test_a_dialog_that_is_closed_begins_nothing(home: Home, qtbot: QtBot) -> None:
    """Cancel is no answer."""
    home.show()
    qtbot.mouseClick(home.find(ids.HOME_OPEN), Qt.MouseButton.LeftButton)
    within(home.view, QFileDialog).reject()
    assert [] == home.host.told


def test_every_fault_is_said_on_a_line_of_its_own(home: Home, qtbot: QtBot) -> None:
    """As high as it takes; what does not scroll is no stop for Tab."""
    home.show()
    problem = within(home.view, QWidget, ids.HOME_PROBLEM)
    assert not problem.isVisible()
    two, line = "mine.toml: now: missing\nmine.toml: title: missing", make_kit().line("body")
    home.view.show_scene(Scene(problem=two))
    qtbot.waitUntil(problem.isVisible)
    assert two in labels(problem)
    assert two == problem.accessibleName()
    area = within(problem, QScrollArea)
    assert (2 * line, Qt.FocusPolicy.NoFocus) == (area.height(), area.focusPolicy())


def test_a_file_with_faults_is_named_once_in_a_sentence(start: Start, tmp_path: Path) -> None:
    """All of its faults follow, without its name; and nothing else is told otherwise."""
    person = start(None)
    mine = tmp_path / "mine.toml"
    mine.write_text('format = 1\ntitle = 5\nodd = "x"\n', "utf-8")
    person.program.store.begin(str(mine))
    sentence, *faults = person.problem.split("\n")
    assert f"mine.toml was not opened: {len(faults)} faults. Nothing was changed." == sentence
    assert "title: 5 is an integer, expected a string" in faults
    assert any(fault.startswith("odd: unknown key") for fault in faults)
    assert not any("mine.toml" in fault for fault in faults)
    mine.write_text("]", "utf-8")
    person.program.store.begin(str(mine))
    assert person.problem.startswith(f"{mine}: line 1: broken TOML")


def test_many_faults_scroll_in_place(home: Home, qtbot: QtBot) -> None:
    """They push the cards down by a few lines only, and keys reach them all."""
    home.show(1024, 648)
    home.view.show_scene(Scene(problem="\n".join(f"mine.toml: fault {n}" for n in range(90))))
    area = within(within(home.view, QWidget, ids.HOME_PROBLEM), QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert area.height() < 200
    assert Qt.FocusPolicy.StrongFocus == area.focusPolicy()


def test_what_went_wrong_is_seen_wherever_the_page_is(home: Home, qtbot: QtBot) -> None:
    """It stands above the page, which may have been scrolled to its end."""
    home.show(1024, 648)
    qtbot.keyClick(home.list, Qt.Key.Key_End)
    home.view.show_scene(Scene(problem="mine.toml: now: missing"))
    problem = within(home.view, QWidget, ids.HOME_PROBLEM)
    qtbot.waitUntil(problem.isVisible)
    assert problem.rect() == problem.visibleRegion().boundingRect()
    assert not home.page.isAncestorOf(problem)


def test_what_went_wrong_can_be_put_away(home: Home, qtbot: QtBot) -> None:
    """It goes when it is closed, for the scene too."""
    home.show()
    home.store.begin("nothing")
    close = home.find(ids.HOME_CLOSE_PROBLEM)
    assert "It is only a test." in labels(home.view)
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not close.isVisible()
    assert "" == home.store.scene.problem


# ---------------------------------------------------------------------- reading


def test_nothing_is_read_before_it_is_seen(home: Home) -> None:
    """Then the pack of the two bars, and the scenarios in their order."""
    assert [] == home.catalogue.read
    home.show()
    home.read()
    assert ["claude-2025-08", *home.catalogue.scenarios()] == home.catalogue.read


def test_every_scenario_that_can_be_read_has_its_lifeline(home: Home) -> None:
    """One that cannot be read stays bare: starting it says why."""
    home.show()
    home.read()
    model = home.list.model()
    known = {
        model.index(row, 0).data(CardRole.ID): model.index(row, 0).data(CardRole.LIFELINE)
        for row in range(model.rowCount())
    }
    assert ["long-ago"] == [name for name, line in known.items() if line is None]


def test_one_file_is_read_at_a_time_and_none_while_hidden(home: Home, qtbot: QtBot) -> None:
    """It goes on where it stopped when it is shown again."""
    home.show()
    qtbot.waitUntil(lambda: len(home.catalogue.read) > 1)
    home.view.hide()
    assert len(home.catalogue.read) < 13
    assert not home.view._soon.isActive()
    home.show()
    home.read()
    assert 13 == len(set(home.catalogue.read))


def test_the_bars_are_the_packs_periods_to_scale(home: Home) -> None:
    """Before they are known the bars are empty."""
    off, on = home.view.findChildren(KeptBar)
    assert ["", ""] == [off.text(), on.text()]
    home.show()
    home.read()
    assert ["30 days switch off", "5 years switch on"] == [off.text(), on.text()]
    assert [30 / (5 * 365 + 1), 1.0] == pytest.approx([off.share, on.share])


# ---------------------------------------------------------------------- room


@pytest.mark.parametrize(
    ("scale", "width", "expected"),
    [
        (1.0, 1440, 4),
        (1.0, 1180, 4),
        (1.0, 1179, 3),
        (1.25, 1440, 4),
        (1.5, 1440, 1),
        (2.0, 800, 1),
    ],
)
def test_cards_side_by_side(qtbot: QtBot, scale: float, width: int, expected: int) -> None:
    """Four, three in a narrow window, one where the text is large."""
    home = Home(make_kit(scale=scale), qtbot)
    home.show(width)
    assert expected == len([row for row in range(12) if home.place(row).y() == home.place(0).y()])
    home.window.hide()


@pytest.mark.parametrize(
    ("scale", "language", "width", "height"),
    [
        (1.0, "en", 1440, 848),
        (1.0, "en", 1024, 648),
        (1.0, "pseudo", 800, 508),
        (1.25, "pseudo", 1180, 648),
        (2.0, "en", 1440, 824),
        (2.0, "pseudo", 1024, 624),
        (2.0, "pseudo-rtl", 800, 484),
    ],
)
def test_nothing_is_wider_than_the_page(
    qtbot: QtBot, scale: float, language: str, width: int, height: int
) -> None:
    """Whatever the size, the text size and the language."""
    home = Home(make_kit(scale=scale, language=language), qtbot)
    home.view.show_scene(Scene(last=LEFT_OFF, problem="mine.toml: now: missing"))
    home.show(width, height)
    content = within(home.view, Hero).parentWidget()
    assert content is not None
    assert content.minimumSizeHint().width() <= home.page.viewport().width() == content.width()
    home.window.hide()


def test_where_all_has_room_nothing_scrolls(home: Home, qtbot: QtBot) -> None:
    """With a narrow font at 1440 by 900, with a wide one in a window that is a little higher."""
    home.view.show_scene(Scene(last=LEFT_OFF))
    home.show(1440, 948)
    bar = home.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_cards_give_up_a_few_pixels_where_all_then_has_room(home: Home, qtbot: QtBot) -> None:
    """And none where the page scrolls all the same."""
    home.view.show_scene(Scene(last=LEFT_OFF))
    home.show(1440, 600)
    bar = home.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    high, needed = home.place(0).height(), 600 + bar.maximum()
    home.view.resize(1440, needed - 26)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert high - 9 == home.place(0).height()
    home.view.resize(1440, needed - 28)
    qtbot.waitUntil(lambda: bar.maximum() == 28)
    assert high == home.place(0).height()


def test_the_page_begins_at_its_top_and_follows_the_keyboard(home: Home, qtbot: QtBot) -> None:
    """The last card is shown whole, and the first row shows the head again."""
    home.view.show_scene(Scene(last=LEFT_OFF))
    home.show(1024, 648)
    bar = home.page.verticalScrollBar()
    assert 0 == bar.value() < bar.maximum()
    qtbot.keyClick(home.list, Qt.Key.Key_End)
    seen = home.page.viewport().rect()
    assert seen.contains(home.place(11))
    for _ in range(4):
        qtbot.keyClick(home.list, Qt.Key.Key_Up)
    assert 0 == bar.value()


def test_the_page_begins_at_its_top_again(home: Home, qtbot: QtBot) -> None:
    """However far one has scrolled before; the next key leads to its card."""
    home.show(1024, 648)
    bar = home.page.verticalScrollBar()
    qtbot.keyClick(home.list, Qt.Key.Key_End)
    assert bar.value() > 0
    home.view.hide()
    home.view.show()
    assert 0 == bar.value()
    qtbot.keyClick(home.list, Qt.Key.Key_Left)
    assert home.page.viewport().rect().contains(home.place(10))


def test_the_card_that_keys_lead_to_stays_in_view(home: Home, qtbot: QtBot) -> None:
    """Where the room changes, too."""
    home.show(1440, 648)
    qtbot.keyClick(home.list, Qt.Key.Key_End)
    home.view.resize(1024, 560)
    qtbot.waitUntil(lambda: home.page.viewport().rect().contains(home.place(11)))


def test_a_press_moves_nothing(home: Home, qtbot: QtBot) -> None:
    """Or the second press of two would fall on another card."""
    home.view.show_scene(Scene(last=LEFT_OFF))
    home.show(1024, 648)
    cut = home.place(6)
    assert cut.bottom() > home.page.viewport().height()
    where = home.list.visualRect(home.list.model().index(6, 0)).topLeft() + QPoint(30, 30)
    qtbot.mouseClick(home.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert ("team-plan", cut) == (home.list.chosen, home.place(6))
