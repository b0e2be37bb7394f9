"""The readings of the policy pack in the lab panel: each can be flipped while people watch."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.policy.pack import PolicyPack, Reading
from consentlab.scene import Scene
from consentlab.views.labparts import Choice
from consentlab.widgets.pages import empty
from consentlab.widgets.paragraph import Line
from consentlab.widgets.segmented import Segmented


class ReadingsView(QWidget):
    """One control a reading, with all its alternatives, and which of them holds."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._pack: PolicyPack | None = None
        self._controls: dict[str, _Reading] = {}
        kit.control(self, ids.LAB_READINGS, kit.words("Readings"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_scene(self, scene: Scene) -> bool:
        """Show what holds in the scene's walkthrough. True if its controls had to be made."""
        if scene.state is None:
            return False
        policy = scene.state.policy
        new = policy.pack is not self._pack
        if new:
            self._pack = policy.pack
            empty(self._column)
            self._controls = {}
            for reading in policy.pack.readings:
                made = _Reading(self._kit, self._store, reading, self)
                self._column.addWidget(made)
                self._controls[reading.id] = made
        for reading_id, value in policy.readings.items():
            self._controls[reading_id].show_value(value)
        return new


class _Reading(QWidget):
    """The question, and its answers side by side or, where they are too long for that, a list."""

    def __init__(self, kit: Kit, store: Store, reading: Reading, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._reading = store, reading.id
        control_id = f"{ids.LAB_READINGS}.{reading.id}"
        self._options = [(answer.value, answer.title) for answer in reading.alternatives]
        self._list = Choice(kit, control_id, reading.question, self)
        self._question = Line(kit, "caption", reading.question, muted=True, parent=self)
        self._beside = Segmented(
            kit, control_id, reading.question, [(*option, None) for option in self._options], self
        )
        self._beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        texts = {answer.value: answer.text for answer in reading.alternatives}
        for segment in self._beside.segments:
            segment.setToolTip(literal(texts[segment.value]))
        for control in (self._list, self._beside):
            control.picked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._question, self._beside, self._list):
            column.addWidget(part)
        self._list.hide()

    def show_value(self, value: str) -> None:
        """Show which answer holds."""
        self._beside.show_value(value)
        self._list.show_options(self._options, value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what fits."""
        super().resizeEvent(event)
        fits = self._beside.minimumSizeHint().width() <= self.width()
        self._question.setVisible(fits)
        self._beside.setVisible(fits)
        self._list.setVisible(not fits)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the list is."""
        return QSize(self._list.minimumSizeHint().width(), self.sizeHint().height())

    def _pick(self, value: str) -> None:
        self._store.set_reading(self._reading, value)
