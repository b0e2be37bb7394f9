"""A store that is damaged at random places: nothing that was shown is lost without a word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from consentlab import ids
from consentlab.ledger import NAME, LedgerError
from consentlab.tally import SUFFIX
from pages import Person

Start = Callable[..., Person]

SAID = "This profile’s ledger was damaged. It was set aside as "
PARTS = ("", "-wal", SUFFIX)


@pytest.fixture
def seen_before(start: Start, tmp_path: Path) -> object:
    """What a person saw last, whose store lies in `closed`, and in `killed` as a kill leaves it."""
    person = start("came-back")
    person.chat.send("Nothing of this may be lost")
    person.settings.privacy.turn_off()
    person.settings.close()
    person.press(ids.CHATS_NEW)
    person.chat.send("Neither may this")
    person.settle()
    seen = _seen(person)
    profile = person.program.profile
    copy(profile, tmp_path / "killed")
    person.quit()
    copy(profile, tmp_path / "closed")
    return seen


def copy(profile: Path, to: Path) -> None:
    """The store's files as they stand now, without what only a running program needs."""
    to.mkdir()
    for part in PARTS:
        if (profile / f"{NAME}{part}").exists():
            shutil.copy(profile / f"{NAME}{part}", to)


def _seen(person: Person) -> object:
    assert person.program.simulation
    state = person.program.simulation.state
    return person.chats.said, person.chat.transcript, person.clock.present, state.history


def damage(store: Path, chance: Random) -> None:
    """Change some bytes, or a block, or cut something off: in one file of the store."""
    files = sorted(store.iterdir())
    (file,) = chance.choices(files, [path.stat().st_size for path in files])
    data = bytearray(file.read_bytes())
    how = chance.choice(["bytes", "bytes", "bytes", "block", "cut"])
    place = chance.randrange(len(data))
    if how == "bytes":
        for _ in range(chance.choice([1, 4, 32])):
            data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    elif how == "block":
        data[place : place + 512] = chance.randbytes(len(data[place : place + 512]))
    else:
        del data[place:]
    file.write_bytes(data)


def check(start: Start, store: Path, profile: Path, seen: object) -> str:
    """Start on the store, and what came of it: as before, set aside, or refused."""
    shutil.copytree(store, profile)
    before = {path.name: path.read_bytes() for path in profile.iterdir()}
    try:
        person = start("came-back", profile=profile)
    except LedgerError as refused:
        assert str(refused).endswith("was written by a newer version of ConsentLab.")  # noqa: PT017
        assert before.items() <= {p.name: p.read_bytes() for p in profile.iterdir()}.items()
        return "refused"
    if not person.problem:
        assert seen == _seen(person)
        person.quit()
        return "as before"
    (aside,) = {path.name.partition(".")[0] for path in profile.glob("ledger-damaged-*")}
    assert f"{SAID}{aside}.sqlite3, and an empty one was begun." == person.problem
    for name, data in before.items():
        assert data == (profile / name.replace("ledger", aside)).read_bytes()
    person.quit()
    again = start("came-back", profile=profile)
    assert "" == again.problem
    again.quit()
    return "set aside"


@pytest.mark.parametrize("left", ["closed", "killed"])
def test_some_damaged_stores(start: Start, tmp_path: Path, seen_before: object, left: str) -> None:
    """Each is as it was before, or set aside under a dated name, which is said once."""
    outcomes = set()
    for seed in range(2):
        store = tmp_path / f"{seed}"
        shutil.copytree(tmp_path / left, store)
        damage(store, Random(seed))  # the same every time
        outcomes.add(check(start, store, tmp_path / f"profile-{seed}", seen_before))
    assert "set aside" in outcomes


@pytest.mark.long
@pytest.mark.parametrize("left", ["closed", "killed"])
@pytest.mark.parametrize("tens", range(10))
def test_two_hundred_damaged_stores(
    start: Start, tmp_path: Path, seen_before: object, left: str, tens: int
) -> None:
    """The same, of many."""
    for seed in range(10 * tens, 10 * tens + 10):
        store = tmp_path / f"{seed}"
        shutil.copytree(tmp_path / left, store)
        damage(store, Random(100 + seed))  # the same every time
        check(start, store, tmp_path / f"profile-{seed}", seen_before)
