"""The policy packs, scenarios and variants that ship, by name, and people's own by path."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec

from consentlab.policy.faults import Fault, FaultyFile, Table, one_of, read_toml, shown
from consentlab.policy.pack import PolicyPack
from consentlab.scenario import Scenario, load_scenario
from consentlab.variant import Variant, load_variant

PACKS = ("claude-2025-08", "chatgpt-2025", "gemini-2025")
"""The ids of the packs that ship, in the order in which they are listed."""

VARIANTS = (
    "as-reported",
    "switch-under-accept",
    "switch-off",
    "nothing-preset",
    "two-equal-buttons",
    "terminal-list",
)
"""The ids of the variants of the notice that ship, in the order in which they are listed."""


class Unknown(Exception):
    """There is nothing of that name. `str()` is one sentence that says what was expected."""


class Card(msgspec.Struct, frozen=True):
    """What the first screen shows of a shipped scenario: its title, one line, a group's word."""

    id: str
    title: str
    line: str
    group: str


class Catalogue:
    """Everything that ships in a folder of resources. Each pack is read once, when asked for."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._read: dict[tuple[str, int, int], PolicyPack] = {}

    @cached_property
    def _cards(self) -> tuple[Card, ...]:
        path = self._resources / "scenarios" / "index.toml"
        top = Table(read_toml(path))
        top.only("cards")
        cards = []
        for table in top.tables("cards"):
            table.only("id", "title", "line", "group")
            texts = [table.text(key) for key in ("id", "title", "line", "group")]
            cards.append(Card(*texts))
        top.raise_faults(path)
        return tuple(cards)

    def cards(self) -> tuple[Card, ...]:
        """The shipped scenarios' cards in their order; no scenario is read for them."""
        return self._cards

    def scenarios(self) -> tuple[str, ...]:
        """The shipped scenarios' ids in their order."""
        return tuple(card.id for card in self._cards)

    def ships(self, name: str) -> bool:
        """Whether this is the id of a shipped scenario. Nothing is read for it."""
        file = self._resources / "scenarios" / f"{name}.toml"
        return Path(name).name == name != "index" and file.is_file()

    def scenario(self, name: str) -> Scenario:
        """A shipped scenario by its id, or a file of that path.

        Raises Unknown if it is neither, FaultyFile if the file or its pack cannot be used.
        """
        if name in self.scenarios():
            return self.load(self._resources / "scenarios" / f"{name}.toml")
        if not _is_path(name):
            raise Unknown(
                f"There is no scenario {shown(name)}: expected the path of a file, or "
                f"{one_of(self.scenarios())}."
            )
        return self.load(Path(name))

    def load(self, path: Path) -> Scenario:
        """A scenario file with its pack. Raises FaultyFile with all faults of both."""
        return load_scenario(path, self._pack_of)

    def packs(self) -> tuple[str, ...]:
        """The shipped packs' ids in their order."""
        return PACKS

    def pack(self, name: str) -> PolicyPack:
        """A shipped pack by its id, or a file of that path.

        Raises Unknown if it is neither, FaultyFile if the file cannot be used.
        """
        pack = self._pack_of(name)
        if pack is None and _is_path(name):
            pack = self._pack_at(Path(name))
        if pack is None:
            raise Unknown(
                f"There is no policy pack {shown(name)}: expected the path of a file, or "
                f"{one_of(PACKS)}."
            )
        return pack

    def variants(self) -> tuple[str, ...]:
        """The ids of the shipped variants of the notice, in their order."""
        return VARIANTS

    def variant(self, name: str) -> Variant:
        """A shipped variant of the notice by its id, or a file of that path.

        Raises Unknown if it is neither, FaultyFile if the file cannot be used: also where it
        is named like a variant that ships, since what is recorded names a variant by its file.
        """
        if name in VARIANTS:
            return load_variant(self._file_of(name))
        if not _is_path(name):
            raise Unknown(
                f"There is no variant {shown(name)}: expected the path of a file, or "
                f"{one_of(VARIANTS)}."
            )
        path = Path(name)
        variant = load_variant(path)
        if variant.id in VARIANTS and not path.samefile(self._file_of(variant.id)):
            text = f"named like the variant {variant.id} that ships, expected a name of its own"
            raise FaultyFile(path, [Fault("", text)])
        return variant

    def _file_of(self, variant: str) -> Path:
        return self._resources / "variants" / f"{variant}.toml"

    def _pack_of(self, name: str) -> PolicyPack | None:
        """The pack that a scenario names: a shipped id, or a path that ends in .toml."""
        if name in PACKS:
            return self._pack_at(self._resources / "policies" / f"{name}.toml")
        return self._pack_at(Path(name)) if name.endswith(".toml") else None

    def _pack_at(self, path: Path) -> PolicyPack:
        """The pack in a file, read again only if the file has changed since."""
        from consentlab.policy.load import load_pack

        try:
            state = path.stat()
        except (OSError, ValueError):
            return load_pack(path)  # which says what is the matter
        key = (str(path), state.st_mtime_ns, state.st_size)
        if key not in self._read:
            self._read[key] = load_pack(path)
        return self._read[key]


def _is_path(name: str) -> bool:
    """Whether a name that nothing shipped has is meant as a path."""
    path = Path(name)
    return name.endswith(".toml") or len(path.parts) > 1 or path.is_file()
