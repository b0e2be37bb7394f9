"""Signing up for a new account: its pages, the answers so far, and what is wrong with one.

Plain values only. The pages buffer: what is answered lies in one SignUp, on no disk, and
goes with it. Going back keeps it; only the last step has the simulation store something.
"""

from __future__ import annotations

from typing import Literal, get_args
from unicodedata import category, decimal

import msgspec

from consentlab.policy.pack import PolicyPack
from consentlab.variant import Preset, stands
from consentlab.words import Words

Page = Literal["email", "code", "name", "plan", "training", "terms", "done"]
Field = Literal["email", "code", "name", "plan", "allow", "accepted"]

PAGES: tuple[Page, ...] = get_args(Page)
"""Every page, in the order in which they are met."""

CODE = "418203"
"""The code to type. It is on the screen, so it need be no secret and no surprise."""

LONGEST_EMAIL = 254
"""Letters that an address may have (RFC 3696, erratum 1690)."""


class SignUp(msgspec.Struct, frozen=True, kw_only=True):
    """Where a person is in signing up, and what they have answered; "" and None: nothing yet.

    `preset` is how the training switch stands while `allow` is None. `tried`: Next was pressed
    on this page while something was wrong with it, so that it is said from then on.
    """

    pack: PolicyPack
    preset: Preset = "none"
    page: Page = "email"
    tried: bool = False
    email: str = ""
    code: str = ""
    name: str = ""
    plan: str = ""
    allow: bool | None = None
    accepted: bool = False

    @property
    def covered(self) -> bool:
        """Whether the policy covers the plan: then training is the person's own choice."""
        return self.plan in self.pack.covered.names

    @property
    def switch(self) -> bool | None:
        """Where the training switch stands: as answered, else as preset; None for not set."""
        return stands(self.preset) if self.allow is None else self.allow

    @property
    def choice(self) -> bool | None:
        """What is chosen of training; None where the plan leaves nothing to choose."""
        return self.switch if self.covered else None


# ------------------------------------------------------------------ order


def should_show(page: Page, signup: SignUp) -> bool:
    """Whether this person meets the page. Plans outside the policy skip the training page."""
    return page != "training" or signup.covered or not signup.plan


def pages(signup: SignUp) -> tuple[Page, ...]:
    """The pages that this person meets, in order."""
    return tuple(page for page in PAGES if should_show(page, signup))


def next_page(signup: SignUp, words: Words) -> SignUp:
    """One page on; the same page with its faults said while there are any."""
    if check(signup.page, signup, words):
        return msgspec.structs.replace(signup, tried=True)
    return _turned(signup, 1)


def previous_page(signup: SignUp) -> SignUp:
    """One page back, every answer kept; the first page stays."""
    return _turned(signup, -1)


def _turned(signup: SignUp, by: int) -> SignUp:
    shown = pages(signup)
    at = min(max(0, shown.index(signup.page) + by), len(shown) - 1)
    return msgspec.structs.replace(signup, page=shown[at], tried=False)


# ------------------------------------------------------------------ faults


def check(page: Page, answers: SignUp, words: Words) -> dict[Field, str]:
    """What is wrong with a page, a sentence for each field that has a fault."""
    faults: dict[Field, str] = {}
    match page:
        case "email":
            faults["email"] = _email(answers.email.strip(), words)
        case "code":
            faults["code"] = _code(answers.code, words)
        case "name":
            if not any(_shows(letter) for letter in answers.name):
                faults["name"] = words("Type a name. An invented one will do.")
        case "plan":
            if answers.plan not in answers.pack.plan_names:
                faults["plan"] = words("Choose a plan to go on.")
        case "training":
            if answers.switch is None:
                faults["allow"] = words("Set it to one side or the other to go on.")
        case "terms":
            if not answers.accepted:
                faults["accepted"] = words("To go on, accept the terms.")
        case "done":
            pass
    return {field: fault for field, fault in faults.items() if fault}


def _email(typed: str, words: Words) -> str:
    before, _, after = typed.partition("@")
    signs = typed.count("@")
    if not any(_shows(letter) for letter in typed):
        return words("Type an email address. An invented one will do.")
    if any(letter.isspace() for letter in typed):
        return words("An email address has no spaces.")
    if not all(_shows(letter) for letter in typed):
        return words("There is a hidden character in it. Type the address anew.")
    if signs == 0:
        return words("The @ is missing, as in ana@example.org.")
    if signs > 1:
        return words("An email address has one @. Here are {n}.", n=signs)
    if not before:
        return words("Something is missing before the @, as in ana@example.org.")
    if not all(after.split(".")) or "." not in after:
        return words("After the @ comes a name with a dot in it, as in ana@example.org.")
    if len(typed) > LONGEST_EMAIL:
        return words("An email address has at most {n} letters.", n=LONGEST_EMAIL)
    return ""


def _code(typed: str, words: Words) -> str:
    signs = "".join(typed.split()).replace("-", "")
    strange = next((sign for sign in signs if not sign.isdecimal()), "")
    digits = "".join(str(decimal(sign)) for sign in signs if sign.isdecimal())
    missing = len(CODE) - len(digits)
    if not signs:
        return words("Type the code that stands above.")
    if strange and _shows(strange):
        return words("The code is made of digits only, and “{sign}” is none.", sign=strange)
    if strange:
        return words("There is a hidden character in it. Type the code anew.")
    if digits == CODE:
        return ""
    if missing == 0:
        return words("This is another code. Compare it with the one above.")
    said = words.many("This is {n} digit.", "These are {n} digits.", len(digits))
    if missing == 1 and CODE.startswith(digits):
        rest = words("The code has {n}: one is missing at the end.", n=len(CODE))
    else:
        rest = words("The code has {n}.", n=len(CODE))
    return f"{said} {rest}"


def _shows(letter: str) -> bool:
    """Whether a letter leaves a trace: spaces, controls and what is unassigned do not."""
    return category(letter)[0] not in "CZ"
