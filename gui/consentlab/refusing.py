"""What a window says of a file that was not opened."""

from __future__ import annotations

from pathlib import PurePath

from consentlab.policy.faults import FaultyFile, printable
from consentlab.words import Words


def refusal(words: Words, problem: Exception) -> str:
    """The problem's own words; where one file has several faults, a sentence and then these.

    Each fault is on a line of its own, without the name that the sentence has told already.
    """
    if not isinstance(problem, FaultyFile) or len(problem.faults) == 1:
        return str(problem)
    files = {fault.path or problem.path for fault in problem.faults}
    if len(files) > 1:
        return str(problem)
    sentence = words(
        "{file} was not opened: {n} faults. Nothing was changed.",
        file=printable(PurePath(files.pop()).name),
        n=len(problem.faults),
    )
    faults = (
        ": ".join(printable(part) for part in (fault.place, fault.text) if part)
        for fault in problem.faults
    )
    return "\n".join((sentence, *faults))
