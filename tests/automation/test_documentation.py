"""What resources/automation.md says is so: its examples run, and its names are there."""

from __future__ import annotations

import inspect
import re
import runpy
from pathlib import Path

import pytest

from consentlab.automation.idtable import documentation
from consentlab.automation.starting import MovedClock, Starter

TEXT = documentation().read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
TESTS = [example for example in EXAMPLES if "def test_" in example]
SCRIPTS = [example for example in EXAMPLES if "def test_" not in example]


def run(example: str, folder: Path) -> dict[str, object]:
    """Run an example as a file of somebody's; what it defines."""
    file = folder / "example.py"
    file.write_text(example, "utf-8")
    return runpy.run_path(str(file))


def test_there_are_three_examples() -> None:
    """Two tests and a script."""
    assert (2, 1) == (len(TESTS), len(SCRIPTS))


@pytest.mark.parametrize("example", TESTS)
def test_the_tests_pass(example: str, tmp_path: Path, consentlab: Starter) -> None:
    """With the fixture that the plugin gives."""
    found = [thing for name, thing in run(example, tmp_path).items() if name.startswith("test_")]
    assert 1 == len(found)
    for test in found:
        assert callable(test)
        test(consentlab)


@pytest.mark.usefixtures("qapp")
def test_the_script_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside whatever else lives in the process."""
    (script,) = SCRIPTS
    run(script, tmp_path)
    assert "off\n" == capsys.readouterr().out


def rows(heading: str) -> list[tuple[str, str]]:
    """The rows of the table under a heading."""
    section = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| (\S.*?) \| (.*) \|$", section, re.MULTILINE)


def test_every_page_object_has_what_is_listed(consentlab: Starter) -> None:
    """Names that are not called are values or properties, the others methods."""
    lab = consentlab()
    wrong = []
    for where, said in rows("Page objects"):
        about: dict[str, object] = {"the person": lab, "settings.privacy": lab.settings.privacy}
        about["chats[id]"] = lab.chats["lisbon"]
        here = about.get(where) or getattr(lab, where.strip("`"))
        for part in said.split("; "):
            owner = next((about[key] for key in about if part.startswith(f"`{key}` has")), here)
            listed = part.rpartition(" has ")[2]
            for name, called in re.findall(r"`(\w+)(\(?)[^`]*`", listed):
                known = inspect.getattr_static(type(owner), name, None)
                if known is None or callable(known) != bool(called):
                    wrong.append(f"{where}: {name}")
    assert [] == wrong


def test_the_fixture_has_what_is_listed() -> None:
    """The clock moves as the table says."""
    listed = re.findall(r"`consentlab\.clock\.(\w+)\(", TEXT)
    assert ["advance", "set_wall"] == [name for name in listed if hasattr(MovedClock, name)]
