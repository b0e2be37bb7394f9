"""The scenarios that ship: each loads, fits, and tells at first sight the story on its card."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from consentlab.catalogue import Catalogue
from consentlab.paths import resources
from consentlab.policy.decide import decide
from consentlab.policy.history import Chosen
from consentlab.policy.outcome import COPY_KINDS, Outcome, Training
from consentlab.policy.pack import under
from consentlab.scenario import Scenario

FOLDER = resources() / "scenarios"
ORDER = (
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


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """What ships; its packs are read once for all these tests."""
    return Catalogue(resources())


@pytest.fixture(params=ORDER)
def scenario(request: pytest.FixtureRequest, catalogue: Catalogue) -> Scenario:
    """Each scenario in turn."""
    return catalogue.scenario(request.param)


def outcome(scenario: Scenario, at: datetime | None = None) -> Outcome:
    """What is decided for a scenario, from its `now` unless another instant is given."""
    return decide(under(scenario.pack, scenario.readings), scenario.history, at or scenario.now)


def choosing(scenario: Scenario, allow: bool) -> Scenario:
    """The scenario as if the person had chosen one second after its `now`."""
    choice = Chosen(scenario.now + timedelta(seconds=1), allow, "notice")
    history = scenario.history
    events = (*history.events, choice)
    return msgspec.structs.replace(
        scenario, history=msgspec.structs.replace(history, events=events)
    )


def test_cards_are_in_their_order(catalogue: Catalogue) -> None:
    """The first screen shows the scenarios in the order of their story."""
    assert catalogue.scenarios() == ORDER


def test_nothing_but_what_is_listed_ships() -> None:
    """Every file beside the index has its card."""
    files = {path.stem for path in FOLDER.glob("*.toml")} - {"index"}
    assert set(ORDER) == files


def test_a_card_has_its_files_title(catalogue: Catalogue, scenario: Scenario) -> None:
    """Cards are shown without reading the files: both say the same."""
    card = next(card for card in catalogue.cards() if card.id == scenario.name)
    assert card.title == scenario.title


def test_a_file_is_small(scenario: Scenario) -> None:
    """A file holds 8 KiB at most."""
    assert (FOLDER / f"{scenario.name}.toml").stat().st_size <= 8192


def test_a_file_has_eight_to_fifteen_chats(scenario: Scenario) -> None:
    """Enough chats to compare, few enough to see at a glance."""
    assert 8 <= len(scenario.history.chats) <= 15


def test_titles_are_unique(scenario: Scenario) -> None:
    """People and tests find a chat by its title."""
    titles = Counter(chat.title for chat in scenario.history.chats)
    repeated = [title for title, count in titles.items() if count > 1]
    assert not repeated


def test_ids_are_short_words(scenario: Scenario) -> None:
    """An id is one or two plain words."""
    ids = [chat.id for chat in scenario.history.chats]
    odd = [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name) or len(name) > 16]
    assert not odd


def test_a_chat_begins_with_a_question_and_its_answer(scenario: Scenario) -> None:
    """Each chat is worth opening: the person asks, and an answer follows within a minute."""
    for chat in scenario.history.chats:
        first, answer = chat.messages[:2]
        roles = ("person", "assistant")
        assert roles == (first.role, answer.role), chat.id
        assert timedelta() < answer.at - first.at < timedelta(minutes=1), chat.id


def test_messages_are_in_order_and_say_something(scenario: Scenario) -> None:
    """A transcript reads from top to bottom, and no message is empty."""
    for chat in scenario.history.chats:
        instants = [message.at for message in chat.messages]
        assert sorted(set(instants)) == instants, chat.id
        assert all(message.text.strip() for message in chat.messages), chat.id


def test_nothing_happens_before_the_account_is_there(scenario: Scenario) -> None:
    """Chats and events follow the account's creation."""
    history = scenario.history
    instants = [message.at for chat in history.chats for message in chat.messages]
    instants += [event.at for event in history.events]
    assert min(instants) >= history.account.created


def test_the_person_chooses_what_is_still_to_be_chosen(scenario: Scenario) -> None:
    """A script of the future takes no choice away."""
    choices = [event.at for event in scenario.history.events if isinstance(event, Chosen)]
    assert all(at <= scenario.now for at in choices)


def test_personal_data_is_invented(scenario: Scenario) -> None:
    """Mail at example.org only, and telephone numbers that are set aside for fiction."""
    said = " ".join(m.text for chat in scenario.history.chats for m in chat.messages)
    assert set(re.findall(r"@([\w.-]+\w)", said)) <= {"example.org"}
    reserved = r"(020 7946 0\d{3}|01632 960\d{3}|\+1 202 555 01\d\d)\b"
    rest = re.sub(reserved, "", said)
    cards_and_accounts = (
        "4111 1111 1111 1111",
        "GB82 WEST 1234 5698 7654 32",
        "DE89 3704 0044 0532 0130 00",
    )
    for number in cards_and_accounts:
        rest = rest.replace(number, "")
    assert not re.findall(r"\d[\d ]{7,}", rest)


def test_every_status_appears_somewhere(catalogue: Catalogue) -> None:
    """Who opens all twelve has seen every training status."""
    seen = {chat.training for name in ORDER for chat in outcome(catalogue.scenario(name)).chats}
    assert set(get_args(Training)) == seen


def test_every_kind_of_copy_appears_somewhere(catalogue: Catalogue) -> None:
    """Who opens all twelve has seen every kind of copy."""
    seen = {
        copy.kind
        for name in ORDER
        for chat in outcome(catalogue.scenario(name)).chats
        for copy in chat.copies
    }
    assert set(COPY_KINDS) == seen


def test_something_sensitive_appears_somewhere(catalogue: Catalogue) -> None:
    """A mail address, a telephone, a card and an account: what a filter would be shown on."""
    said = " ".join(
        message.text
        for name in ORDER
        for chat in catalogue.scenario(name).history.chats
        for message in chat.messages
    )
    for sample in ("@example.org", "020 7946 0", "4111 1111 1111 1111", "GB82 WEST"):
        assert sample in said


STORIES = {
    "existing-user": ("free", "undecided", "due", {"undecided": 6, "private": 1}),
    "deadline-passed": ("free", "undecided", "must-choose", {"undecided": 8, "private": 1}),
    "new-user": ("free", "undecided", "must-choose", {}),
    "changed-mind": (
        "pro",
        "off",
        "settled",
        {"withdrawn": 6, "off": 2, "private": 1, "deleted": 1},
    ),
    "came-back": (
        "free",
        "on",
        "settled",
        {"eligible": 2, "dormant": 3, "withdrawn": 2, "private": 1, "deleted": 1},
    ),
    "long-ago": (
        "pro",
        "on",
        "settled",
        {"expired": 4, "eligible": 4, "dormant": 1, "private": 1, "deleted": 1},
    ),
    "team-plan": ("team", "undecided", "not-due", {"out-of-scope": 10}),
    "coding-sessions": (
        "max",
        "on",
        "settled",
        {"eligible": 7, "dormant": 2, "private": 1, "deleted": 1},
    ),
    "feedback-and-flags": ("free", "off", "settled", {"off": 8, "private": 1, "deleted": 2}),
    "plan-change": (
        "team",
        "on",
        "not-due",
        {"eligible": 3, "out-of-scope": 4, "dormant": 2, "private": 1, "deleted": 1},
    ),
    "chatgpt-user": (
        "plus",
        "off",
        "not-due",
        {"unstated": 6, "off": 2, "private": 1, "deleted": 2},
    ),
    "gemini-user": (
        "personal",
        "off",
        "not-due",
        {"unstated": 7, "off": 2, "private": 2, "deleted": 1},
    ),
}


def test_a_scenario_keeps_its_promise(scenario: Scenario) -> None:
    """Plan, switch, notice and the count of each status, as seen when it opens."""
    seen = outcome(scenario)
    counts = dict(Counter(chat.training for chat in seen.chats))
    account = seen.account
    assert STORIES[scenario.name] == (account.plan, account.setting, account.notice, counts)


def kept(scenario: Scenario) -> list[tuple[str, str, str, str, str]]:
    """Each chat's title, status, runs, and why and until when something of it is kept."""
    return [
        (
            chat.title,
            chat.training,
            " ".join(chat.runs),
            chat.retention.because,
            f"{chat.retention.until:%Y-%m-%d}" if chat.retention.until else "",
        )
        for chat in outcome(scenario).chats
    ]


def test_came_back_tells_what_stays_out(catalogue: Catalogue) -> None:
    """Two chats came back, two stay out, three were never in; each end has its reason."""
    expected = [
        ("Gift for Noor", "private", "", "chat", "2025-12-06"),
        ("Weekend in Lisbon", "eligible", "autumn", "chat", "2030-11-05"),
        ("Parser for bank exports", "eligible", "", "chat", "2030-11-04"),
        ("Fireworks at home", "dormant", "", "flagged", "2027-10-25"),
        ("Sourdough that stays flat", "dormant", "", "chat", "2025-11-19"),
        ("Cover letter, second draft", "withdrawn", "autumn", "chat", "2025-11-14"),
        ("Letter to the landlord", "deleted", "autumn", "chat", "2025-11-14"),
        ("Rent or buy", "withdrawn", "autumn", "chat", "2025-11-14"),
        ("Marathon plan", "dormant", "", "chat", "2025-08-19"),
    ]
    assert expected == kept(catalogue.scenario("came-back"))


def test_five_years_on_some_copies_are_left(catalogue: Catalogue) -> None:
    """Copies that have ended, one that feedback keeps, scores that outlive their chat."""
    scenario = catalogue.scenario("long-ago")
    chats = {chat.id: chat for chat in outcome(scenario).chats}
    ended = {name for name, chat in chats.items() if chat.retention.ended}
    expected = {"boat-name", "baby", "wasps", "kitchen", "group-trip", "surprise"}
    assert expected == ended
    ladder = ("expired", "feedback")
    assert ladder == (chats["ladder"].training, chats["ladder"].retention.because)
    scores = next(copy for copy in chats["wasps"].copies if copy.kind == "scores")
    assert scores.until
    assert scores.until > scenario.now


def test_no_run_takes_in_a_team_chat(catalogue: Catalogue) -> None:
    """Two runs start, and neither takes in anything."""
    seen = outcome(catalogue.scenario("team-plan"), datetime(2026, 2, 1, tzinfo=UTC))
    assert not any(chat.runs for chat in seen.chats)


def test_sessions_are_taken_up_again(catalogue: Catalogue) -> None:
    """Most are coding sessions, and several hold turns of more than one month."""
    chats = catalogue.scenario("coding-sessions").history.chats
    assert sum(chat.kind == "coding" for chat in chats) >= 8
    resumed = [c for c in chats if len({m.at.month for m in c.messages}) > 1]
    assert len(resumed) >= 4


def test_feedback_and_flags_bring_uses_that_no_switch_stops(catalogue: Catalogue) -> None:
    """Switched off, private, deleted: a use may remain in each."""
    seen = {
        (chat.training, use.because, use.use)
        for chat in outcome(catalogue.scenario("feedback-and-flags")).chats
        for use in chat.also
    }
    expected = {
        ("off", "feedback", "training"),
        ("off", "flagged", "safety"),
        ("private", "feedback", "training"),
        ("deleted", "feedback", "training"),
        ("deleted", "flagged", "safety"),
    }
    assert expected == seen


def test_one_chat_spans_the_change_of_plan(catalogue: Catalogue) -> None:
    """What was written on the free plan stays eligible, and its end is counted from there."""
    supplier = next(
        chat for chat in outcome(catalogue.scenario("plan-change")).chats if chat.id == "supplier"
    )
    expected = ("eligible", datetime(2030, 9, 26, 10, 3, tzinfo=UTC))
    assert expected == (supplier.training, supplier.retention.until)


def test_chatgpt_was_on_before_it_was_switched_off(catalogue: Catalogue) -> None:
    """Looking back to September, chats can be used; none of them has an end."""
    scenario = catalogue.scenario("chatgpt-user")
    before = outcome(scenario, datetime(2025, 9, 15, tzinfo=UTC))
    expected = {("eligible", "until-deleted")}
    assert expected == {(chat.training, chat.retention.period) for chat in before.chats}


def test_gemini_keeps_reviewed_samples_longest(catalogue: Catalogue) -> None:
    """What reviewers read outlives the chat's own copy; three periods are to be seen."""
    seen = {chat.id: chat.retention for chat in outcome(catalogue.scenario("gemini-user")).chats}
    reviewed = {name for name, retention in seen.items() if retention.because == "reviewed"}
    expected = {"bottle-ship", "museum"}
    assert expected == reviewed
    periods = {"P18M", "PT72H", "P3Y"}
    assert periods == {retention.period for retention in seen.values()}


@pytest.mark.parametrize("name", ["existing-user", "new-user"])
@pytest.mark.parametrize("allow", [True, False])
def test_looking_ahead_shows_what_the_choice_means(
    catalogue: Catalogue, name: str, allow: bool
) -> None:
    """With a yes the scripted runs take chats in, with a no they take none."""
    later = datetime(2026, 2, 1, tzinfo=UTC)
    seen = outcome(choosing(catalogue.scenario(name), allow), later)
    runs = {run for chat in seen.chats for run in chat.runs}
    expected = {"autumn", "winter"} if allow else set()
    assert expected == runs
    assert allow == any(chat.training == "eligible" for chat in seen.chats)


def test_the_example_of_the_documentation_works(catalogue: Catalogue, tmp_path: Path) -> None:
    """A tester who copies the example gets the table that stands below it."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert example
    path = tmp_path / "example.toml"
    path.write_text(example[1], encoding="utf-8")
    expected = [
        ("Soup for two", "withdrawn", "autumn", "chat", "2030-09-10"),
        ("The network in the attic", "off", "", "chat", "2025-11-19"),
        ("A present for Sam", "private", "", "chat", "2025-11-04"),
        ("A question about rent", "deleted", "", "feedback", "2030-09-12"),
    ]
    assert expected == kept(catalogue.load(path))
