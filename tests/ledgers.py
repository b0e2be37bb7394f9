"""Events of every kind, and what is in the file and the folder of a ledger."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from consentlab import store
from consentlab.events import (
    Changed,
    ChatCreated,
    Closed,
    Focused,
    LedgerEvent,
    Looked,
    MessageSent,
    Missed,
    Opened,
    Pressed,
    ReadingSet,
    Retracted,
    Served,
    VariantSet,
    WalkthroughStarted,
)
from consentlab.policy.history import (
    AcceptedTerms,
    Chosen,
    Deferred,
    Deleted,
    Feedback,
    Flagged,
    PlanChanged,
    Reviewed,
    RunStarted,
)
from consentlab.rows import Recorded
from consentlab.scenario import Scenario
from walkthroughs import NOTICE_DUE, scenario

AT = NOTICE_DUE


def started(of: Scenario) -> WalkthroughStarted:
    """The start of a walkthrough of this scenario."""
    return WalkthroughStarted(
        at=of.now,
        program="0.1.0",
        scenario=of,
        pack=of.pack.id,
        pack_hash="1" * 64,
        variant="as-reported",
        mode="demo",
        look=of.now,
        about={"language": "en", "scale": 1.5},
    )


EVERY_EVENT: tuple[LedgerEvent, ...] = (
    started(scenario()),
    Served(at=AT, surface="notice", variant="as-reported", version="2025-08-28"),
    Deferred(AT, "notice"),
    AcceptedTerms(AT, "2025-08-28"),
    Chosen(AT, True, "settings"),
    PlanChanged(AT, "team"),
    RunStarted(AT, "autumn"),
    Feedback(AT, "lisbon", "up"),
    Flagged(AT, "lisbon"),
    Reviewed(AT, "lisbon"),
    Deleted(AT, "lisbon"),
    ChatCreated(AT, "chat-6", "Ünïcode ☕", "coding", True),
    MessageSent(AT, "lisbon", "two\nlines, \x00 and ☕"),
    Looked(AT.replace(microsecond=123456)),
    ReadingSet(AT, "off_retention", "stays"),
    VariantSet(AT, "equal-buttons"),
    Retracted(AT, 5),
    Pressed(AT, "notice.accept", None, "mouse"),
    Changed(AT, "notice.toggle", True, "keyboard"),
    Opened(AT, "settings.dialog", "privacy", "assistive"),
    Closed(AT, "settings.dialog", 3, "script"),
    Focused(AT, "chat.compose", 1.5, "mouse"),
    Missed(None, "home", None, "mouse"),
)


def events(rows: list[Recorded]) -> list[LedgerEvent]:
    """The events alone."""
    return [row.event for row in rows]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def write(path: Path, *statements: str) -> None:
    """Do something to a ledger's file behind the program's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.create_function("row_sum", 7, store.row_sum)
        for statement in statements:
            db.execute(statement)


def downgrade(path: Path, schema: int = 1) -> None:
    """Make a ledger one of an older schema: 1 is the table alone, 2 is without sums."""
    write(path, "DROP TABLE sums")
    if schema == 1:
        write(
            path,
            "DROP TRIGGER events_are_not_changed",
            "DROP TRIGGER events_are_not_removed",
            "DROP INDEX events_by_walkthrough",
        )
    write(path, f"PRAGMA user_version = {schema}")
