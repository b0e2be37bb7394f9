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
from consentlab.views.account import PERSON, Initials
from consentlab.views.saving import ask_where
from consentlab.widgets.banner import Banner
from consentlab.widgets.buttons import button
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.segmented import Segmented
from consentlab.widgets.settingrow import SettingRow
from consentlab.widgets.toggle import SwitchRow


def page_margins(kit: Kit) -> tuple[int, int, int, int]:
    """The margins of a page: more where its scroll bar is."""
    return (32, 20, 20, 16) if kit.rtl else (20, 20, 32, 16)


class _Page(QWidget):
    """A page with its title."""

    def __init__(self, kit: Kit, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*page_margins(kit))
        self.column.setSpacing(14)
        self.column.addWidget(Line(kit, "title2", title, parent=self))

    def add_rows(self, *rows: QWidget) -> None:
        """These rows, each with its line above, and nothing below them."""
        column = QVBoxLayout()
        column.setSpacing(0)
        for row in rows:
            column.addWidget(row)
        self.column.addLayout(column)
        self.column.addStretch(1)


class AccountPage(_Page):
    """Whose account it is, its plan, and where the training switch is."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        words = kit.words
        super().__init__(kit, words("Account"), parent)
        self._name = Paragraph(kit, "title3", PERSON, parent=self)
        self._whose = Paragraph(kit, "body", muted=True, parent=self)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self._name)
        named.addWidget(self._whose)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Initials(kit, self))
        head.addLayout(named, 1)
        self._since = SettingRow(kit, "clock", words("Account since"), None, self)
        self._decides = SettingRow(kit, "account", words("Who decides about training"), None, self)
        self._where = SettingRow(
            kit,
            "privacy",
            words("The training switch"),
            None,
            self,
            words("It is on the privacy page."),
        )
        invented = SettingRow(
            kit,
            "simulation",
            words("An invented person"),
            None,
            self,
            words("Name, plan and chats come from the scenario. There is no such account."),
        )
        self.column.addLayout(head)
        self.add_rows(self._since, self._decides, self._where, invented)

    def show_scene(self, scene: Scene) -> None:
        """Say plan and age of the account."""
        state, words = scene.state, self._kit.words
        if state is None:
            return
        pack = state.policy.pack
        plan = state.case.plan(state.look)
        self._whose.say(words("{plan} plan", plan=pack.plan_names[plan]))
        self._since.say(words.long_day(state.history.account.created))
        self._decides.say(
            words("You do: this plan is covered by the terms.")
            if plan in pack.covered.names
            else words("This plan is not covered: the organisation’s agreement decides.")
        )
        self._where.setVisible(plan in pack.covered.names)


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
        rows = [
            SettingRow(kit, icon, title, control, self, sentence)
            for icon, title, sentence, control in (
                (
                    "appearance",
                    words("Theme"),
                    words("High contrast has stronger lines and no tints."),
                    self._theme,
                ),
                (
                    "text-size",
                    words("Text size"),
                    words("Also by Ctrl with +, − and 0. From 150 % on, one page at a time."),
                    self._size,
                ),
                (
                    "play",
                    words("Motion"),
                    words("Without it, screens change without animation."),
                    self._motion,
                ),
                (
                    "keyboard",
                    words("Show pressed keys"),
                    words(
                        "Shows pressed keys on screen, for people watching. "
                        "What is typed is never shown. Also by F8."
                    ),
                    self._captions,
                ),
            )
        ]
        self.add_rows(*rows)

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
            kit, ids.SETTINGS_ERASE_CONFIRM, words("Erase for good"), parent=self
        )
        self._cancel = button(kit, ids.SETTINGS_ERASE_CANCEL, words("Keep it"), parent=self)
        self._confirm.clicked.connect(store.erase)
        self._cancel.clicked.connect(self._keep)
        kept = SettingRow(
            kit,
            "data",
            words("What is recorded"),
            self._export,
            self,
            words(
                "Everything this walkthrough recorded is in one file on this computer. "
                "Nothing leaves it."
            ),
        )
        gone = SettingRow(
            kit,
            "delete",
            words("Start over"),
            self._erase,
            self,
            words("The file goes, and with it all that was done in this profile."),
        )
        answers = QHBoxLayout()
        answers.setSpacing(12)
        answers.addWidget(self._cancel)
        answers.addWidget(self._confirm)
        answers.addStretch(1)
        asked = QWidget(self)
        asking = QVBoxLayout(asked)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(14)
        asking.addWidget(self._sure)
        asking.addLayout(answers)
        self._asked = asked
        self.add_rows(kept, gone, asked)

    def show_scene(self, scene: Scene) -> None:
        """Ask for confirmation once erasing has been pressed."""
        asked = not self._asked.isHidden()
        self._asked.setVisible(scene.erasing)
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
