"""Reading TOML: every fault is found, each with its place, and nothing else is ever raised."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consentlab.policy.faults import NO_INSTANT, Fault, FaultyFile, Table, read_toml, shown


def lines(table: Table) -> list[str]:
    """The faults of a table as they are printed, without the file."""
    return [f"{fault.place}: {fault.text}" for fault in table.faults]


def faults_of(path: Path, content: bytes) -> str:
    """What is printed of a file with this content that cannot be read as TOML."""
    path.write_bytes(content)
    with pytest.raises(FaultyFile) as caught:
        read_toml(path)
    return str(caught.value).replace(str(path), "FILE")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b'a = 1\nb = "\xff"\n',
            "FILE: line 2: byte 0xff is not UTF-8, expected text in UTF-8",
        ),
        (
            b"a = 1\n\nb=\n",
            "FILE: line 3: broken TOML in column 3, expected valid TOML (invalid value)",
        ),
        (
            b"a = 1\r\nb = [1,\r\n",
            "FILE: line 2: broken TOML at the end of the file, expected valid TOML (invalid value)",
        ),
        (
            b"a = 1\na = 2\n",
            "FILE: line 2: broken TOML in column 6, expected valid TOML (cannot overwrite a value)",
        ),
        (
            b"a = 1\nb = " + b"[" * 5000 + b"\n",
            "FILE: line 2: nested too deeply, expected a few levels at most",
        ),
        (
            b"a = 1\nb" + b".c" * 100_000 + b" = 1\n",
            "FILE: line 2: nested too deeply, expected a few levels at most",
        ),
        (
            b"a = 1\n[[ b" + b' . "c d"' * 10_000 + b"]]\n",
            "FILE: line 2: nested too deeply, expected a few levels at most",
        ),
        (
            b"a = { b = 1, b" + b".'c'" * 10_000 + b" = 1 }\n",
            "FILE: line 1: nested too deeply, expected a few levels at most",
        ),
        (
            b"a = 1\n\nb = " + b"9" * 5000 + b"\n",
            "FILE: line 3: a number that is too long, expected one of a few digits",
        ),
    ],
)
def test_what_is_no_toml_is_one_fault_with_its_line(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    """Broken TOML, bytes that are no UTF-8, and what makes the parser itself give up."""
    assert expected == faults_of(tmp_path / "file.toml", content)


def test_a_text_of_short_sentences_is_not_nested(tmp_path: Path) -> None:
    """However many there are, wherever they stand in a text."""
    sentences = "Ha, " + "Ha. " * 5000
    path = tmp_path / "file.toml"
    path.write_text(f"a = '{sentences}'\nb = '''\nHa, {sentences}'''\n")
    assert {"a": sentences, "b": f"Ha, {sentences}"} == read_toml(path)


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_may_have_up_to_64_mib(tmp_path: Path, more: int) -> None:
    """A larger one is one fault, and is not read to its end."""
    path = tmp_path / "file.toml"
    with path.open("wb") as file:
        file.write(b"a = 1 #" + b"x" * (64 * 2**20 - 7))
        file.truncate(64 * 2**20 + more)
    if not more:
        assert {"a": 1} == read_toml(path)
    else:
        with pytest.raises(FaultyFile) as caught:
            read_toml(path)
        assert f"{path}: is too large, expected a file of up to 64 MiB" == str(caught.value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("missing.toml", "cannot be read (No such file or directory), expected a TOML file"),
        (".", "cannot be read (Is a directory), expected a TOML file"),
        ("\0.toml", "cannot be read (no possible file name), expected a TOML file"),
    ],
)
def test_what_cannot_be_read_is_one_fault_without_a_place(
    tmp_path: Path, name: str, expected: str
) -> None:
    """A missing file, a folder, a name that no file can have."""
    with pytest.raises(FaultyFile) as caught:
        read_toml(tmp_path / name)
    assert (Fault("", expected),) == caught.value.faults
    assert str(caught.value).endswith(f": {expected}")
    assert "\0" not in str(caught.value)


def test_each_fault_is_one_line_that_names_its_own_file() -> None:
    """A fault may lie in another file than the one that was read."""
    faulty = FaultyFile(
        Path("a\nb.toml"),
        [Fault("", "cannot be read"), Fault("x[0]", "bad"), Fault("id", "bad", "pack.toml")],
    )
    assert str(faulty) == "a\\nb.toml: cannot be read\na\\nb.toml: x[0]: bad\npack.toml: id: bad"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain", '"plain"'),
        ('a"b\\c', r'"a\"b\\c"'),
        ("a\nb\x1b[31m\u2028\u202e", r'"a\nb\x1b[31m\u2028\u202e"'),
        ("x" * 61, '"' + "x" * 60 + '…"'),
        (True, "true"),
        (-3, "-3"),
        pytest.param(16**9999, "this", id="huge"),
        (1.5, "1.5"),
        (date(2025, 9, 1), "2025-09-01"),
        ([[1]], "this"),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: object, expected: str) -> None:
    """No value of a file can break a message, or make it long."""
    assert expected == shown(value)


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        ("text", 3, "3 is an integer, expected a string"),
        ("text", {}, "this is a table, expected a string"),
        ("flag", 1, "1 is an integer, expected true or false"),
        ("flag", "true", '"true" is a string, expected true or false'),
        ("integer", True, "true is a boolean, expected an integer"),
        ("integer", 1.0, "1.0 is a float, expected an integer"),
        ("day", datetime(2025, 9, 1, tzinfo=UTC),
         "2025-09-01T00:00:00+00:00 is an instant, expected a day such as 2025-09-28"),
        ("instant", date(2025, 9, 1),
         "2025-09-01 is a day, expected an instant such as 2025-09-01T10:00:00Z"),
        ("instant", datetime(2025, 9, 1),  # noqa: DTZ001  # that is the fault
         "2025-09-01T00:00:00 has no time zone, expected one, as in 2025-09-01T00:00:00Z"),
        ("strings", "a", '"a" is a string, expected an array of strings'),
        ("table", [], "this is an array, expected a table"),
        ("tables", {}, "this is a table, expected an array of tables"),
    ],
)  # fmt: skip
def test_a_wrong_type_says_what_it_is_and_what_was_expected(
    reader: str, value: object, expected: str
) -> None:
    """A boolean is no number, a number no boolean, a day no instant."""
    table = Table({"key": value}, "chats[2]")
    getattr(table, reader)("key")
    assert [f"chats[2].key: {expected}"] == lines(table)


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        ("text", "a string"),
        ("flag", "true or false"),
        ("integer", "an integer"),
        ("day", "a day such as 2025-09-28"),
        ("instant", "an instant such as 2025-09-01T10:00:00Z"),
        ("strings", "an array of strings"),
        ("table", "a table"),
        ("tables", "an array of tables"),
    ],
)
def test_a_missing_key_says_what_was_expected(reader: str, expected: str) -> None:
    """Every reader misses its key in its own words."""
    table = Table({})
    getattr(table, reader)("key")
    assert [f"key: missing, expected {expected}"] == lines(table)


def test_what_has_a_default_or_is_optional_may_be_missing() -> None:
    """The default is what is read then, and there is no fault."""
    table = Table({})
    got: list[Any] = [
        table.text("key", ""),
        table.word("key", ("a", "b"), "b"),
        table.flag("key", True),
        table.integer("key", 7),
        table.strings("key", ("x",)),
        table.table("key", optional=True),
        table.tables("key", optional=True),
    ]
    assert got == ["", "b", True, 7, ("x",), None, []]
    assert lines(table) == []


def test_a_word_is_one_of_the_list() -> None:
    """Capitals count, and the stand-in is the first word."""
    table = Table({"good": "up", "bad": "UP", "list": ["up"]})
    for key in ("good", "bad", "list", "none"):
        assert table.word(key, ("up", "down")) == "up"
    assert lines(table) == [
        'bad: "UP" is unknown, expected one of up, down',
        "list: this is an array, expected one of up, down",
        "none: missing, expected one of up, down",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, []),
        (2, ["format: 2 is another format, expected 1"]),
        (True, ["format: true is a boolean, expected 1"]),
        pytest.param(16**9999, ["format: this is another format, expected 1"], id="huge"),
    ],
)
def test_a_format_has_one_number(value: object, expected: list[str]) -> None:
    """`true` and integers of thousands of digits are no format either."""
    table = Table({"format": value})
    table.format(1)
    assert expected == lines(table)


def test_unknown_keys_are_named_by_a_path_on_one_line() -> None:
    """Keys that TOML would quote are quoted."""
    table = Table({"id": 1, "a b": 1, "c\nd": 1, "é": 1}, "chats[0]")
    table.only("id", "title")
    unknown = "unknown key, expected one of id, title"
    assert lines(table) == [
        f'chats[0]."a b": {unknown}',
        f'chats[0]."c\\nd": {unknown}',
        f'chats[0]."é": {unknown}',
    ]


def test_the_elements_of_an_array_keep_their_index() -> None:
    """An element of a wrong type is left out, and those behind it keep their places."""
    top = Table({"chats": [{}, 3, {"id": 4}], "names": ["a", 5]})
    for table in top.tables("chats"):
        table.text("id")
    assert top.strings("names") == ("a",)
    assert lines(top) == [
        "chats[1]: 3 is an integer, expected a table",
        "chats[0].id: missing, expected a string",
        "chats[2].id: 4 is an integer, expected a string",
        "names[1]: 5 is an integer, expected a string",
    ]


def zone(hours: int) -> timezone:
    """A zone so many hours ahead of UTC."""
    return timezone(timedelta(hours=hours))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime(2000, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)),
        (datetime(1999, 12, 31, 23, tzinfo=zone(-1)), datetime(2000, 1, 1, tzinfo=UTC)),
        (datetime(2201, 1, 1, 0, 59, tzinfo=zone(1)), datetime(2200, 12, 31, 23, 59, tzinfo=UTC)),
        (datetime(2000, 1, 1, 0, 59, tzinfo=zone(1)), NO_INSTANT),
        (datetime(2201, 1, 1, tzinfo=UTC), NO_INSTANT),
        (datetime(1, 1, 1, tzinfo=zone(1)), NO_INSTANT),
        (datetime(9999, 12, 31, 23, tzinfo=zone(-1)), NO_INSTANT),
    ],
)
def test_an_instant_is_kept_in_utc_and_its_year_is_judged_there(
    value: datetime, expected: datetime
) -> None:
    """Up to both ends of the calendar, where offsets overflow."""
    table = Table({"at": value})
    got = table.instant("at")
    assert expected == got
    assert got.tzinfo is UTC
    fault = f"at: {value.isoformat()} is out of range, expected a year from 2000 to 2200"
    assert lines(table) == ([fault] if expected == NO_INSTANT else [])


def test_all_tables_of_a_file_share_their_faults() -> None:
    """A table within a table reports to the top, which raises all at once."""
    top = Table({"account": {"plan": 1}, "title": 2})
    top.raise_faults(Path("f.toml"))
    account = top.table("account")
    assert account is not None
    account.text("plan")
    top.text("title")
    with pytest.raises(FaultyFile) as caught:
        top.raise_faults(Path("f.toml"))
    assert str(caught.value) == (
        "f.toml: account.plan: 1 is an integer, expected a string\n"
        "f.toml: title: 2 is an integer, expected a string"
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary() | st.text(alphabet="ab=[]{}\"'.,#\n 0129-:TZ\\\t\r").map(str.encode))
def test_no_content_raises_anything_but_faulty_file(tmp_path: Path, content: bytes) -> None:
    """Whatever bytes a file has, it is read, or it is one fault with its line."""
    path = tmp_path / "any.toml"
    path.write_bytes(content)
    faults: tuple[Fault, ...] = ()
    printed = "one line"
    try:
        read_toml(path)
    except FaultyFile as faulty:
        faults, printed = faulty.faults, str(faulty)
    assert [fault.place[:5] for fault in faults] in ([], ["line "])
    assert len(printed.splitlines()) == 1
