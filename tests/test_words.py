"""The words: English as written, two pseudo-languages, days and periods."""

from __future__ import annotations

import string
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentlab.words import LANGUAGES, Words, load

SENTENCE = "Training is on since {since}, and you took this chat up again on {turn}."
VALUES = {"since": "1 Nov 2025", "turn": "5 Nov 2025"}
EVENING = datetime(2030, 9, 2, 23, 30, tzinfo=timezone(-timedelta(hours=2)))


@pytest.fixture
def english() -> Words:
    """The words as they ship."""
    return load("en")


def test_english_says_what_the_code_says(english: Words) -> None:
    """A sentence comes back as written, its fields filled."""
    assert english(SENTENCE, **VALUES) == (
        "Training is on since 1 Nov 2025, and you took this chat up again on 5 Nov 2025."
    )


@pytest.mark.parametrize(("n", "said"), [(0, "0 chats"), (1, "1 chat"), (2, "2 chats")])
def test_one_or_more(english: Words, n: int, said: str) -> None:
    """One thing has its own form, and the number is filled in."""
    assert english.many("{n} chat", "{n} chats", n) == said


def test_other_values_beside_the_number(english: Words) -> None:
    """A sentence with a number takes further fields."""
    assert english.many("{n} chat on {day}", "{n} chats on {day}", 3, day="Monday") == (
        "3 chats on Monday"
    )


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (lambda w: w.day(date(2030, 9, 2)), "2 Sep 2030"),
        (lambda w: w.day(datetime(2030, 9, 2, 10, tzinfo=UTC)), "2 Sep 2030"),
        (lambda w: w.day(EVENING), "3 Sep 2030"),
        (lambda w: w.long_day(date(2025, 5, 31)), "31 May 2025"),
        (lambda w: w.long_day(date(2030, 9, 2)), "2 September 2030"),
        (lambda w: w.instant(datetime(2030, 9, 2, 10, tzinfo=UTC)), "2 Sep 2030, 10:00 UTC"),
        (lambda w: w.instant(EVENING), "3 Sep 2030, 01:30 UTC"),
    ],
)
def test_days_and_instants_are_said_in_utc(english: Words, shown: object, expected: str) -> None:
    """Whatever zone an instant came in, its day is that of UTC."""
    assert callable(shown)
    assert shown(english) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P5Y", "5 years"),
        ("P1Y", "1 year"),
        ("P30D", "30 days"),
        ("P1D", "1 day"),
        ("PT72H", "72 hours"),
        ("P18M", "18 months"),
        ("PT18M", "18 minutes"),
        ("P2W", "2 weeks"),
        ("P1Y6M", "1 year 6 months"),
        ("P1DT12H30S", "1 day 12 hours 30 seconds"),
        ("until-deleted", "until deleted"),
        (None, "as agreed with the organisation"),
    ],
)
def test_periods(english: Words, text: str | None, expected: str) -> None:
    """Every period that an outcome prints has words."""
    assert english.period(text) == expected


def test_an_unknown_language_is_refused_in_one_sentence() -> None:
    """The sentence names what was asked for and what there is."""
    with pytest.raises(ValueError, match=r"^There is no language 'de'; there are en, pseudo,"):
        load("de")


def test_every_language_knows_its_name_and_direction() -> None:
    """Only one of them runs from right to left."""
    assert [(load(name).language, load(name).rtl) for name in LANGUAGES] == [
        ("en", False),
        ("pseudo", False),
        ("pseudo-rtl", True),
    ]


@pytest.mark.parametrize("language", ["pseudo", "pseudo-rtl"])
def test_a_pseudo_language_leaves_no_english_word(language: str) -> None:
    """Whatever went through the words carries accents, months and periods included."""
    words = load(language)
    said = [words(SENTENCE, **dict.fromkeys(VALUES, "")), words.period("P30D")]
    said += [words.day(date(2025, month, 1)) for month in range(1, 13)]
    plain = set(string.ascii_letters) - set("qQ")
    assert [text for text in said if plain & set(text)] == []


@pytest.mark.parametrize("language", ["pseudo", "pseudo-rtl"])
def test_a_pseudo_language_keeps_values_as_they_are(language: str) -> None:
    """Fields are filled, and what they are filled with is not touched."""
    said = load(language)(SENTENCE, **VALUES)
    assert [value in said for value in VALUES.values()] == [True, True]


@given(st.text(alphabet=string.ascii_letters + " .,", min_size=1))
def test_pseudo_is_two_fifths_longer(text: str) -> None:
    """As a layout would meet it: a sentence of letters grows by 40 %, to the letter."""
    text = "A" + text + "z"
    grown = len(load("pseudo")(text))
    assert abs(grown - 1.4 * len(text)) <= 1


def test_pseudo_rtl_runs_from_right_to_left() -> None:
    """Each word is turned round, and the sentence begins with a mark that says so."""
    said = load("pseudo-rtl")("On {day}.", day="5")
    assert said == "\u200f\u202eÖññ\u202c 5."


def test_importing_the_words_brings_nothing_heavy() -> None:
    """The command line loads them at every start: no Qt, no locale."""
    code = "import sys, consentlab.words; print([m for m in sys.modules if m.startswith('PySide')])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert done.stdout == "[]\n"
