"""The head of Home: what the program is for, and how far apart the two periods are, to scale."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.policy.pack import PolicyPack
from consentlab.policy.period import Period
from consentlab.widgets.drawing import rounded, visual
from consentlab.widgets.paragraph import Line, Paragraph

_MEASURED_FROM = datetime(2025, 1, 1, tzinfo=UTC)
"""Years are counted from here, since they are not all of one length."""

_SENTENCE_WIDE = 528
_BAR, _BAR_SIDE, _BAR_GAP = 28, 12, 8
_BAR_LEAST = 4


class Hero(QWidget):
    """One sentence, what one can do here, and beside it two bars."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        words = kit.words
        sentence = words("One switch.\nSee what follows, chat by chat.")
        self._large = Paragraph(kit, "display", sentence, parent=self)
        self._small = Paragraph(kit, "title1", sentence, parent=self)
        self._small.setContentsMargins(0, kit.px(2), 0, 0)  # for what stands on its capitals
        about = Paragraph(
            kit,
            "reading",
            words(
                "Rehearse the privacy choice that AI chat services ask for, let time pass, "
                "and read why. Nothing leaves this computer."
            ),
            muted=True,
            parent=self,
        )
        about.setMaximumWidth(kit.px(_SENTENCE_WIDE))
        said = QVBoxLayout()
        said.setSpacing(kit.px(12))
        said.addWidget(self._large)
        said.addWidget(self._small)
        # On its own it would keep the whole column as narrow as it may be itself.
        narrow = QHBoxLayout()
        narrow.addWidget(about, 1)
        narrow.addStretch(0)
        said.addLayout(narrow)
        self._kept = Kept(kit, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 4)
        self._row.addLayout(said, 1)
        self._row.addWidget(self._kept, 0, Qt.AlignmentFlag.AlignBottom)
        if kit.scale >= ONE_COLUMN:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.arrange(wide=True)

    def arrange(self, *, wide: bool) -> None:
        """Be large, or give way to what stands below."""
        kit = self._kit
        self._large.setVisible(wide)
        self._small.setVisible(not wide)
        self._row.setSpacing(kit.px(20) if kit.scale >= ONE_COLUMN else 64 if wide else 32)
        if kit.scale < ONE_COLUMN:
            self._kept.setFixedWidth(520 if wide else 340)

    def show_kept(self, pack: PolicyPack) -> None:
        """Show the periods of this pack; one that is kept until deleted has no length to show."""
        self._kept.show_periods(pack.off.period, pack.on.period)


class Kept(QWidget):
    """Two bars whose lengths are as the two periods. Before they are known they keep the room."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = kit.words
        self._words = words
        self._off = KeptBar(kit, words("switch off"), self)
        self._on = KeptBar(kit, words("switch on"), self)
        title = words("How long a chat is kept, to scale")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Line(kit, "caption", title, muted=True, parent=self))
        column.addWidget(self._off)
        column.addWidget(self._on)

    def show_periods(self, off: Period | None, on: Period | None) -> None:
        """Show these two; nothing if either has no end."""
        self.setVisible(off is not None and on is not None)
        if off is None or on is None:
            return
        lengths = [period.after(_MEASURED_FROM) - _MEASURED_FROM for period in (off, on)]
        for bar, period, length in zip((self._off, self._on), (off, on), lengths, strict=True):
            bar.show_period(self._words.period(period.text), length / max(lengths))


class KeptBar(QLabel):
    """A bar as long as its share of the width, and its words: in it, or behind if it is short."""

    def __init__(self, kit: Kit, rest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._strong, self._rest, self.share = "", rest, 0.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_period(self, period: str, share: float) -> None:
        """Show this period, in words, as this part of the width."""
        self._strong, self.share = period, share
        self.setText(f"{period} {self._rest}")
        self.setAccessibleName(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a bar; the width is what there is."""
        return QSize(self._kit.px(200), self._kit.px(_BAR))

    def minimumSizeHint(self) -> QSize:
        """As wide as its words behind a short bar."""
        return QSize(self._words_wide() + self._kit.px(2 * _BAR_SIDE), self._kit.px(_BAR))

    def _words_wide(self) -> int:
        kit = self._kit
        strong = kit.metrics("strong").horizontalAdvance(self._strong)
        return strong + kit.px(_BAR_GAP) + kit.metrics("body").horizontalAdvance(self._rest) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar and its words."""
        if not self.share:
            return
        kit, whole = self._kit, self.rect()
        painter = QPainter(self)
        wide = max(_BAR_LEAST, round(self.share * whole.width()))
        bar = QRect(0, 0, wide, whole.height())
        place = visual(bar, whole, rtl=kit.rtl).toRectF()
        rounded(painter, place, 5 if wide > 10 else 4, kit.color("copy.chat"))
        inside = self._words_wide() + 2 * kit.px(_BAR_SIDE) <= wide
        x = kit.px(_BAR_SIDE) if inside else wide + kit.px(_BAR_GAP)
        colors = ("text.on_accent",) * 2 if inside else ("text.primary", "text.muted")
        for words, role, color in zip(
            (self._strong, self._rest), ("strong", "body"), colors, strict=True
        ):
            long = kit.metrics(role).horizontalAdvance(words) + 1
            where = visual(QRect(x, 0, long, whole.height()), whole, rtl=kit.rtl)
            painter.setFont(kit.font(role))
            painter.setPen(kit.color(color))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(where, flags | Qt.TextFlag.TextDontClip, words)
            x += long + kit.px(_BAR_GAP)
