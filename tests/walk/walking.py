"""A walk from its beginning to where something does not hold, and what then is written down."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

from pytestqt.exceptions import capture_exceptions
from pytestqt.logging import Record

from walk.shrink import shortest
from walk.steps import Step, draw
from walk.truths import Truths
from walk.walker import Beginning, Walk

After = Callable[[Walk, int], object]


class Failure(NamedTuple):
    """The steps up to the one after which something did not hold; what that was, and where."""

    beginning: Beginning
    steps: Sequence[Step]
    said: str
    where: str

    def __str__(self) -> str:
        """A reproduction, to be pasted as a test, below what went wrong."""
        steps = "".join(f"        {_written(step)},\n" for step in self.steps)
        return (
            f"{self.said}\n\nafter {len(self.steps)} steps, which can be pasted as a test:\n\n"
            "def test_what_a_walk_found(walks: Walks) -> None:\n"
            f'    """What the walk met: {self.where}."""\n'
            f"    steps = [\n{steps}    ]\n"
            f"    assert walks.take({self.beginning!r}, steps) is None\n"
        )


class Walks:
    """Takes walks, each in a folder of its own. `qt` gives what Qt has said so far."""

    def __init__(self, folder: Path, qt: Callable[[], Sequence[Record]]) -> None:
        self._folder, self._qt = folder, qt
        self._numbers = count(1)

    def roam(
        self,
        beginning: Beginning,
        seed: int,
        steps: int,
        after: After = lambda *_: None,
    ) -> Failure | None:
        """Take steps drawn from this seed; None if everything held, else a short failure.

        `after` is called with the walk and the number of steps taken, after each of them.
        """
        seeded = Random(seed)  # it is to be the same every time
        failure = self._go(beginning, steps, lambda walk: draw(seeded, walk.offered()), after)
        return failure and self._short(failure)

    def take(
        self, beginning: Beginning, steps: Sequence[Step], after: After = lambda *_: None
    ) -> Failure | None:
        """Take these steps, as far as they can be taken; None if everything held."""
        given = iter(steps)
        return self._go(beginning, len(steps), lambda _walk: next(given), after)

    def _short(self, failure: Failure) -> Failure:
        """The same failure after as few steps as can be found."""
        found = failure

        def fails(steps: Sequence[Step]) -> bool:
            nonlocal found
            again = self.take(failure.beginning, steps)
            if again is None or again.where != failure.where:
                return False
            found = again
            return True

        shortest(failure.steps, fails)
        return found

    def _go(
        self,
        beginning: Beginning,
        steps: int,
        choose: Callable[[Walk], Step],
        after: After = lambda *_: None,
    ) -> Failure | None:
        taken: list[Step] = []
        said = len(self._qt())
        walk: Walk | None = None
        with capture_exceptions() as raised:
            try:
                walk = Walk(self._folder / f"walk-{next(self._numbers)}", beginning)
                truths = Truths(walk)
                truths.check()
                for number in range(1, steps + 1):
                    step = choose(walk)
                    taken.append(step)
                    done = walk.do(step)
                    _raise(raised)
                    self._listen(said)
                    if done:
                        truths.check()
                    else:
                        taken.pop()
                    after(walk, number)
                walk.quit()
                _raise(raised)
            except Exception as error:  # noqa: BLE001  # whatever it is, it was looked for
                if walk is not None:
                    _leave(walk)
                return Failure(beginning, taken, _said(error), _where(error))
        return None

    def _listen(self, after: int) -> None:
        """Raise AssertionError if Qt has warned of something, behind so many messages."""
        heard = self._qt()[after:]
        warned = [r.message for r in heard if r.matches_level("WARNING") and not r.ignored]
        assert not warned, f"Qt has warned: {warned}"


def _leave(walk: Walk) -> None:
    with suppress(Exception):  # it has failed already, in whatever state it is
        walk.quit()


def _raise(raised: list[tuple[type, BaseException, object]]) -> None:
    if raised:
        raise raised[0][1]


def _said(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(error)).strip()


def _where(error: BaseException) -> str:
    """The kind of the error and the place that it comes from: what makes two failures the same."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}, {frame.name}"


def _written(step: Step) -> str:
    """The step as code, without what is as usual."""
    said = [ascii(step.what)]
    for name, value in zip(step._fields[1:], step[1:], strict=True):
        if value != Step._field_defaults[name]:
            said.append(f"{name}={value!a}")
    return f"Step({', '.join(said)})"
