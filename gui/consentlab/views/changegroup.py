"""One group of what changed: before and after, which chats, and the reason of each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from consentlab.look.kit import Kit
from consentlab.policy.changes import KeptMove, TrainingMove
from consentlab.policy.pack import PolicyPack
from consentlab.policy.reason import Reason
from consentlab.state import State
from consentlab.views import changewords, phrases
from consentlab.views.basis import Basis
from consentlab.widgets.badge import RetentionBadge, StatusBadge
from consentlab.widgets.flow import Flow
from consentlab.widgets.pages import as_many
from consentlab.widgets.paragraph import Line, Paragraph


class Group(QFrame):
    """One move: the two badges, how many chats, and what is to be said of them."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("part", "ruled")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        badges = Flow(self, spacing=8)
        self._statuses = StatusBadge(kit, parent=self), StatusBadge(kit, parent=self)
        self._periods = RetentionBadge(kit, parent=self), RetentionBadge(kit, parent=self)
        after = _After(kit, (self._statuses[1], self._periods[1]), badges)
        for badge in (self._statuses[0], self._periods[0], after):
            badges.add(badge)
        self._count = Line(kit, "strong", fixed=True, parent=self)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.addWidget(badges, 1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._titles = Paragraph(kit, "body", muted=True, parent=self)
        self._within = QVBoxLayout()
        self._within.setSpacing(10)
        self._causes: list[_Cause] = []
        self._more = Paragraph(kit, "body", muted=True, parent=self)
        column.addLayout(row)
        column.addWidget(self._titles)
        column.addLayout(self._within)
        column.addWidget(self._more)

    def show_move(self, state: State, move: TrainingMove | KeptMove) -> None:
        """Tell this move, and why its chats made it."""
        words, training = self._kit.words, isinstance(move, TrainingMove)
        for badge in self._statuses:
            badge.setVisible(training)
        for kept in self._periods:
            kept.setVisible(not training)
        if isinstance(move, TrainingMove):
            for badge, status in zip(self._statuses, (move.before, move.after), strict=True):
                badge.show_status(status, phrases.status_word(words, status))
        else:
            alike = move.before.period == move.after.period
            for shown, retention in zip(self._periods, (move.before, move.after), strict=True):
                said = phrases.kept(words, retention)
                shown.show_retention(said.strong, said.rest if alike else "", said.ended)
        self._count.say(str(len(move.chats)))
        self._show_reasons(state, move)

    def _show_reasons(self, state: State, move: TrainingMove | KeptMove) -> None:
        """Each reason once, with the chats that have it; one that all of them share, alone."""
        words = self._kit.words
        told, more = changewords.reasons(words, state, move)
        shared = len(told) == 1 and not more
        self._titles.setVisible(shared)
        self._titles.say(changewords.titles(words, state, move.chats) if shared else "")
        causes = as_many(self._causes, len(told), self._make)
        for cause, (reason, chats) in zip(causes, told.items(), strict=True):
            titles = "" if shared else changewords.titles(words, state, chats)
            cause.show_reason(state.policy.pack, reason, titles)
        self._more.setVisible(bool(more))
        titles = changewords.titles(words, state, more)
        self._more.say(words("And {n} more: {chats}", n=len(more), chats=titles))
        self._more.raise_()  # it comes last for assistive technology, too

    def _make(self) -> _Cause:
        cause = _Cause(self._kit, self)
        self._within.addWidget(cause)
        return cause


class _After(QWidget):
    """What it is now, led by an arrow: on a line of their own they stay together."""

    def __init__(self, kit: Kit, badges: tuple[QWidget, ...], parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        arrow = QLabel(self)
        arrow.setPixmap(kit.pixmap("arrow", "text.muted", 16))
        row.addWidget(arrow)
        for badge in badges:
            row.addWidget(badge)


class _Cause(QWidget):
    """One reason, of these chats where not all have it, and what it rests on."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._text = Paragraph(kit, "body", muted=True, parent=self)
        self._basis = Basis(kit, self)
        column.addWidget(self._text)
        column.addWidget(self._basis)

    def show_reason(self, pack: PolicyPack, reason: Reason, titles: str) -> None:
        """Tell it."""
        said = self._kit.words("{chat}: {reason}", chat=titles, reason=reason.text)
        self._text.say(said if titles else reason.text)
        self._basis.show_basis(pack, reason.stated, reason.sources)


class Tally(QFrame):
    """What happened to so many chats, in a word, and which or of what status they are."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "ruled")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        row = QHBoxLayout()
        self._title = Paragraph(kit, "strong", parent=self)
        row.addWidget(self._title, 1)
        self._count = Line(kit, "strong", fixed=True, parent=self)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._below = Paragraph(kit, "body", muted=True, parent=self)
        column.addWidget(self._below)

    def show_chats(self, title: str, count: int, below: str) -> None:
        """Tell what happened, to how many, and more about them."""
        self._title.say(title)
        self._count.say(str(count))
        self._below.say(below)
        self._below.setVisible(bool(below))
