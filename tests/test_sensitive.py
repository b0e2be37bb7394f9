"""What an automated filter might blank out: what is found, what stays, and that nothing breaks."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentlab.sensitive import find, split

SCENARIOS = Path(__file__).resolve().parents[1] / "resources" / "scenarios"

FOUND = [
    # Each with what is found in it; None is nothing.
    ("Ana Ruiz, ana.ruiz@example.org, at home.", "ana.ruiz@example.org", "email"),
    ("Write to help+desk@mail.example.co.uk.", "help+desk@mail.example.co.uk", "email"),
    ("Ring 020 7946 0132 after six.", "020 7946 0132", "phone"),
    ("The vet is on 01632 960417.", "01632 960417", "phone"),
    ("A mill: +1 202 555 0143.", "+1 202 555 0143", "phone"),
    ("Call (202) 555-0143, please.", "(202) 555-0143", "phone"),
    ("Berlin: 030 901820.", "030 901820", "phone"),
    ("À Paris, 01 42 68 53 00.", "01 42 68 53 00", "phone"),
    ("Card 4111 1111 1111 1111, please.", "4111 1111 1111 1111", "card"),
    ("Or 5500-0000-0000-0004.", "5500-0000-0000-0004", "card"),
    ("Or 378282246310005.", "378282246310005", "card"),
    ("To GB82 WEST 1234 5698 7654 32 and no other.", "GB82 WEST 1234 5698 7654 32", "account"),
    ("To de89370400440532013000.", "de89370400440532013000", "account"),
    ("My SSN is 536-90-4399.", "536-90-4399", "identity"),
    ("My ITIN is 912-90-3456.", "912-90-3456", "identity"),
    ("NI number AB 12 34 56 C.", "AB 12 34 56 C", "identity"),
    ("DNI 12345678Z.", "12345678Z", "identity"),
    ("NIE X-1234567-L.", "X-1234567-L", "identity"),
    ("NIR 2 95 10 99 126 111 93.", "2 95 10 99 126 111 93", "identity"),
    ("IdNr 36 574 261 809.", "36 574 261 809", "identity"),
    ("Codice RSSMRA85T10A562S.", "RSSMRA85T10A562S", "identity"),
    ("NN 85.07.30-033.28.", "85.07.30-033.28", "identity"),
    ("AHV 756.9217.0769.85.", "756.9217.0769.85", "identity"),
    ("Personnummer 880320-0016.", "880320-0016", "identity"),
    ("PESEL 44051401359.", "44051401359", "identity"),
    ("CPF 390.533.447-05.", "390.533.447-05", "identity"),
    ("SIN 123-456-782.", "123-456-782", "identity"),
    ("Aadhaar 2341 2341 2346.", "2341 2341 2346", "identity"),
]


@pytest.mark.parametrize(("text", "passage", "kind"), FOUND)
def test_what_is_found(text: str, passage: str, kind: str) -> None:
    """The passage itself, without the words and the full stop around it."""
    assert [(passage, kind)] == [piece for piece in split(text) if piece[1]]


STAYS = [
    "In 1998 we moved; by 2025 we were five.",
    "It cost 1,200.00 euros, or 1 200 300, or 10.000.000.",
    "Order 7731, ticket 1234567890, invoice 2025-000731.",
    "On 2025-09-03 at 10:48, on 08.09.2025, on 06 10 2030, from 9 to 17.",
    "Version 16.40.89 at 192.168.10.12, pi is 3.14159265358979.",
    "ISBN 978-3-16-148410-0.",
    "Card 4111 1111 1111 1112 has a wrong last figure.",
    "1234 5678 1234 5670 passes the sum, but nobody issues it.",
    "GB82 WEST 1234 5698 7654 33 does not add up.",
    "DNI 12345678A has a wrong letter, 000-12-3456 was never given out.",
    "NI numbers never begin with BG: BG 12 34 56 C.",
    "user@localhost, @someone, a@b and 5 @ 3.",
    "",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_stays(text: str) -> None:
    """Years, prices, dates, versions, and numbers whose check digits are wrong."""
    assert () == find(text)


DATES = ["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d %m %Y", "%d.%m.%y", "%d %B %Y"]


@pytest.mark.parametrize("written", DATES)
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_dates_stay(written: str, day: date) -> None:
    """However they are written."""
    assert () == find(f"It was {day.strftime(written)}.")


@given(euros=st.integers(0, 99_999_999), cents=st.integers(0, 99))
def test_prices_stay(euros: int, cents: int) -> None:
    """With thousands apart by commas, spaces, points or not at all."""
    signs = (",", " ", ".")
    texts = [f"{euros:,} or {euros}.{cents:02}".replace(",", sign) for sign in signs]
    assert [()] * 3 == [find(text) for text in texts]


def test_the_longest_is_kept() -> None:
    """A card's number holds what could be an identity number; the address holds a number."""
    assert ["card"] == [found.kind for found in find("4111 1111 1111 1111")]
    assert ["email"] == [found.kind for found in find("ana.44051401359@example.org")]


def test_several_in_their_order() -> None:
    """Each once, none across another."""
    text = "Pay 4111 1111 1111 1111, write to sea@example.org, ring 020 7946 0132."
    assert ["card", "email", "phone"] == [found.kind for found in find(text)]


PIECES = st.sampled_from(
    [passage for _, passage, _ in FOUND] + [" ", ", ", "\n", "0", "-", "٣", "é", "@", "x"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text(text: str) -> None:
    """Nothing raises; passages lie inside, in order and apart; the pieces are the whole text."""
    found = find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    pieces = split(text)
    assert text == "".join(piece for piece, _ in pieces)
    assert [one.kind for one in found] == [kind for _, kind in pieces if kind]
    assert [text[one.start : one.end] for one in found] == [p for p, kind in pieces if kind]


@pytest.mark.parametrize("long", ["a" * 20_000, "1" * 20_000, "a.b@" * 5_000, "DE12 " * 4_000])
def test_long_texts_take_no_long_time(long: str) -> None:
    """The time grows with the text, not with its square: this ends at once."""
    find(long)


def test_the_sample_data_that_ships() -> None:
    """The scenarios hold made-up addresses and numbers, and each kind that people write most."""
    kinds = set()
    for file in SCENARIOS.glob("*.toml"):
        for chat in tomllib.loads(file.read_text("utf-8")).get("chats", []):
            for message in chat["messages"]:
                kinds |= {found.kind for found in find(message["text"])}
    assert {"email", "phone", "card"} <= kinds
