"""Outcomes as the command line prints them: one line of JSON, or a table for people."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from consentlab.policy.case import Case
from consentlab.policy.decide import decide_account, decide_chat
from consentlab.policy.explain import Reason, explain
from consentlab.policy.faults import printable
from consentlab.policy.outcome import AlsoUsed, ChatOutcome, Copy, Retention
from consentlab.words import Words

FORMAT = 1
"""The number of the JSON format that is written here."""

LONGEST_TITLE = 48
"""How many columns a chat's title may take in a table."""

NOT_SETTLED = ("undecided", "unstated")
"""The training statuses that a table sets apart: nobody has said yes or no."""

BOLD, DIM, CYAN, YELLOW, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[33m", "\x1b[0m"


class View(msgspec.Struct, frozen=True):
    """One scenario or walkthrough, and the instant to look at it from (aware, UTC)."""

    title: str
    case: Case
    at: datetime


def instant(at: datetime) -> str:
    """The instant in UTC with `Z` and the shortest fraction: `2025-11-01T09:00:00.5Z`."""
    at = at.astimezone(UTC)
    fraction = f".{at.microsecond:06}".rstrip("0") if at.microsecond else ""
    return f"{at.isoformat()[:19]}{fraction}Z"


def as_json(view: View, words: Words) -> str:
    """The outcome with its reasons as one line of JSON, without the line's end."""
    case, at = view.case, view.at
    account = decide_account(case, at)
    chats = []
    for chat in case.history.chats:
        outcome = decide_chat(case, chat, at)
        if outcome:
            chats.append(_chat(outcome, explain(case, chat, outcome, at, words)))
    line = {
        "format": FORMAT,
        "scenario": view.title,
        "policy": case.policy.pack.id,
        "at": instant(at),
        "account": {
            "plan": account.plan,
            "covered": account.covered,
            "setting": account.setting,
            "notice": account.notice,
        },
        "chats": chats,
    }
    return msgspec.json.encode(line).decode()


def _chat(outcome: ChatOutcome, reasons: Sequence[Reason]) -> dict[str, Any]:
    kept = outcome.retention
    return {
        "id": outcome.id,
        "title": outcome.title,
        "kind": outcome.kind,
        "training": outcome.training,
        "runs": outcome.runs,
        "retention": {"because": kept.because, **_until(kept), "ended": kept.ended},
        "copies": [{"kind": copy.kind, **_until(copy)} for copy in outcome.copies],
        "also": [{"because": also.because, "use": also.use} for also in outcome.also],
        "reasons": [_reason(reason) for reason in reasons],
    }


def _until(copy: Copy | Retention) -> dict[str, str | None]:
    return {"period": copy.period, "until": None if copy.until is None else instant(copy.until)}


def _reason(reason: Reason) -> dict[str, Any]:
    told: dict[str, Any] = {
        "rule": reason.rule,
        "about": reason.about,
        "stated": reason.stated,
        "text": reason.text,
        "sources": reason.sources,
    }
    return told if reason.run is None else {**told, "run": reason.run}


def as_table(view: View, words: Words, *, color: bool) -> str:
    """The outcome as lines for people, aligned; `color` adds a terminal's colours."""
    case, at = view.case, view.at
    account = decide_account(case, at)
    plan = case.policy.pack.plan_names.get(account.plan, account.plan)
    facts = (
        words("Policy {policy}", policy=case.policy.pack.id),
        words("looked at from {instant}", instant=words.instant(at)),
        words("plan {plan}", plan=printable(plan)),
        words("covered") if account.covered else words("not covered"),
        words("setting {setting}", setting=account.setting),
        words("notice {notice}", notice=account.notice),
    )
    head = [_painted(printable(view.title), BOLD, color), ", ".join(facts)]
    outcomes = [decide_chat(case, chat, at) for chat in case.history.chats]
    rows = [_row(outcome, words) for outcome in outcomes if outcome]
    if not rows:
        return "\n".join([*head, words("No chats up to then.")])
    titles = (words("Chat"), words("Training"), words("Kept"), words("Runs"), words("Also"))
    columns = [n for n in range(len(titles)) if n < 3 or any(row[n] for row in rows)]
    widths = [max(_width(row[n]) for row in (titles, *rows)) for n in columns]
    lines = [_painted(_line([titles[n] for n in columns], widths), DIM, color)]
    for row in rows:
        cells = [_padded(row[n], width) for n, width in zip(columns, widths, strict=True)]
        if row[1] == "eligible":
            cells[1] = _painted(cells[1], CYAN, color)
        elif row[1] in NOT_SETTLED:
            cells[1] = _painted(cells[1], YELLOW, color)
        lines.append("  ".join(cells).rstrip())
    return "\n".join([*head, "", *lines])


def _row(outcome: ChatOutcome, words: Words) -> tuple[str, str, str, str, str]:
    """A chat's cells: title, status, how long it is kept, the runs it is in, other uses."""
    return (
        _cut(printable(outcome.title)),
        outcome.training,
        _kept(outcome.retention, words),
        ", ".join(printable(run) for run in outcome.runs),
        ", ".join(_also(also, words) for also in outcome.also),
    )


def _kept(kept: Retention, words: Words) -> str:
    period = words.period(kept.period)
    if kept.until is None:
        return period
    day = words.day(kept.until)
    if kept.ended:
        text = words("{period}, ended {day}", period=period, day=day)
    else:
        text = words("{period}, until {day}", period=period, day=day)
    return text if kept.because == "chat" else f"{text} ({kept.because})"


def _also(also: AlsoUsed, words: Words) -> str:
    return words("{use} (because of {because})", use=also.use, because=also.because)


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells under their titles, aligned."""
    widths = [max(map(_width, column)) for column in zip(titles, *rows, strict=True)]
    return "\n".join(_line(row, widths) for row in (titles, *rows))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(_padded(c, w) for c, w in zip(cells, widths, strict=True)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """The columns that a terminal gives the text: two for wide characters, none for marks."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.category(c) in ("Mn", "Me") for c in text)


def _cut(title: str) -> str:
    if _width(title) <= LONGEST_TITLE:
        return title
    title = title[: LONGEST_TITLE - 1]
    while _width(title) >= LONGEST_TITLE:
        title = title[:-1]
    return f"{title}…"


def _painted(text: str, paint: str, color: bool) -> str:
    return f"{paint}{text}{PLAIN}" if color else text
