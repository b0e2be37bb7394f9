"""Words on a screen: paragraphs with the line height of their role, and single lines.

Both show their text literally, whatever is in it, and say it to assistive technology.
"""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.widgets.drawing import direction

_WIDEST = 16_000
_ENDLESS = re.compile(r"\S{1000}")
_ANYWHERE = QTextOption.WrapMode.WrapAnywhere
_AT_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere

_DATE = re.compile(r"\b(\d{1,2}) (\S{1,40}) (\d{4})\b")
_COUNT = re.compile(r"\b(\d{1,3}) (?=\S)")


def together(text: str) -> str:
    """The text with spaces that do not break inside dates, and after the number of a period."""
    dates = _DATE.sub("\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}\\3", text)
    return _COUNT.sub("\\1\N{NO-BREAK SPACE}", dates)


class Paragraph(QLabel):
    """Plain text that wraps, in the role's font and line height.

    `color` is a token path, `muted` short for the muted one; `weight` replaces the role's
    own. `least` is how narrow it may get, in pixels at 100 % text; `letters` is how many of
    them it asks for a line at most.
    """

    def __init__(
        self,
        kit: Kit,
        role: str = "body",
        text: str = "",
        *,
        muted: bool = False,
        color: str = "",
        weight: int = 0,
        least: int = 80,
        letters: int = 60,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._color = color or ("text.muted" if muted else "text.primary")
        self._line = kit.line(role)
        self._least = least
        self._comfortable = kit.metrics(role, weight=weight).averageCharWidth() * letters
        self._rest = 0
        self._bold = False
        self._layout: QTextLayout | None = None
        self._laid = (-1, 0)
        self._measured: dict[int, tuple[int, int]] = {}
        self._margins = (0, 0, 0, 0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(kit.font(role, weight=weight))
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show this text, literally."""
        self._say(text, "")

    def say_two(self, strong: str, rest: str) -> None:
        """Show `strong` in semibold and after it `rest`, muted, as headings of reasons do."""
        self._say(f"{strong} " if rest else strong, rest, bold=True)

    def _say(self, text: str, rest: str, *, bold: bool = False) -> None:
        whole = text + rest
        self._bold = bold
        if whole == self.text() and len(rest) == self._rest and self._layout is not None:
            return
        self._rest = len(rest)
        self._layout = None
        self._laid = (-1, 0)
        self._measured = {}
        self.setText(whole)
        self.setAccessibleName(whole)
        self.updateGeometry()
        self.update()

    def _text_layout(self) -> QTextLayout:
        if self._layout is None:
            text = together(self.text()).replace("\n", "\N{LINE SEPARATOR}")
            layout = QTextLayout(text, self.font())
            option = QTextOption()
            # Qt looks through a word without end anew for each of its lines.
            endless = _ENDLESS.search(self.text())
            option.setWrapMode(_ANYWHERE if endless else _AT_WORDS)
            option.setTextDirection(direction(self.text(), rtl=self._kit.rtl))
            if self._kit.rtl:
                option.setAlignment(Qt.AlignmentFlag.AlignRight)
            if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
                option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.setTextOption(option)
            if self._bold:
                layout.setFormats(self._two_formats())
            layout.setCacheEnabled(True)
            self._layout = layout
        return self._layout

    def _two_formats(self) -> list[QTextLayout.FormatRange]:
        strong, rest = QTextLayout.FormatRange(), QTextLayout.FormatRange()
        strong.start, strong.length = 0, len(self.text()) - self._rest
        rest.start, rest.length = strong.length, self._rest
        heavy, light = QTextCharFormat(), QTextCharFormat()
        heavy.setFontWeight(QFont.Weight.DemiBold)
        light.setForeground(self._kit.color("text.muted"))
        strong.format, rest.format = heavy, light
        return [strong, rest]

    def _lay(self, width: int) -> tuple[int, int]:
        """Break the lines for this width; give their height and the widest of them."""
        layout = self._text_layout()
        widest = 0.0
        y = 0
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (self._line - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            y += self._line
        layout.endLayout()
        high = max(y, self._line)
        self._laid = (width, high)
        self._measured[width] = (high, int(widest) + 1)
        return self._measured[width]

    def _measure(self, width: int) -> tuple[int, int]:
        """The same, but layouts ask often, and lines are broken once for each width."""
        return self._measured.get(width) or self._lay(width)

    def heightForWidth(self, width: int) -> int:
        """The height of the text at this width, margins included."""
        left, top, right, bottom = self._margins
        return self._measure(max(1, width - left - right))[0] + top + bottom

    def setContentsMargins(self, *margins: Any) -> None:
        """Keep them at hand, too: a layout asks for heights hundreds of times."""
        super().setContentsMargins(*margins)
        kept = self.contentsMargins()
        self._margins = (kept.left(), kept.top(), kept.right(), kept.bottom())

    def sizeHint(self) -> QSize:
        """The text on one line, or wrapped at a comfortable measure."""
        height, wide = self._measure(_WIDEST)
        if wide > self._comfortable:
            height, wide = self._measure(self._comfortable)
        left, top, right, bottom = self._margins
        return QSize(wide + left + right, height + top + bottom)

    def minimumSizeHint(self) -> QSize:
        """Narrow, and one line high."""
        left, top, right, bottom = self._margins
        least = min(self._kit.px(self._least), self._measure(_WIDEST)[1])
        return QSize(least + left + right, self._line + top + bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew when the width has changed."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, each in the middle of its line height."""
        inner = self.contentsRect()
        if self._laid[0] != inner.width():
            self._lay(max(1, inner.width()))
        painter = QPainter(self)
        painter.setPen(self._kit.color(self._color))
        top = inner.y()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (inner.height() - self._laid[1]) // 2)
        self._text_layout().draw(painter, QPointF(inner.x(), top))


class Line(QLabel):
    """A single line that elides when there is no room, and then tells all in its tooltip."""

    def __init__(
        self,
        kit: Kit,
        role: str = "body",
        text: str = "",
        *,
        muted: bool = False,
        color: str = "",
        tabular: bool = False,
        fixed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._color = color or ("text.muted" if muted else "text.primary")
        self._line = kit.line(role)
        self._fixed = fixed
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(kit.font(role, tabular=tabular))
        across = QSizePolicy.Policy.Fixed if fixed else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        """Show this text, line breaks as spaces."""
        text = " ".join(text.split("\n"))
        self._wide = self.fontMetrics().horizontalAdvance(text)
        self.setText(text)
        self.setAccessibleName(text)
        self._tell()

    def paint_in(self, color: str) -> None:
        """Show it in the colour of this token path."""
        self._color = color
        self.update()

    def _tell(self) -> None:
        if self._fixed:
            return  # never cut: its tooltip is whatever its owner has to add
        cut = self.isVisible() and self._wide > self.contentsRect().width()
        self.setToolTip(literal(self.text() if cut else ""))

    def sizeHint(self) -> QSize:
        """The whole text on one line."""
        margins = self.contentsMargins()
        return QSize(self._wide + 2 + margins.left() + margins.right(), self._line)

    def minimumSizeHint(self) -> QSize:
        """A few letters, unless it is fixed: dates and statuses are never cut."""
        if self._fixed:
            return self.sizeHint()
        least = min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 5)
        return QSize(least, self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the text is cut now."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits of the text."""
        painter = QPainter(self)
        painter.setPen(self._kit.color(self._color))
        rect: QRect = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, rect.width()
        )
        across = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            across = Qt.AlignmentFlag.AlignHCenter
        elif self.alignment() & Qt.AlignmentFlag.AlignRight:
            across = (
                Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
            )
        flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setLayoutDirection(direction(self.text(), rtl=self._kit.rtl))
        painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, shown)
