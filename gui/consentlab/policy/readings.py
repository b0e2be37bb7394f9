"""The readings of a policy pack: which there are, and what their values may be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from consentlab.policy import entries
from consentlab.policy.faults import Table, shown
from consentlab.policy.pack import Alternative, Notice, Reading
from consentlab.policy.period import UNTIL_DELETED, Period

READINGS: dict[str, tuple[str, ...]] = {
    "deadline": (),
    "off_retention": ("falls", "stays"),
    "re_enabling": ("needs-activity", "revives"),
    "auto_delete": (),
}
"""Every reading that a pack may list, with its values. Without values: days or durations."""


def read_readings(
    table: Table, known: Collection[str], on: Period | str | None, notice: Notice | None
) -> tuple[Reading, ...]:
    """The readings in the table's order; faults are noted in it.

    `on` and `notice` are the pack's own: where a reading stands in for one of their values,
    its default must be that value. `on` is `until-deleted` or a period, None if it is faulty.
    """
    table.only(*READINGS)
    readings = []
    for name in table.values:
        if name not in READINGS:
            continue
        entry = entries.inner(table, name, "question", *entries.BASIS, "alternatives")
        question, basis = entries.words(entry, "question"), entries.basis(entry, known)
        choices = entry.tables("alternatives")
        entries.refuse_empty(entry, "alternatives", "at least one table")
        alternatives = tuple(_alternative(choice, name) for choice in choices)
        _refuse_repeated(choices)
        if name == "deadline" and notice is None:
            table.fault(name, "there is no notice in this pack, expected no such reading")
        elif name == "deadline" and notice and choices:
            if notice.deadline > date.min:  # else it is a stand-in for a faulty one
                _match(choices[0], notice.deadline.isoformat(), "notice.deadline")
            for choice in choices[1:]:
                _refuse_early(choice, notice.first_day)
        elif name == "auto_delete" and on == UNTIL_DELETED:
            table.fault(name, f"kept.on is {UNTIL_DELETED}, expected no such reading")
        elif name == "auto_delete" and isinstance(on, Period) and choices:
            _match(choices[0], on.text, "kept.on")
        readings.append(Reading(name, question, alternatives, basis))
    return tuple(readings)


def _alternative(table: Table, reading: str) -> Alternative:
    table.only("value", "title", "text")
    if choice := READINGS[reading]:
        value = table.word("value", choice)
    elif reading == "deadline":
        value = table.text("value")
        if "value" in table and isinstance(table.values["value"], str) and not _is_day(value):
            table.fault("value", f"{shown(value)} is no day, expected one such as 2025-09-28")
    else:
        found = entries.period(table, "value")
        value = found.text if found else ""
    return Alternative(value, entries.words(table, "title"), entries.words(table, "text"))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _given(choice: Table) -> str:
    value = choice.values.get("value")
    return value if isinstance(value, str) else ""


def _refuse_repeated(choices: list[Table]) -> None:
    seen: set[str] = set()
    for choice in choices:
        value = _given(choice)
        if value in seen:
            choice.fault("value", f"{shown(value)} is given twice, expected each value once")
        elif value:
            seen.add(value)


def _match(choice: Table, expected: str, what: str) -> None:
    """Note a default that is not the pack's own value."""
    value = _given(choice)
    if value and value != expected:
        choice.fault("value", f"{shown(value)} is the default, expected {expected} as in {what}")


def _refuse_early(choice: Table, first_day: date) -> None:
    value = _given(choice)
    if _is_day(value) and value < first_day.isoformat():
        choice.fault("value", f"{value} is before the first day, expected {first_day} or later")
