"""What ships is found by name, what people write themselves by path."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from consentlab.catalogue import VARIANTS, Card, Catalogue, Unknown
from consentlab.paths import resources
from consentlab.policy import load
from consentlab.policy.faults import FaultyFile
from consentlab.policy.load import load_pack
from consentlab.policy.pack import PolicyPack

SCENARIOS = (
    "existing-user",
    "deadline-passed",
    "new-user",
    "changed-mind",
    "came-back",
    "long-ago",
    "team-plan",
    "coding-sessions",
    "feedback-and-flags",
    "plan-change",
    "chatgpt-user",
    "gemini-user",
)
"""The scenarios that ship, in their order."""

SMALL = """\
format = 1
title = "Mine"
policy = "{policy}"
now = 2025-11-01T09:00:00Z
account = {{ plan = "free", created = 2025-01-05T00:00:00Z }}
"""


@pytest.fixture
def shipped() -> Catalogue:
    """The catalogue of what ships."""
    return Catalogue(resources())


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A scenario file of one's own, beside a pack of one's own."""
    shutil.copy(resources() / "policies" / "claude-2025-08.toml", tmp_path / "own.toml")
    path = tmp_path / "mine.toml"
    path.write_text(SMALL.format(policy="own.toml"))
    return path


def test_the_shipped_scenarios_stand_in_their_order(shipped: Catalogue) -> None:
    """There is a file for each, and no file besides."""
    assert shipped.scenarios() == SCENARIOS
    files = {path.stem for path in (resources() / "scenarios").glob("*.toml")}
    assert files - {"index"} == set(SCENARIOS)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_shipped_scenario_is_sound_and_small_and_has_its_cards_title(
    shipped: Catalogue, name: str
) -> None:
    """The index repeats the title so that the first screen need not read the files."""
    scenario = shipped.scenario(name)
    card = next(card for card in shipped.cards() if card.id == name)
    assert (name, card.title) == (scenario.name, scenario.title)
    assert card.line
    assert card.group
    assert (resources() / "scenarios" / f"{name}.toml").stat().st_size <= 8 * 1024


def test_the_shipped_packs_stand_in_their_order(shipped: Catalogue) -> None:
    """There is a file for each, and no file besides."""
    assert shipped.packs() == ("claude-2025-08", "chatgpt-2025", "gemini-2025")
    assert {path.stem for path in (resources() / "policies").glob("*.toml")} == set(shipped.packs())
    assert tuple(shipped.pack(name).id for name in shipped.packs()) == shipped.packs()


def test_the_shipped_variants_stand_in_their_order(shipped: Catalogue) -> None:
    """There is a file for each, and no file besides; each can be told from the others."""
    assert shipped.variants() == VARIANTS
    assert {path.stem for path in (resources() / "variants").glob("*.toml")} == set(VARIANTS)
    found = [shipped.variant(name) for name in VARIANTS]
    assert tuple(variant.id for variant in found) == VARIANTS
    assert len({variant.title for variant in found} | {variant.line for variant in found}) == 12


def test_a_variant_of_ones_own_is_found_by_its_path(shipped: Catalogue, tmp_path: Path) -> None:
    """It is called like its file, which no shipped one may be: what is recorded is that name."""
    own = tmp_path / "own.toml"
    shutil.copy(resources() / "variants" / "switch-off.toml", own)
    assert shipped.variant(str(own)) == replace(shipped.variant("switch-off"), id="own")
    for place in (tmp_path, resources() / "variants"):
        twin = place / "switch-off.toml"
        if place == tmp_path:
            own.rename(twin)
            with pytest.raises(FaultyFile, match="named like the variant switch-off that ships"):
                shipped.variant(str(twin))
        else:
            assert shipped.variant(str(twin)) == shipped.variant("switch-off")


@pytest.mark.parametrize("name", ["equal", "", "README"])
def test_an_unknown_variant_is_one_sentence(
    shipped: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It says what was expected."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unknown) as caught:
        shipped.variant(name)
    assert str(caught.value) == (
        f'There is no variant "{name}": expected the path of a file, or'
        f" one of {', '.join(VARIANTS)}."
    )


def test_a_card_is_what_the_index_says(tmp_path: Path) -> None:
    """No scenario is read for it."""
    (tmp_path / "scenarios").mkdir()
    index = tmp_path / "scenarios" / "index.toml"
    index.write_text('[[cards]]\nid = "a"\ntitle = "A"\nline = "One."\ngroup = "First"\n')
    assert Catalogue(tmp_path).cards() == (Card("a", "A", "One.", "First"),)


def test_a_faulty_index_says_so(tmp_path: Path) -> None:
    """As any other file does."""
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "index.toml").write_text('[[cards]]\nid = "a"\ntitle = "A"\n')
    with pytest.raises(FaultyFile) as caught:
        Catalogue(tmp_path).cards()
    assert [fault.place for fault in caught.value.faults] == ["cards[0].line", "cards[0].group"]


def test_a_shipped_name_goes_before_a_file_of_that_name(
    shipped: Catalogue, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file without an ending is found too, if no shipped scenario has its name."""
    monkeypatch.chdir(mine.parent)
    for name in ("existing-user", "own-user"):
        shutil.copy(mine, name)
    assert shipped.scenario("existing-user").title == "The notice has arrived"
    assert shipped.scenario("own-user").title == "Mine"


def test_a_scenario_of_ones_own_is_found_by_its_path(shipped: Catalogue, mine: Path) -> None:
    """Its pack is too, relative to the file."""
    scenario = shipped.scenario(str(mine))
    assert (scenario.name, scenario.policy) == ("mine", "own.toml")
    assert scenario.pack == load_pack(mine.parent / "own.toml")
    assert scenario == shipped.load(mine)


@pytest.mark.parametrize("name", ["no-user", "", "index", "../scenarios", "no\nuser"])
def test_an_unknown_scenario_is_one_sentence(
    shipped: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It says what was expected; a path that leads nowhere is an unreadable file instead."""
    monkeypatch.chdir(tmp_path)
    if "/" in name:
        with pytest.raises(FaultyFile, match="cannot be read"):
            shipped.scenario(name)
        return
    with pytest.raises(Unknown) as caught:
        shipped.scenario(name)
    shown = name.replace("\n", "\\n")
    assert str(caught.value) == (
        f'There is no scenario "{shown}": expected the path of a file, or'
        f" one of {', '.join(SCENARIOS)}."
    )


@pytest.mark.parametrize("name", ["claude", "", "gemini-2025 "])
def test_an_unknown_pack_is_one_sentence(shipped: Catalogue, name: str) -> None:
    """It says what was expected."""
    with pytest.raises(Unknown) as caught:
        shipped.pack(name)
    assert str(caught.value) == (
        f'There is no policy pack "{name}": expected the path of a file, or'
        " one of claude-2025-08, chatgpt-2025, gemini-2025."
    )


def test_a_pack_of_ones_own_is_found_by_its_path(shipped: Catalogue, mine: Path) -> None:
    """With any ending, since a path is meant."""
    copy = shutil.copy(mine.parent / "own.toml", mine.parent / "own")
    assert shipped.pack(str(copy)) == shipped.pack("claude-2025-08")


def test_a_pack_that_cannot_be_read_is_a_fault_of_the_key_that_names_it(
    shipped: Catalogue, tmp_path: Path
) -> None:
    """Of several scenarios that name it, each says so itself."""
    path = tmp_path / "mine.toml"
    path.write_text(SMALL.format(policy="none.toml"))
    with pytest.raises(FaultyFile) as caught:
        shipped.load(path)
    assert str(caught.value) == (
        f'{path}: policy: "none.toml" cannot be read (No such file or directory), '
        "expected a TOML file"
    )


def test_a_pack_is_read_once_unless_its_file_has_changed(
    shipped: Catalogue, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand scenarios read one pack; whoever edits a pack sees the change."""
    read: list[Path] = []

    def reading(path: Path) -> PolicyPack:
        read.append(path)
        return load_pack(path)

    monkeypatch.setattr(load, "load_pack", reading)
    own = mine.parent / "own.toml"
    for _ in range(3):
        shipped.load(mine)
    assert read == [own]
    own.write_text(own.read_text().replace('maker = "Anthropic"', 'maker = "Elsewhere"'))
    os.utime(own, ns=(0, 0))
    assert shipped.load(mine).pack.maker == "Elsewhere"
    assert read == [own, own]
