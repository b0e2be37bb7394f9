"""Home."""

from __future__ import annotations

from consentlab import ids
from consentlab.automation.hands import CannotBeDone
from consentlab.automation.pages.part import Part
from consentlab.views.problem import Problem
from consentlab.widgets.scenariocard import CardRole
from consentlab.widgets.scenariolist import ScenarioList


class Home(Part):
    """The first screen."""

    @property
    def is_open(self) -> bool:
        """Whether the person is there."""
        return self.person.sees(ids.HOME_SCENARIOS)

    @property
    def offers_to_go_on(self) -> bool:
        """Whether there is a walkthrough to go on with."""
        return self.person.sees(ids.HOME_CONTINUE)

    @property
    def problem(self) -> str:
        """What went wrong, "" if nothing did."""
        if not self.person.sees(ids.HOME_PROBLEM):
            return ""
        return self.person.find_as(Problem, ids.HOME_PROBLEM).accessibleName()

    @property
    def _cards(self) -> ScenarioList:
        return self.person.find_as(ScenarioList, ids.HOME_SCENARIOS)

    @property
    def scenarios(self) -> list[str]:
        """The ids of the cards, in their order."""
        model = self._cards.model()
        return [model.index(row, 0).data(CardRole.ID) for row in range(model.rowCount())]

    def start(self, scenario: str) -> None:
        """Choose the card of this scenario, and press Start."""
        if scenario not in self.scenarios:
            raise CannotBeDone(f"there is no card of the scenario {scenario!r}")
        cards = self._cards
        card = cards.model().index(self.scenarios.index(scenario), 0)
        self.person.click(cards.viewport(), cards.visualRect(card).center())
        self.person.press(ids.HOME_START)

    def go_on(self) -> None:
        """Go on with the last walkthrough."""
        self.person.press(ids.HOME_CONTINUE)
