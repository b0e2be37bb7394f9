"""What the tests of policy files share: the pack of the README, and loading what is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from consentlab.policy.faults import FaultyFile
from consentlab.policy.load import load_pack
from consentlab.policy.pack import PolicyPack

README = Path(__file__).parents[2] / "resources" / "policies" / "README.md"


@pytest.fixture(scope="session")
def example() -> str:
    """The complete pack of the README."""
    blocks = re.findall(
        r"^```toml\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert len(blocks) == 1
    return str(blocks[0])


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], PolicyPack]:
    """Loads the text of a pack."""

    def load_text(text: str) -> PolicyPack:
        path = tmp_path / "pack.toml"
        path.write_text(text, "utf-8")
        return load_pack(path)

    return load_text


@pytest.fixture
def faults(load: Callable[[str], PolicyPack]) -> Callable[[str], list[str]]:
    """Gives the lines of what is wrong with the text of a pack, without the file's name."""

    def lines_of(text: str) -> list[str]:
        with pytest.raises(FaultyFile) as caught:
            load(text)
        start = f"{caught.value.path}: "
        lines = str(caught.value).splitlines()
        assert all(line.startswith(start) for line in lines)
        return [line.removeprefix(start) for line in lines]

    return lines_of
