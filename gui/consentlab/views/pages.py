"""The other pages of the settings: account, appearance and data."""

from __future__ import annotations

from typing import cast

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.look.tokens import ThemeName
from consentlab.model import Store
from consentlab.scene import TEXT_SIZES, Scene
from consentlab.views.account import PERSON
from consentlab.views.saving import ask_where
from consentlab.widgets.banner import Banner
from consentlab.widgets.buttons import button
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.segmented import Segmented
from consentlab.widgets.toggle import SwitchRow


class _Page(QWidget):
    """A page with its title."""

    def __init__(self, kit: Kit, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 20, 32, 16)
        self.column.setSpacing(14)
        self.column.addWidget(Line(kit, "title2", title, parent=self))

    def add_setting(self, title: str, control: QWidget) -> None:
        """A control under its title."""
        row = QVBoxLayout()
        row.setSpacing(6)
        row.addWidget(Paragraph(self._kit, "strong", title, parent=self))
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(row)


class AccountPage(_Page):
    """Whose account it is, its plan, and where the training switch is."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, kit.words("Account"), parent)
        self._lines = [Paragraph(kit, "body", parent=self) for _ in range(3)]
        self._note = Paragraph(kit, "body", muted=True, parent=self)
        for line in (*self._lines, self._note):
            self.column.addWidget(line)
        self.column.addStretch(1)

    def show_scene(self, scene: Scene) -> None:
        """Say plan and age of the account."""
        state, words = scene.state, self._kit.words
        if state is None:
            return
        pack = state.policy.pack
        plan = state.case.plan(state.look)
        covered = plan in pack.covered.names
        self._lines[0].say(words("Name: {name}", name=PERSON))
        self._lines[1].say(words("Plan: {plan}", plan=pack.plan_names[plan]))
        self._lines[2].say(
            words("Account since {day}", day=words.long_day(state.history.account.created))
        )
        self._note.say(
            words("The training switch is on the privacy page.")
            if covered
            else words("This plan is not covered: the organisation’s agreement decides.")
        )


class AppearancePage(_Page):
    """Theme, text size, motion, and captions of keys."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        words = kit.words
        super().__init__(kit, words("Appearance"), parent)
        self._store = store
        self._theme = Segmented(
            kit,
            ids.SETTINGS_THEME,
            words("Theme"),
            [
                ("light", words("Light"), None),
                ("dark", words("Dark"), None),
                ("contrast", words("High contrast"), None),
            ],
            self,
        )
        self._size = Segmented(
            kit,
            ids.SETTINGS_TEXT_SIZE,
            words("Text size"),
            [(str(size), f"{size} %", None) for size in TEXT_SIZES],
            self,
        )
        self._motion = SwitchRow(kit, ids.SETTINGS_MOTION, words("Motion"), self)
        self._theme.picked.connect(self._pick_theme)
        self._size.picked.connect(self._pick_size)
        self._captions = SwitchRow(kit, ids.SETTINGS_CAPTIONS, words("Show pressed keys"), self)
        self._motion.toggle.toggled.connect(self._pick_motion)
        self._captions.toggle.toggled.connect(self._pick_captions)
        self.add_setting(words("Theme"), self._theme)
        self.add_setting(words("Text size"), self._size)
        self.add_setting(words("Motion"), self._motion)
        self.add_setting(words("Show pressed keys"), self._captions)
        self.column.addStretch(1)

    def show_scene(self, scene: Scene) -> None:
        """Show what holds."""
        look = scene.appearance
        self._theme.show_value(look.theme)
        self._size.show_value(str(look.text_size))
        with QSignalBlocker(self._motion.toggle):
            self._motion.toggle.setChecked(look.motion)
        with QSignalBlocker(self._captions.toggle):
            self._captions.toggle.setChecked(look.captions)

    def _pick_theme(self, theme: str) -> None:
        self._change(theme=cast("ThemeName", theme))

    def _pick_size(self, size: str) -> None:
        self._change(text_size=int(size))

    def _pick_motion(self, on: bool) -> None:
        self._change(motion=on)

    def _pick_captions(self, on: bool) -> None:
        self._change(captions=on)

    def _change(self, **values: object) -> None:
        self._store.look_like(msgspec.structs.replace(self._store.scene.appearance, **values))


class DataPage(_Page):
    """Download my data, and erase this profile."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        words = kit.words
        super().__init__(kit, words("Data"), parent)
        self._store = store
        about = Paragraph(kit, "body", muted=True, parent=self)
        about.say(
            words(
                "Everything this walkthrough recorded is in one file on this computer. "
                "Nothing leaves it."
            )
        )
        self._export = button(
            kit, ids.SETTINGS_EXPORT, words("Download my data"), "other", "export", self
        )
        self._export.clicked.connect(self._ask_where)
        self._erase = button(
            kit, ids.SETTINGS_ERASE, words("Erase this profile"), "other", "delete", self
        )
        self._erase.clicked.connect(self._ask)
        self._sure = Banner(kit, "alert", parent=self)
        self._sure.say(
            words("This erases every choice, message and event of this profile, for good.")
        )
        self._confirm = button(
            kit, ids.SETTINGS_ERASE_CONFIRM, words("Erase for good"), "primary", parent=self
        )
        self._cancel = button(kit, ids.SETTINGS_ERASE_CANCEL, words("Keep it"), parent=self)
        self._confirm.clicked.connect(store.erase)
        self._cancel.clicked.connect(self._keep)
        answers = QHBoxLayout()
        answers.setSpacing(12)
        answers.addWidget(self._cancel)
        answers.addWidget(self._confirm)
        answers.addStretch(1)
        self.column.addWidget(about)
        for widget in (self._export, self._erase):
            self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._sure)
        self.column.addLayout(answers)
        self.column.addStretch(1)

    def show_scene(self, scene: Scene) -> None:
        """Ask for confirmation once erasing has been pressed."""
        asked = not self._sure.isHidden()
        for widget in (self._sure, self._confirm, self._cancel):
            widget.setVisible(scene.erasing)
        self._erase.setEnabled(not scene.erasing)
        if scene.erasing and not asked:
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_where(self) -> None:
        ask_where(self._kit, self._kit.words("Download my data"), self._store.export, self)

    def _ask(self) -> None:
        self._store.ask_erase(True)

    def _keep(self) -> None:
        self._store.ask_erase(False)
        self._erase.setFocus(Qt.FocusReason.OtherFocusReason)
