"""The table of faults: every row says what is seen and kept, and names tests that there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "resources" / "faults.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| fault |")
]


@pytest.fixture(scope="module")
def tests() -> set[str]:
    """The names of all test functions."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests").rglob("test_*.py")]
    return {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_is_complete_and_names_tests_that_there_are(row: list[str], tests: set[str]) -> None:
    """Four cells, and in the last of them one test at least."""
    _fault, seen, kept, named = row
    assert seen
    assert kept
    names = set(re.findall(r"`(test_\w+)`", named))
    assert (True, set()) == (bool(names), names - tests)


def test_what_stands_below_the_table_is_there_too(tests: set[str]) -> None:
    """As is the way to the table."""
    assert set() == set(re.findall(r"`(test_\w+)`", TABLE.read_text("utf-8"))) - tests
    assert "(resources/faults.md)" in (ROOT / "README.md").read_text("utf-8")
