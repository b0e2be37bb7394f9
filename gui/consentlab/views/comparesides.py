"""The head of one side of a comparison: which one it is, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consentlab.compare import Comparison, Side, Tally
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.widgets.buttons import Button, button
from consentlab.widgets.fieldbutton import FieldButton
from consentlab.widgets.flow import Flow
from consentlab.widgets.pages import empty
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.popover import Popover
from consentlab.words import Words


class SideHead(QWidget):
    """The chooser of a side, and below it how many chats can be used and are kept longest.

    `mirrored`: the counts lie at the far end, beside the middle. `chosen` tells the key of the
    side that was picked, `asked` that a "profile" or an "export" is to be opened.
    """

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(
        self, kit: Kit, control_id: str, name: str, *, mirrored: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._offered: object = None
        self._lines: dict[str, Button] = {}
        self._button = FieldButton(kit, control_id, name, self)
        self.setFocusProxy(self._button)
        self._list = Popover(kit, self._button, self)
        self._button.clicked.connect(self._list.toggle)
        single = kit.scale >= ONE_COLUMN
        role = "title3" if single else "display"
        self._number = Line(kit, role, tabular=True, fixed=True, parent=self)
        self._can = Line(kit, "body", parent=self)
        self._kept = Line(kit, "body", muted=True, parent=self)
        self._none = Paragraph(kit, "body", muted=True, parent=self)
        self._none.say(
            kit.words("Open another one to compare with: a profile’s folder, or an export.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.px(4 if single else 8))
        column.addWidget(self._button)
        column.addWidget(self._none)
        if single:
            column.addWidget(self._in_a_line())
        else:
            column.addLayout(self._beside(mirrored=mirrored))
        column.addStretch(1)

    def _in_a_line(self) -> QWidget:
        """The counts one after the other, so that rows are in view below them."""
        made = Flow(self, spacing=self._kit.px(8), line_spacing=0)
        for part in (self._number, self._can, self._kept):
            made.add(part)
        return made

    def _beside(self, *, mirrored: bool) -> QHBoxLayout:
        """The number, large, beside the words for it."""
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._can)
        said.addWidget(self._kept)
        made = QHBoxLayout()
        made.setSpacing(self._kit.px(14))
        made.addLayout(said, 1)
        made.insertWidget(int(mirrored), self._number)
        if mirrored:
            for line in (self._can, self._kept):
                line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return made

    def show_side(self, comparison: Comparison, key: str, tally: Tally | None) -> None:
        """Offer the comparison's sides, show that of this key, and what it comes to."""
        words = self._kit.words
        self._offer(comparison)
        side = next((side for side in comparison.sides if side.key == key), None)
        if side is not None:
            self._button.show_choice(side.label, side.icon)
        else:
            self._button.show_choice(words("Choose another walkthrough"), "open")
        for line_key, line in self._lines.items():
            line.setChecked(line_key == key)
        for part in (self._number, self._can, self._kept):
            part.setVisible(tally is not None)
        self._none.setVisible(side is None)
        self._number.say(str(tally.eligible) if tally else "")
        self._can.say(words("can be used for training") if tally else "")
        self._kept.say(kept_words(words, tally) if tally else "")

    def _offer(self, comparison: Comparison) -> None:
        """Have a line in the list for each side, and for opening another walkthrough."""
        files = comparison.kind == "walkthroughs"
        offered = (files, [(side.key, side.label) for side in comparison.sides])
        if offered == self._offered:
            return
        self._offered = offered
        self._list.shut()
        empty(self._list.column)
        self._lines = {}
        for number, side in enumerate(comparison.sides):
            self._add(side, str(number) if files else side.key)
        if files:
            words = self._kit.words
            self._add_ask("profile", words("Open a profile"), "account")
            self._add_ask("export", words("Open an export"), "data")

    def _add(self, side: Side, name: str) -> None:
        line = self._line(name, side.label, side.icon)
        line.setCheckable(True)
        line.setProperty("side", side.key)
        line.clicked.connect(self._pick)
        self._lines[side.key] = line

    def _add_ask(self, what: str, text: str, icon: str) -> None:
        line = self._line(what, text, icon)
        line.setProperty("asks", what)
        line.clicked.connect(self._ask)

    def _line(self, name: str, text: str, icon: str) -> Button:
        control_id = f"{self._button.objectName()}.{name}"
        line = button(self._kit, control_id, text, "line", icon, self._list)
        self._list.column.addWidget(line)
        return line

    def _pick(self) -> None:
        self._list.shut()
        self.chosen.emit(self.sender().property("side"))

    def _ask(self) -> None:
        self._list.shut()
        self.asked.emit(self.sender().property("asks"))


def kept_words(words: Words, tally: Tally) -> str:
    """As "1 chat kept 5 years, 1 kept 2 years"; "" where nothing is kept."""
    parts = [_kept(words, n, *kept) for n, kept in enumerate(tally.kept)]
    return words(", ").join(parts)


def _kept(words: Words, place: int, period: str | None, number: int) -> str:
    said = words.period(period)
    if place:
        return words("{n} kept {period}", n=number, period=said)
    return words.many("{n} chat kept {period}", "{n} chats kept {period}", number, period=said)


def title_of(words: Words, comparison: Comparison) -> str:
    """What is compared: "The same 9 chats, two choices"."""
    number = len(comparison.rows)
    if len(comparison.pair) < 2:
        return words("Two walkthroughs")
    if not number:
        return words("No chats to compare")
    match comparison.kind:
        case "choices":
            one, more = "The same chat, two choices", "The same {n} chats, two choices"
        case "readings":
            one, more = "The same chat, two readings", "The same {n} chats, two readings"
        case "makers":
            one, more = "The same chat, two makers", "The same {n} chats, two makers"
        case _:
            one, more = "1 chat, two walkthroughs", "{n} chats, two walkthroughs"
    return words.many(one, more, number)


def differ_words(words: Words, rows: Sequence[object], differing: int) -> str:
    """How many of the rows differ: "8 of 9 differ"."""
    return words("{n} of {all} differ", n=differing, all=len(rows))
