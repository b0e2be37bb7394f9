"""Sign-up."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from consentlab import ids
from consentlab.automation.pages.part import Part, stands
from consentlab.widgets.toggle import Toggle


class SignUp(Part):
    """Signing up, page by page."""

    FIELDS: ClassVar = {
        "email": ids.SIGNUP_EMAIL,
        "code": ids.SIGNUP_CODE,
        "name": ids.SIGNUP_NAME,
        "plan": ids.SIGNUP_PLAN,
        "training": ids.SIGNUP_TOGGLE,
        "terms": ids.SIGNUP_TERMS,
        "done": ids.SIGNUP_FINISH,
    }

    @property
    def is_open(self) -> bool:
        """Whether it stands on the stage."""
        return self.person.sees(ids.SIGNUP_PAGE)

    @property
    def page(self) -> str:
        """The page at hand, by what it asks for."""
        (page,) = (page for page, field in self.FIELDS.items() if self.person.sees(field))
        return page

    @property
    def lines(self) -> list[str]:
        """Everything that it says."""
        return self.person.lines(ids.SIGNUP_PAGE)

    @property
    def switch(self) -> bool | None:
        """Where the training switch stands, None while nothing is set."""
        return stands(self.person.find_as(Toggle, ids.SIGNUP_TOGGLE))

    @property
    def plans(self) -> list[str]:
        """The plans that the page of plans offers, in their order."""
        cards = self.person.find(ids.SIGNUP_PLAN).findChildren(QAbstractButton)
        return [card.objectName().removeprefix(f"{ids.SIGNUP_PLAN}.") for card in cards]

    def fill_in(self, text: str) -> None:
        """Type into the page's field, in place of what stands there."""
        self.person.press(self.FIELDS[self.page])
        self.person.find_as(QLineEdit, self.FIELDS[self.page]).selectAll()
        self.person.write(text)

    def pick(self, plan: str) -> None:
        """Press a plan's card."""
        self.person.press(f"{ids.SIGNUP_PLAN}.{plan}")

    def set_switch(self, on: bool) -> None:
        """Set the training switch to one side."""
        while self.switch != on:
            self.person.press(ids.SIGNUP_TOGGLE)

    def next(self) -> None:
        """Press Next."""
        self.person.press(ids.SIGNUP_NEXT)

    def back(self) -> None:
        """Press Back."""
        self.person.press(ids.SIGNUP_BACK)

    def cancel(self) -> None:
        """Press Cancel."""
        self.person.press(ids.SIGNUP_CANCEL)

    def finish(self) -> None:
        """Press Finish."""
        self.person.press(ids.SIGNUP_FINISH)

    def go_to(self, page: str, *, plan: str = "free", allow: bool = False) -> None:
        """Answer every page up to this one, as asked."""
        answers: dict[str, Callable[[], None]] = {
            "email": lambda: self.fill_in("ana@example.org"),
            "code": lambda: self.fill_in("418 203"),
            "name": lambda: self.fill_in("Ana"),
            "plan": lambda: self.pick(plan),
            "training": lambda: self.set_switch(allow),
            "terms": lambda: self.person.press(ids.SIGNUP_TERMS),
        }
        while self.page != page:
            answers[self.page]()
            self.next()
