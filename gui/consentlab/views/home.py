"""Home: the scenarios as cards, the last walkthrough to go on with, and a file to open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.catalogue import Catalogue
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.policy.case import Case
from consentlab.policy.faults import FaultyFile
from consentlab.policy.pack import under
from consentlab.scene import LastWalkthrough, Scene
from consentlab.views.hero import Hero
from consentlab.views.lifelines import lifeline
from consentlab.views.problem import Problem
from consentlab.views.scenariosmodel import ScenariosModel
from consentlab.widgets.buttons import button
from consentlab.widgets.card import Card
from consentlab.widgets.fade import HIGH as FADE_HIGH
from consentlab.widgets.fade import Fade
from consentlab.widgets.filedialog import FileDialog
from consentlab.widgets.flow import Flow
from consentlab.widgets.lifeline import LifelineView
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.scenariolist import ScenarioList

WIDE = 1180
"""From this width on there are four cards side by side, below it three."""

KEPT_BY = "claude-2025-08"
"""The pack whose two periods stand at the head."""


class HomeView(QWidget):
    """One page that scrolls where it must. Enter starts the current card.

    Packs and scenarios are read after the first paint, one at each turn of the event loop
    and only while Home is on the screen, so that it appears at once.
    """

    def __init__(
        self, kit: Kit, store: Store, catalogue: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._store, self._catalogue = kit, store, catalogue
        words = kit.words
        self._said = QWidget(self)
        self._problem = Problem(kit, store, self._said)
        self._hero = Hero(kit, self)
        self._last = LastCard(kit, store, self)
        self._start = button(kit, ids.HOME_START, words("Start"), "tiny", "play", parent=self)
        self._open = button(kit, ids.HOME_OPEN, words("Open a file"), "tiny", "open", parent=self)
        self._start.clicked.connect(self._begin)
        self._open.clicked.connect(self._ask_file)
        self._cards = catalogue.cards()
        self._model = ScenariosModel(self._cards, self)
        self._list = ScenarioList(kit, ids.HOME_SCENARIOS, words("Scenarios"), self)
        self._list.setModel(self._model)
        first = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._list.selectionModel().setCurrentIndex(self._model.index(0), first)
        self._list.started.connect(store.begin)
        self._list.revealed.connect(self._reveal)
        self._followed = False
        self._unread: list[str] = ["", *(card.id for card in self._cards)]
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read_next)
        self._lay_out()

    def _lay_out(self) -> None:
        kit = self._kit
        content = QWidget(self)
        self._all = column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heading = QHBoxLayout()
        heading.setSpacing(kit.px(8))
        heading.addWidget(Line(kit, "title3", kit.words("Scenarios"), parent=content), 1)
        heading.addWidget(self._start)
        heading.addWidget(self._open)
        self._head = QVBoxLayout()
        for part in (self._hero, self._last):
            self._head.addWidget(part)
        self._head.addLayout(heading)
        column.addLayout(self._head)
        self._rows = QVBoxLayout()
        self._rows.addWidget(self._list, 1)
        self._rows.addStretch(0)
        column.addLayout(self._rows, 1)
        said = QVBoxLayout(self._said)
        said.setContentsMargins(12, 0, 12, 8)  # as on the stage
        said.addWidget(self._problem)
        self._page = QScrollArea(self)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QScrollArea.Shape.NoFrame)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setWidget(content)
        for ground in (content, self._page.viewport()):
            ground.setAutoFillBackground(False)
        self._page.viewport().installEventFilter(self)
        self._page.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        Fade(kit, self._page, "surface.frame")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._said)
        whole.addWidget(self._page, 1)

    # ------------------------------------------------------------------ showing

    def show_scene(self, scene: Scene) -> None:
        """Offer the scene's last walkthrough, and say what went wrong."""
        self._last.show_last(scene.last)
        self._problem.show_problem(scene.problem)
        self._said.setVisible(bool(scene.problem))
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins on the cards."""
        super().showEvent(event)
        if not event.spontaneous():
            self.take_focus()

    def take_focus(self) -> None:
        """Be where one was: on the card of the last walkthrough, so that Enter starts it again.

        One that came from a file has no card: then it is the way to open one. The page begins
        at its top all the same, unless that would leave the card of the last one out of sight.
        """
        self._all.activate()  # what was said to be shown may not have its place yet
        self._page.verticalScrollBar().setValue(0)
        self._followed = False
        if self._focus_last():
            card = self._list.visualRect(self._list.currentIndex())
            if self._list.y() + card.center().y() > self._page.viewport().height():
                self._reveal(card)

    def _focus_last(self) -> bool:
        """Move the focus there, and say whether it is on the last walkthrough's card."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        last = self._store.scene.last
        shown = [card.id for card in self._cards]
        if last is None or last.state is None:
            return False
        if last.state.scenario.name in shown:
            row = self._model.index(shown.index(last.state.scenario.name))
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(row, only)
            return True
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """It has been seen: now there is time to read."""
        if self._unread:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading for nobody."""
        super().hideEvent(event)
        self._soon.stop()

    @Slot()
    def _read_next(self) -> None:
        """Read one file and show what is in it."""
        name = self._unread.pop(0)
        try:
            if not name:
                self._hero.show_kept(self._catalogue.pack(KEPT_BY))
            else:
                scenario = self._catalogue.scenario(name)
                case = Case(under(scenario.pack, scenario.readings), scenario.history)
                row = [card.id for card in self._cards].index(name)
                self._model.show_lifeline(row, lifeline(case, scenario.now))
        except FaultyFile:
            pass  # whoever starts that scenario is told what is wrong with it
        if self._unread:
            self._soon.start()

    # ------------------------------------------------------------------ room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A scroll bar came or went."""
        if watched is self._page.viewport() and event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def _arrange(self) -> None:
        """See Layout in the design. A scroll bar lies in the margin and moves nothing."""
        kit = self._kit
        single = kit.scale >= ONE_COLUMN
        roomy = self.width() >= WIDE
        wide = roomy and not single
        gap, side = (16, 48) if wide else (12, 24)
        half = gap // 2
        bar = self._page.verticalScrollBar()
        taken = bar.width() if bar.isVisibleTo(self._page) else 0
        left, right = (side - taken, side) if kit.rtl else (side, side - taken)
        self._head.setSpacing(gap)
        self._head.setContentsMargins(left, 24 if wide else 6, right, 12 - half if wide else 2)
        # Cards keep half a gap free around them, and a row one pixel behind its last card.
        left, right = (left - 1, right) if kit.rtl else (left, right - 1)
        self._rows.setContentsMargins(left - half, 0, right - half, (28 if wide else 24) - half)
        self._hero.arrange(wide=roomy)
        self._last.arrange(wide=wide)
        self._list.arrange(
            1 if single else 4 if roomy else 3,
            gap,
            self.width() - 2 * side + gap + 1,
            tight=not wide,
        )
        # At once, so that the first paint shows the room as it is.
        self._all.activate()
        view = self._page.viewport()
        self._list.shrink(self._all.minimumHeightForWidth(view.width()) - view.height())
        self._keep_in_view()

    @Slot()
    def _keep_in_view(self) -> None:
        """Scroll to the card that the page follows: there is other room, or more on the page."""
        if self._followed and self._list.hasFocus():
            self._reveal(self._list.visualRect(self._list.currentIndex()))

    @Slot(QRect)
    def _reveal(self, card: QRect) -> None:
        """Scroll to a card, and for one of the first row to the top if there is room.

        From then on the page follows it, whatever becomes of the room.
        """
        self._followed = True
        view = self._page.viewport().height()
        bar = self._page.verticalScrollBar()
        top = self._list.y() + card.y()
        bottom = top + card.height() + FADE_HIGH
        if bottom <= view:
            bar.setValue(0)
        elif top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + view:
            bar.setValue(min(top, bottom - view))

    # ------------------------------------------------------------------ intents

    @Slot()
    def _begin(self) -> None:
        if self._list.chosen:
            self._store.begin(self._list.chosen)

    @Slot()
    def _ask_file(self) -> None:
        words = self._kit.words
        dialog = FileDialog(self, words("Open a scenario file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(words("Scenario files (*.toml)"))
        dialog.fileSelected.connect(self._store.begin)
        dialog.open()


class LastCard(Card):
    """The walkthrough that can be gone on with; hidden where there is none."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(kit, "paper", parent)
        words = kit.words
        self._words = words
        self.go_on = button(kit, ids.HOME_CONTINUE, words("Continue"), "primary", parent=self)
        self.go_on.clicked.connect(store.go_on)
        self._title = Line(kit, "title3", parent=self)
        self._rest = Paragraph(kit, "body", muted=True, parent=self)
        self._line = LifelineView(kit, self)
        about = Flow(self, spacing=10, line_spacing=0)
        about.add(self._title)
        about.add(self._rest)
        said = QVBoxLayout()
        said.setSpacing(0)
        caption = words("Go on where you stopped")
        said.addWidget(Line(kit, "caption", caption, muted=True, parent=self))
        said.addWidget(about)
        row = QHBoxLayout(self)
        side, end = kit.px(21), kit.px(13)
        row.setContentsMargins(*((end, 11, side, 11) if kit.rtl else (side, 11, end, 11)))
        row.setSpacing(kit.px(16))
        row.addLayout(said, 1)
        row.addWidget(self._line)
        row.addWidget(self.go_on)
        self._wide = True
        self.hide()

    def arrange(self, *, wide: bool) -> None:
        """Show its lifeline where there is room."""
        self._wide = wide
        self._line.setVisible(wide and self._line.line is not None)

    def show_last(self, last: LastWalkthrough | None) -> None:
        """Name this walkthrough, and where and how it was left."""
        self.setVisible(last is not None)
        if last is None:
            return
        words = self._words
        variant = words("as reported") if last.variant == "as-reported" else last.variant
        day = words.day(last.look)
        self._title.say(last.title)
        self._rest.say(words("looking from {day}, {variant}", day=day, variant=variant))
        state = last.state
        self._line.show_line(None if state is None else lifeline(state.case, state.look))
        self.arrange(wide=self._wide)
