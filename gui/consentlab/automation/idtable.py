"""The table of ids in resources/automation.md, made of `ids.py`.

`python -m consentlab.automation.idtable`, in a checkout, writes it anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from consentlab import ids, paths

_SECTION = re.compile(r"# (?P<title>.+)")
_ID = re.compile(r'[A-Z_0-9]+ = "(?P<id>[\w.]+)"  # (?P<text>.+)')
_TABLE = re.compile(r"(?<=<!-- ids -->\n).*(?=<!-- /ids -->)", re.DOTALL)


def documentation() -> Path:
    """The file that the table stands in."""
    return paths.resources() / "automation.md"


def table() -> str:
    """Every id with its description, part by part of the screen, as Markdown."""
    lines: list[str] = []
    for line in Path(ids.__file__).read_text("utf-8").splitlines():
        if found := _SECTION.fullmatch(line):
            lines += ["", f"### {found['title']}", "", "| id | |", "|---|---|"]
        elif found := _ID.fullmatch(line):
            lines.append(f"| `{found['id']}` | {found['text']} |")
    return "\n".join([*lines, "", ""])


def with_table(text: str) -> str:
    """The documentation's text with the table as it has to be."""
    return _TABLE.sub(lambda _: table(), text)


if __name__ == "__main__":
    file = documentation()
    file.write_text(with_table(file.read_text("utf-8")), "utf-8")
