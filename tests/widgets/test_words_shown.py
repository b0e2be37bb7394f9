"""Paragraphs, lines, buttons and tags show words literally, and never cut what must be read."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.widgets.buttons import button, icon_button
from consentlab.widgets.drawing import direction
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.tags import AssumptionTag, SourceLink
from consentlab.words import LANGUAGES, load
from kits import make_kit

HOSTILE = "<b>bold</b> &amp; <img src=x> %s {day} \N{RIGHT-TO-LEFT OVERRIDE}evil"
LONG = "One sentence that goes on for a while, so that it needs several lines. " * 3


@pytest.mark.parametrize("kind", [Paragraph, Line])
def test_hostile_words_are_shown_as_they_are(
    kit: Kit, qtbot: QtBot, kind: type[Paragraph | Line]
) -> None:
    """What a person or a file says is never markup."""
    label = kind(kit)
    qtbot.addWidget(label)
    label.say(HOSTILE)
    assert (HOSTILE, HOSTILE) == (label.text(), label.accessibleName())
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.grab()


@pytest.mark.parametrize("role", ["reading", "body", "caption"])
def test_a_paragraph_is_whole_lines_high(kit: Kit, qtbot: QtBot, role: str) -> None:
    """Of its role's line height; narrower is higher."""
    paragraph = Paragraph(kit, role, LONG)
    qtbot.addWidget(paragraph)
    heights = [paragraph.heightForWidth(width) for width in (800, 300, 120)]
    assert [0, 0, 0] == [height % kit.line(role) for height in heights]
    assert heights == sorted(heights)
    assert heights[0] < heights[2]


def test_a_word_without_end_is_broken_anywhere(kit: Kit, qtbot: QtBot) -> None:
    """At words, Qt takes time with the square of its length: seconds, for a hundred thousand."""
    anywhere = QTextOption.WrapMode.WrapAnywhere
    found = []
    for words in (LONG, "W" * 1000, f"{LONG}{'.' * 1000}"):
        paragraph = Paragraph(kit, "body", words)
        qtbot.addWidget(paragraph)
        found.append(paragraph._text_layout().textOption().wrapMode() == anywhere)
    assert [False, True, True] == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_parts_a_date_or_a_number_and_its_unit(qtbot: QtBot, language: str) -> None:
    """What is read by others keeps its ordinary spaces."""
    words = load(language)
    day, long_day = words.day(date(2025, 11, 5)), words.long_day(date(2025, 9, 28))
    said = (
        f"{words('Kept')} {words.period('P5Y')} {words('Kept')} {day} {words('Kept')} {long_day}."
    )
    paragraph = Paragraph(make_kit(language=language), "body", said)
    qtbot.addWidget(paragraph)
    assert (said, said) == (paragraph.text(), paragraph.accessibleName())
    for width in range(200, 700, 5):
        paragraph._lay(width)
        layout = paragraph._text_layout()
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        ends = {line.textStart() + line.textLength() for line in lines}
        for whole in (words.period("P5Y"), day, long_day):
            begins = said.index(whole)
            assert not ends & set(range(begins + 1, begins + len(whole))), (width, whole)


def test_line_breaks_are_kept(kit: Kit, qtbot: QtBot) -> None:
    """Three lines stay three lines."""
    paragraph = Paragraph(kit, "body", "one\ntwo\nthree")
    qtbot.addWidget(paragraph)
    assert 3 * kit.line("body") == paragraph.heightForWidth(500)


def test_two_parts_are_one_sentence(kit: Kit, qtbot: QtBot) -> None:
    """To whoever hears it."""
    paragraph = Paragraph(kit)
    qtbot.addWidget(paragraph)
    paragraph.say_two("Can be used", "for training")
    assert "Can be used for training" == paragraph.accessibleName()


def test_a_cut_line_tells_all_in_its_tooltip(kit: Kit, qtbot: QtBot) -> None:
    """And says nothing twice while there is room."""
    line = Line(kit, "strong", "Cover letter, second draft")
    qtbot.addWidget(line)
    line.show()
    tips = []
    for width in (400, 60):
        line.resize(width, line.height())
        tips.append(line.toolTip())
    assert ["", "Cover letter, second draft"] == tips


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("Terms &amp; more, 1 < 2", "Terms &amp; more, 1 < 2"),
        ("<b>bold</b> & 'so'", "<span>&lt;b&gt;bold&lt;/b&gt; &amp; &#x27;so&#x27;</span>"),
        ("x" * 400, "x" * 400),
        ("x" * 401, "x" * 399 + "…"),
    ],
)
def test_a_tooltip_shows_words_as_they_are(text: str, tip: str) -> None:
    """Qt would obey markup in it, and show a page of them."""
    assert tip == literal(text)


def test_a_button_shows_an_ampersand(kit: Kit, qtbot: QtBot) -> None:
    """Qt would take it for a shortcut."""
    made = button(kit, "x", "Terms &more")
    qtbot.addWidget(made)
    assert ("Terms &more", "Terms &more") == (made.accessibleName(), made._words())
    assert made.shortcut().isEmpty()


@pytest.mark.parametrize(
    ("kind", "high"), [("primary", 36), ("large", 48), ("ink", 48), ("tiny", 28), ("link", 24)]
)
def test_buttons_are_high_enough_and_never_cut_their_words(
    kit: Kit, qtbot: QtBot, kind: str, high: int
) -> None:
    """However long another language makes them."""
    made = button(kit, "x", LONG, kind)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    assert high == made.sizeHint().height()
    assert made.minimumSizeHint().width() >= made.fontMetrics().horizontalAdvance(LONG)


def test_an_icon_button_is_named_for_everybody(kit: Kit, qtbot: QtBot) -> None:
    """Its tooltip is its name."""
    made = icon_button(kit, "chat.delete", "delete", "Delete this chat")
    qtbot.addWidget(made)
    assert ("Delete this chat",) * 2 == (made.accessibleName(), made.toolTip())
    assert (36, 36) == made.sizeHint().toTuple()


def test_a_source_can_be_hit_and_tells_where_it_is_from(kit: Kit, qtbot: QtBot) -> None:
    """24 px high; all about the source is a tooltip away."""
    link = SourceLink(kit, "Report, 29 Aug 2025", "Title, date, address")
    qtbot.addWidget(link)
    assert link.sizeHint().height() >= 24
    told = (link.accessibleName(), link.accessibleDescription(), link.toolTip())
    assert ("Report, 29 Aug 2025", "Title, date, address", "Title, date, address") == told


def test_an_assumption_says_so(kit: Kit, qtbot: QtBot) -> None:
    """In a word, not by its dashes alone."""
    tag = AssumptionTag(kit)
    qtbot.addWidget(tag)
    assert ("Assumption", "Assumption") == (tag.text(), tag.accessibleName())


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("Weekend in Lisbon?", True, Qt.LayoutDirection.LeftToRight),
        ("\N{HEBREW LETTER SHIN}, 2 Sep", False, Qt.LayoutDirection.RightToLeft),
        (", \N{RIGHT-TO-LEFT OVERRIDE}until", True, Qt.LayoutDirection.RightToLeft),
        ("14.11.2025", True, Qt.LayoutDirection.RightToLeft),
        ("14.11.2025", False, Qt.LayoutDirection.LeftToRight),
        ("", True, Qt.LayoutDirection.RightToLeft),
    ],
)
def test_a_text_runs_as_its_first_letter_does(
    text: str, rtl: bool, expected: Qt.LayoutDirection
) -> None:
    """And as the window does where there is none."""
    assert expected == direction(text, rtl=rtl)
