"""The steps of a random walk: plain values, drawn from a seed and from what can be done now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from random import Random
from typing import Literal, NamedTuple

from consentlab import ids
from consentlab.options import THEMES

What = Literal["press", "row", "key", "write", "type", "slide", "size", "tick", "answer", "restart"]


class Step(NamedTuple):
    """What is done, where (the id of a control), and with what.

    `press` a control · `row` of this title in a list · `key`s where the focus is, as Qt writes
    them · `write` as an input method or the clipboard does, `type` key by key, into the field
    that is pressed first · `slide` from one place along the ruler to another, in hundredths ·
    `size` of the window · `tick` of the clock that plays · `answer` to the file dialog: a name
    in the walk's own folder, "" for none · `restart` on the same profile, of a scenario afresh
    or of the last walkthrough.
    `times`: how often the value is repeated, as a text or as a key.
    """

    what: What
    where: str = ""
    value: str = ""
    times: int = 1


class Offered(NamedTuple):
    """What can be done now: the ids of controls and fields, the titles of the lists' rows.

    `covered`: the controls over which something lies, which is what a press there hits.
    `files`: the names that an open file dialog takes; None where there is no such dialog.
    """

    controls: Sequence[str]
    covered: Collection[str]
    fields: Sequence[str]
    rows: Mapping[str, Sequence[str]]
    slider: bool
    plays: bool
    files: Sequence[str] | None


SCENARIOS = (
    "existing-user", "deadline-passed", "new-user", "changed-mind", "came-back", "long-ago",
    "team-plan", "coding-sessions", "feedback-and-flags", "plan-change", "chatgpt-user",
    "gemini-user",
)  # fmt: skip

SIZES = ("1440x900", "1024x700", "800x560", "1180x640")

KEYS = (
    *("Tab", "Backtab", "Return", "Space", "Esc", "Down", "Up", "Left", "Right") * 3,
    *("PgDown", "PgUp", "Home", "End", "Del", "Backspace", "A", "Ctrl+Z", "Ctrl+A", "Ctrl+X"),
    *("F2", "F2", "F2", "F2", "F8", "F9", "F11", "Ctrl++", "Ctrl+-", "Ctrl+0", "Alt+Home"),
)

TEXTS = (
    "And then?",
    "Two more days in Lisbon, on 3 March",
    "\u0301",  # a mark with nothing to stand on
    "e\u0301\u0323\u0300 a\u20dd",
    "\u202eback to front\u202c",
    "\u2067רדז\u2069 עברית and العربية",
    "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🇵🇹 👍🏽",
    "\x00\x07\x1b[31m\x7f\x85",
    "one\ntwo\r\nthree\u2028four\u2029five\tsix",
    "\u200b\u200d\ufeff\u2060",
    " \u00a0\u3000 ",
    "<b>bold</b> &amp; %s {n} {0} %1",
    "\ud83d",  # half of a pair
    "\ue000\U000f0000\ufffe",
    "\U0001d544\U0001d552\u017f\u0130 漢字 ไทย ㎏ ﷽ ẞ",
    "card 4111 1111 1111 1111, ana@example.org, +351 21 123 4567",
    "' OR 1=1; --",
)
"""All of Unicode, and what programs trip over."""

FILLED = {
    ids.SIGNUP_EMAIL: "ana@example.org",
    ids.SIGNUP_CODE: "418 203",
    ids.SIGNUP_NAME: "Ana",
}
"""What leads on through the sign-up, half of the time."""

RARE = {
    ids.LAB_RESET: 0.15,
    ids.SETTINGS_ERASE_CONFIRM: 0.3,
    ids.STAGE_HOME: 0.3,
    ids.HOME_OPEN: 0.3,
    ids.SETTINGS_EXPORT: 0.3,
    ids.LAB_EXPORT: 0.1,
    ids.COMPARE_BACK: 0.5,
    ids.LAB_CLOSE: 0.3,
    ids.SIGNUP_CANCEL: 0.1,
    ids.SETTINGS_MOTION: 0.0,  # what moves takes time, and a step is over at once
    **{f"{ids.SETTINGS_THEME}.{theme}": 0.3 for theme in THEMES},
}
"""How often to press what leads far away, against everything else."""

OFTEN = {
    ids.STAGE_SETTINGS: 6.0,
    ids.SETTINGS_PRIVACY: 4.0,
    ids.LAB_UNDO: 3.0,
    ids.NOTICE_ACCEPT: 2.0,
    ids.NOTICE_READ: 2.0,
    ids.SIGNUP_NEXT: 4.0,
    ids.SIGNUP_TERMS: 3.0,
}
"""And what else would seldom be met."""

COVERED = 0.05


def draw(seeded: Random, offered: Offered) -> Step:
    """The next step. The same seed in front of the same screens draws the same steps."""
    if offered.files is not None:
        return Step("answer", value=seeded.choice(("", *offered.files)))
    kinds: dict[What, float] = {
        "press": 50.0 * bool(offered.controls),
        "row": 10.0 * bool(offered.rows),
        "key": 14.0,
        "write": 10.0 * bool(offered.fields),
        "type": 2.0 * bool(offered.fields),
        "slide": 4.0 * offered.slider,
        "size": 2.0,
        "tick": 8.0 * offered.plays,
        "restart": 1.0,
    }
    (what,) = seeded.choices(list(kinds), list(kinds.values()))
    match what:
        case "press":
            weights = [_weight(name, offered) for name in offered.controls]
            if not any(weights):
                return Step("key", value="Esc")
            return Step("press", seeded.choices(list(offered.controls), weights)[0])
        case "row":
            where = seeded.choice(list(offered.rows))
            return Step("row", where, seeded.choice(offered.rows[where]))
        case "key":
            return Step("key", value=seeded.choice(KEYS), times=seeded.choice((1, 1, 1, 2, 5)))
        case "write" | "type":
            return _words(seeded, what, seeded.choice(list(offered.fields)))
        case "slide":
            return Step("slide", value=f"{seeded.randrange(101)} {seeded.randrange(101)}")
        case "size":
            return Step("size", value=seeded.choice(SIZES))
        case "restart":
            return Step("restart", value=seeded.choice(("", *SCENARIOS)))
        case _:
            return Step(what)


def _weight(name: str, offered: Offered) -> float:
    usual = RARE.get(name, OFTEN.get(name, 1.0))
    return usual * (COVERED if name in offered.covered else 1.0)


def _words(seeded: Random, what: What, where: str) -> Step:
    if where in FILLED and seeded.random() < 0.5:
        return Step(what, where, FILLED[where])
    if what == "type":
        return Step(what, where, seeded.choice(TEXTS[:2]))
    text = seeded.choice(TEXTS)
    if seeded.random() < 0.2:
        text = "".join(chr(_point(seeded)) for _ in range(seeded.randrange(1, 9)))
    return Step(what, where, text, times=seeded.choice((1, 1, 1, 1, 3, 700)))


def _point(seeded: Random) -> int:
    """Any code point but a half of a pair."""
    point = seeded.randrange(0x110000 - 0x800)
    return point if point < 0xD800 else point + 0x800
