"""The table of ids in the documentation."""

from __future__ import annotations

from consentlab import ids
from consentlab.automation.idtable import documentation, table, with_table


def test_the_documentation_has_the_table() -> None:
    """As `python -m consentlab.automation.idtable` writes it."""
    text = documentation().read_text("utf-8")
    assert table() in text
    assert text == with_table(text)


def test_every_id_is_described_once() -> None:
    """In the order of `ids.py`, each in a few words."""
    rows = [
        line.strip("| ").split(" | ") for line in table().splitlines() if line.startswith("| `")
    ]
    known = [value for name, value in vars(ids).items() if name.isupper()]
    assert [f"`{control}`" for control in known] == [row[0] for row in rows]
    assert [] == [row for row in rows if not 3 < len(row[1]) < 80]
