"""Readings: which values each may have, and that the default is the pack's own value."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from consentlab.policy.pack import PolicyPack

Load = Callable[[str], PolicyPack]
Faults = Callable[[str], list[str]]

ALTERNATIVES = re.compile(r"alternatives = \[.*?^\]$", re.MULTILINE | re.DOTALL)


READING_FAULTS = [
    (
        "off_retention",
        ["falls", "rises"],
        (
            'readings.off_retention.alternatives[1].value: "rises" is unknown, '
            "expected one of falls, stays"
        ),
    ),
    (
        "re_enabling",
        ["revives", "needs-rest"],
        (
            'readings.re_enabling.alternatives[1].value: "needs-rest" is unknown, '
            "expected one of needs-activity, revives"
        ),
    ),
    (
        "re_enabling",
        ["revives", "revives"],
        (
            'readings.re_enabling.alternatives[1].value: "revives" is given twice, '
            "expected each value once"
        ),
    ),
    ("re_enabling", [], "readings.re_enabling.alternatives: empty, expected at least one table"),
    (
        "auto_delete",
        ["P1Y6M", "3 months"],
        (
            'readings.auto_delete.alternatives[1].value: "3 months" is no duration of up to '
            "1000 years, expected one such as P5Y or PT72H"
        ),
    ),
    (
        "auto_delete",
        ["P1Y6M", "until-deleted"],
        (
            'readings.auto_delete.alternatives[1].value: "until-deleted" is no duration of up to '
            "1000 years, expected one such as P5Y or PT72H"
        ),
    ),
    (
        "auto_delete",
        ["P18M", "P3M"],
        (
            'readings.auto_delete.alternatives[0].value: "P18M" is the default, '
            "expected P1Y6M as in kept.on"
        ),
    ),
]


def with_reading(example: str, name: str, values: list[str]) -> str:
    """The example with another reading in place of its own."""
    rows = ", ".join(f'{{ value = "{v}", title = "t", text = "t" }}' for v in values)
    text = ALTERNATIVES.sub(f"alternatives = [{rows}]", example)
    return text.replace("[readings.deadline]", f"[readings.{name}]")


@pytest.mark.parametrize(("name", "values", "expected"), READING_FAULTS)
def test_a_reading_fault(
    faults: Faults, example: str, name: str, values: list[str], expected: str
) -> None:
    """A reading's values are of its own kind."""
    assert [expected] == faults(with_reading(example, name, values))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("off_retention", ["stays", "falls"]),
        ("re_enabling", ["revives"]),
        ("auto_delete", ["P1Y6M", "P3M", "PT1H"]),
    ],
)
def test_a_reading(load: Load, example: str, name: str, values: list[str]) -> None:
    """A pack orders and selects the values as it likes; the first is the default."""
    pack = load(with_reading(example, name, values))
    assert [(name, values[0])] == [(reading.id, reading.default) for reading in pack.readings]


def test_a_deadline_without_a_notice(faults: Faults, example: str) -> None:
    """Where there is no notice, nothing has a deadline."""
    without = re.sub(r"\[notice\].*?(?=\n\[readings)", "", example, flags=re.DOTALL)
    expected = "readings.deadline: there is no notice in this pack, expected no such reading"
    assert [expected] == faults(without)


def test_automatic_deletion_without_a_period(faults: Faults, example: str) -> None:
    """What is kept until deleted is not deleted by itself."""
    text = with_reading(example, "auto_delete", ["P3M"]).replace("P1Y6M", "until-deleted", 1)
    expected = "readings.auto_delete: kept.on is until-deleted, expected no such reading"
    assert [expected] == faults(text)


def test_a_faulty_on_period_is_one_fault(faults: Faults, example: str) -> None:
    """A default is not held against a value that is faulty itself."""
    text = with_reading(example, "auto_delete", ["P3M"]).replace("P1Y6M", "long", 1)
    assert [line.split(":")[0] for line in faults(text)] == ["kept.on.period"]
