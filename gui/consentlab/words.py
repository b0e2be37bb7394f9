"""The words of the program: one language, loaded once and handed to whoever shows something.

English is what the code itself says. The two pseudo-languages are made from it, to
shake out clipped layouts and words that never went through here: `pseudo` is accented
and about 40 % longer, `pseudo-rtl` is the same and runs from right to left.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from gettext import NullTranslations

LANGUAGES = ("en", "pseudo", "pseudo-rtl")
"""The languages that `load` knows."""

_FIELD = re.compile(r"(\{[^{}]*\})")
_LETTERS = re.compile(r"[^\W\d_]+")
_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPRSTUVWXYZabcdefghijklmnoprstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþŕšţûṽŵẋýž",
)
_RTL_MARK = "\N{RIGHT-TO-LEFT MARK}"
_RTL_FROM, _RTL_TO = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{POP DIRECTIONAL FORMATTING}"


class Words:
    """One language. Call it with a sentence and the values of its `{fields}`.

    `language` is one of LANGUAGES; `rtl` says whether it runs from right to left.
    """

    def __init__(self, language: str, translations: NullTranslations, *, rtl: bool = False) -> None:
        self.language = language
        self.rtl = rtl
        self._translations = translations
        self._months = (
            self("Jan"), self("Feb"), self("Mar"), self("Apr"), self("May"), self("Jun"),
            self("Jul"), self("Aug"), self("Sep"), self("Oct"), self("Nov"), self("Dec"),
        )  # fmt: skip
        self._long_months = (
            self("January"), self("February"), self("March"), self("April"),
            self("May"), self("June"), self("July"), self("August"),
            self("September"), self("October"), self("November"), self("December"),
        )  # fmt: skip

    def __call__(self, text: str, /, **values: object) -> str:
        """The sentence in this language, its fields filled with `values`."""
        return self._translations.gettext(text).format(**values)

    def many(self, one: str, more: str, n: int, /, **values: object) -> str:
        """`one` or `more`, as `n` things ask for; the field `{n}` is filled with `n`."""
        return self._translations.ngettext(one, more, n).format(n=n, **values)

    def day(self, at: date) -> str:
        """A day as "2 Sep 2030"; of an instant its day in UTC."""
        return self._day(at, self._months)

    def month(self, at: date) -> str:
        """The month of a day as "Sep"; of an instant its month in UTC."""
        if isinstance(at, datetime):
            at = at.astimezone(UTC)
        return self._months[at.month - 1]

    def short_day(self, at: date, now: date) -> str:
        """A day as "2 Sep" where the year is that of `now`, else as "2 Sep 2030"."""
        if at.year != now.year:
            return self.day(at)
        return self("{day} {month}", day=at.day, month=self._months[at.month - 1])

    def long_day(self, at: date) -> str:
        """A day as "2 September 2030"; of an instant its day in UTC."""
        return self._day(at, self._long_months)

    def instant(self, at: datetime) -> str:
        """An instant to the minute, as "2 Sep 2030, 10:00 UTC"."""
        time = at.astimezone(UTC).strftime("%H:%M")
        return self("{day}, {time} UTC", day=self.day(at), time=time)

    def period(self, text: str | None) -> str:
        """A period of a copy as "5 years", "30 days", "72 hours" or "until deleted".

        `text` is an ISO 8601 duration of whole numbers, or what outcomes print instead
        of one: `until-deleted`, or None where the organisation's agreement decides.
        """
        if text is None:
            return self("as agreed with the organisation")
        if text == "until-deleted":
            return self("until deleted")
        days, _, time = text.removeprefix("P").partition("T")
        parts = [self._count(int(n), unit) for n, unit in re.findall(r"(\d+)([YMWD])", days)]
        parts += [self._count(int(n), "T" + unit) for n, unit in re.findall(r"(\d+)([HMS])", time)]
        return " ".join(parts)

    def _day(self, at: date, months: tuple[str, ...]) -> str:
        if isinstance(at, datetime):
            at = at.astimezone(UTC)
        return self("{day} {month} {year}", day=at.day, month=months[at.month - 1], year=at.year)

    def _count(self, n: int, unit: str) -> str:
        many = self.many
        match unit:
            case "Y":
                return many("{n} year", "{n} years", n)
            case "M":
                return many("{n} month", "{n} months", n)
            case "W":
                return many("{n} week", "{n} weeks", n)
            case "D":
                return many("{n} day", "{n} days", n)
            case "TH":
                return many("{n} hour", "{n} hours", n)
            case "TM":
                return many("{n} minute", "{n} minutes", n)
            case _:
                return many("{n} second", "{n} seconds", n)


def load(language: str) -> Words:
    """The words of one of LANGUAGES. Raises ValueError, in one sentence, for any other."""
    if language == "en":
        return Words(language, NullTranslations())
    if language == "pseudo":
        return Words(language, _Pseudo())
    if language == "pseudo-rtl":
        return Words(language, _PseudoRtl(), rtl=True)
    raise ValueError(f"There is no language {language!r}; there are {', '.join(LANGUAGES)}.")


class _Pseudo(NullTranslations):
    """English in disguise: accents, and letters doubled here and there; fields kept."""

    def gettext(self, message: str) -> str:
        return "".join(
            part if part.startswith("{") else self.disguise(part) for part in _FIELD.split(message)
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def disguise(self, text: str) -> str:
        """The text accented, and longer by 0.4 letters for each character, rounded."""
        letters, owed = [], 0.5
        for letter in text:
            owed += 0.4
            times = 1 + int(owed) if letter.isalpha() else 1
            owed -= times - 1
            letters.append(letter.translate(_ACCENTED) * times)
        return "".join(letters)


class _PseudoRtl(_Pseudo):
    """The same, each word set from right to left, and the sentence marked to be so."""

    def gettext(self, message: str) -> str:
        return _RTL_MARK + super().gettext(message)

    def disguise(self, text: str) -> str:
        return _LETTERS.sub(rf"{_RTL_FROM}\g<0>{_RTL_TO}", super().disguise(text))
