"""What walks have met, as they said it; each has been mended."""

from __future__ import annotations

import pytest

from walk.steps import Step
from walk.walker import Beginning
from walk.walking import Walks

FOUND: dict[str, tuple[Beginning, list[Step]]] = {
    "captions held a handle that was gone": (
        Beginning(),
        [
            Step("key", value="F8"),
            Step("restart", value="team-plan"),
            Step("key", value="F9"),
            Step("press", where="stage.blank"),
            Step("press", where="stage.simulation"),
            Step("press", where="about.close"),
            Step("slide", value="30 50"),
            Step("press", where="stage.simulation"),
            Step("key", value="Tab"),
            Step("key", value="Return"),
            Step("press", where="clock.toPresent"),
            Step("key", value="F8", times=2),
        ],
    ),
    "a list of Compare stayed open over Home": (
        Beginning("gemini-user"),
        [
            Step("press", where="stage.compare"),
            Step("press", where="compare.kind.walkthroughs"),
            Step("press", where="compare.left"),
            Step("key", value="Alt+Home"),
            Step("press", where="compare.left.0"),
        ],
    ),
    "the lab gave the focus to a notice that was answered": (
        Beginning(),
        [
            Step("press", where="notice.terms"),
            Step("key", value="F2"),
            Step("press", where="notice.accept"),
            Step("press", where="stage.simulation"),
            Step("press", where="lab.ownWindow"),
        ],
    ),
    "the lab came back under a blank, where nothing takes the focus": (
        Beginning("gemini-user", language="pseudo"),
        [
            Step("key", value="F2"),
            Step("press", where="lab.ownWindow"),
            Step("key", value="F9"),
            Step("press", where="lab.ownWindow"),
        ],
    ),
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", FOUND)
def test_it_does_not_come_back(walks: Walks, name: str) -> None:
    """The same steps, and everything holds."""
    beginning, steps = FOUND[name]
    assert walks.take(beginning, steps) is None
