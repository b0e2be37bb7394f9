"""What an automated filter might blank out of a message.

This is an illustration, since real filters are not public.

Numbers count only if their check digits or their issuer's own rules hold, so that years,
prices and order numbers stay. Importing this loads two libraries: do so when it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Literal

import msgspec
from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban, luhn
from stdnum.be import nn
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.ch import ssn as ahv
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.in_ import aadhaar
from stdnum.it import codicefiscale
from stdnum.pl import pesel
from stdnum.se import personnummer
from stdnum.us import itin, ssn

Kind = Literal["email", "phone", "card", "account", "identity"]


class Found(msgspec.Struct, frozen=True):
    """A passage: `text[start:end]`, and what it looks like."""

    start: int
    end: int
    kind: Kind


def _alone(pattern: str) -> re.Pattern[str]:
    """A pattern of ASCII letters and figures that is no part of a longer word or number."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.ASCII)


_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]++@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,63}(?![\w-])")

_CARD = _alone(r"\d(?:[ -]?\d){12,18}")
_ISSUED = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}"
    r"|(?:35|6[0245])\d{14}"
)
"""How the numbers of the large card schemes begin, and how long they are."""

_ACCOUNT = re.compile(r"(?<![\w-])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,9}", re.ASCII | re.IGNORECASE)
_GROUP_END = re.compile(r"(?<=\w)(?!\w)", re.ASCII)

_IDENTITY: tuple[tuple[re.Pattern[str], ModuleType | None], ...] = (
    (_alone(r"\d{3}-\d{2}-\d{4}"), ssn),
    (_alone(r"9\d{2}-\d{2}-\d{4}"), itin),
    # The United Kingdom's national insurance number has no check digit, only these rules.
    (
        _alone(
            r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
            r"(?: ?\d\d){3} ?[A-D]"
        ),
        None,
    ),
    (_alone(r"\d{8}-?[A-Z]"), dni),
    (_alone(r"[XYZ]-?\d{7}-?[A-Z]"), nie),
    (_alone(r"[12] ?\d\d ?\d\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d"), nir),
    (_alone(r"\d{2} ?\d{3} ?\d{3} ?\d{3}"), idnr),
    (_alone(r"[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]"), codicefiscale),
    (_alone(r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d"), nn),
    (_alone(r"756\.\d{4}\.\d{4}\.\d\d"), ahv),
    (_alone(r"\d{6}[-+]\d{4}"), personnummer),
    (_alone(r"\d{11}"), pesel),
    (_alone(r"\d{3}\.\d{3}\.\d{3}-\d\d"), cpf),
    (_alone(r"\d{3}-\d{3}-\d{3}"), sin),
    (_alone(r"\d{4} \d{4} \d{4}"), aadhaar),
)
"""How a number of a state is written, and what checks it."""

_TRUNK = r"\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}"
_PHONES: tuple[tuple[str | None, int, re.Pattern[str]], ...] = (
    (None, Leniency.VALID, re.compile(r".+", re.DOTALL)),
    # Possible is enough: the numbers that are kept free for stories belong to nobody.
    ("GB", Leniency.POSSIBLE, re.compile(_TRUNK)),
    ("DE", Leniency.VALID, re.compile(_TRUNK)),
    ("FR", Leniency.STRICT_GROUPING, re.compile(r"0\d([ .-]?)\d\d(?:\1\d\d){3}")),
    ("US", Leniency.STRICT_GROUPING, re.compile(r"\(?[2-9]\d\d\)?[ .-]+\d{3}[ .-]\d{4}")),
)
"""Where a number may be from, how sure to be, and how it must be written: without its
country a number could be a date or a price. With it (the first line) anything goes."""


def find(text: str) -> tuple[Found, ...]:
    """Everything in this text that looks like personal data, in its order.

    No two overlap: of those that do, the longest is kept, of equals the first.
    """
    kept: list[Found] = []
    for found in sorted(_candidates(text), key=lambda one: (one.start - one.end, one.start)):
        if all(found.end <= other.start or other.end <= found.start for other in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda one: one.start))


def split(text: str) -> tuple[tuple[str, Kind | None], ...]:
    """The text in pieces, each with what it looks like; None is what stays. Joined, they are it."""
    pieces: list[tuple[str, Kind | None]] = []
    at = 0
    for found in find(text):
        pieces += [(text[at : found.start], None), (text[found.start : found.end], found.kind)]
        at = found.end
    pieces.append((text[at:], None))
    return tuple(piece for piece in pieces if piece[0])


def _candidates(text: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(text):
        yield Found(*match.span(), "email")
    for match in _CARD.finditer(text):
        digits = re.sub(r"[ -]", "", match[0])
        if _ISSUED.fullmatch(digits) and luhn.is_valid(digits):
            yield Found(*match.span(), "card")
    for match in _ACCOUNT.finditer(text):
        end = _end_of_account(match)
        if end:
            yield Found(match.start(), end, "account")
    for pattern, check in _IDENTITY:
        for match in pattern.finditer(text):
            if check is None or check.is_valid(match[0]):
                yield Found(*match.span(), "identity")
    for region, leniency, written in _PHONES:
        for number in PhoneNumberMatcher(text, region, leniency=leniency):
            if written.fullmatch(number.raw_string):
                yield Found(number.start, number.end, "phone")


def _end_of_account(match: re.Match[str]) -> int:
    """Where the account's number ends before the words behind it; 0 if it is none."""
    ends = [end.start() for end in _GROUP_END.finditer(match.string, match.start(), match.end())]
    for end in reversed(ends):
        if iban.is_valid(match.string[match.start() : end]):
            return end
    return 0
