"""Where resources and profiles lie, and that tests cannot reach a person's own."""

from __future__ import annotations

from pathlib import Path

import appdirs
import pytest

from consentlab import paths


@pytest.fixture
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the platform's place for a person's data, open to the program."""
    folder = tmp_path / "data"
    monkeypatch.setattr(appdirs, "user_data_dir", lambda *_, **__: str(folder))
    monkeypatch.delenv(paths.NO_USER_DATA, raising=False)
    monkeypatch.delenv(paths.PROFILE, raising=False)
    return folder


def test_resources_are_found_in_a_checkout() -> None:
    """They lie beside the source root."""
    assert (paths.resources() / "policies" / "claude-2025-08.toml").is_file()


def test_resources_are_found_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They lie within the package."""
    packed = tmp_path / "consentlab" / "_resources"
    packed.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(packed.parent / "paths.py"))
    assert paths.resources() == packed


def test_profiles_lie_in_the_users_data_folder(user_data: Path) -> None:
    """Nothing is made by asking."""
    assert paths.profiles() == user_data / "profiles"
    assert not user_data.exists()


def test_the_users_data_can_be_put_out_of_bounds(
    user_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the path is given, and the message says what to do."""
    monkeypatch.setenv(paths.NO_USER_DATA, "1")
    for ask in (paths.profiles, paths.current_profile):
        with pytest.raises(RuntimeError, match="name a profile with --profile"):
            ask()
    assert not user_data.exists()


def test_a_named_profile_is_used_even_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable goes before everything else."""
    monkeypatch.setenv(paths.NO_USER_DATA, "1")
    monkeypatch.setenv(paths.PROFILE, str(tmp_path / "mine"))
    assert paths.current_profile() == tmp_path / "mine"


@pytest.mark.parametrize(
    ("folders", "expected"),
    [
        ((), "1"),
        (("1", "2"), "2"),
        (("2", "10", "9"), "10"),
        (("3", "11.bak", "old", "-12", "²", "٤"), "3"),
    ],
)
def test_the_current_profile_is_the_one_with_the_highest_number(
    user_data: Path, folders: tuple[str, ...], expected: str
) -> None:
    """Numbers count as numbers; folders of other names, and files, do not count."""
    for name in folders:
        (user_data / "profiles" / name).mkdir(parents=True)
    if folders:
        (user_data / "profiles" / "99").write_text("a file")
    assert paths.current_profile() == user_data / "profiles" / expected


@pytest.mark.parametrize(
    ("there", "expected"), [((), "2"), (("1",), "2"), (("1", "2", "10", "notes"), "11")]
)
def test_the_next_profile_has_the_next_number(
    user_data: Path, there: tuple[str, ...], expected: str
) -> None:
    """Whatever else is in the folder."""
    for name in there:
        (user_data / "profiles" / name).mkdir(parents=True)
    assert paths.next_profile() == user_data / "profiles" / expected


@pytest.mark.parametrize(
    ("there", "expected"), [((), "p07-2"), (("p07-2", "p07-9", "p07-x", "p08"), "p07-10")]
)
def test_next_to_a_named_profile_are_its_numbered_neighbours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], expected: str
) -> None:
    """Whether it was named by an option or by the variable; a person's own stays out of it."""
    monkeypatch.setenv(paths.NO_USER_DATA, "1")
    for name in there:
        (tmp_path / name).mkdir()
    assert paths.next_profile(tmp_path / "p07") == tmp_path / expected
    monkeypatch.setenv(paths.PROFILE, str(tmp_path / "p07"))
    assert paths.next_profile() == tmp_path / expected
