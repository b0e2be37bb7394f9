"""Signing up: the order of the pages, what is wrong with an answer, and what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from consentlab.ledger import Ledger
from consentlab.policy.history import AcceptedTerms, Account, AnyEvent, Chosen, PlanChanged
from consentlab.replaying import replay
from consentlab.scenario import Scenario
from consentlab.signup import (
    CODE,
    PAGES,
    Page,
    SignUp,
    check,
    next_page,
    pages,
    previous_page,
    should_show,
)
from consentlab.simulation import Refused, Simulation
from consentlab.variant import Preset
from consentlab.words import load
from walkthroughs import DAY, NOTICE_DUE, SECOND, SteadyClock, chat, pack, scenario

WORDS = load("en")

ANSWERED = SignUp(
    pack=pack(),
    email="ana@example.org",
    code=CODE,
    name="Ana",
    plan="free",
    allow=False,
    accepted=True,
)
"""Every page answered, none of them wrong."""

FAULTS: dict[str, tuple[Page, dict[str, object], str]] = {
    "email: empty": ("email", {"email": ""}, "Type an email address."),
    "email: only spaces": ("email", {"email": "   "}, "Type an email address."),
    "email: only what does not show": ("email", {"email": "\u200b\x07"}, "Type an email address."),
    "email: no @": ("email", {"email": "ana.example.org"}, "The @ is missing"),
    "email: several @": ("email", {"email": "ana@home@example.org"}, "has one @. Here are 2."),
    "email: a space inside": ("email", {"email": "ana ruiz@example.org"}, "has no spaces"),
    "email: a hidden letter": ("email", {"email": "a\u200bna@example.org"}, "a hidden character"),
    "email: nothing before the @": ("email", {"email": "@example.org"}, "missing before the @"),
    "email: nothing after the @": ("email", {"email": "ana@"}, "a name with a dot"),
    "email: no dot after the @": ("email", {"email": "ana@example"}, "a name with a dot"),
    "email: a dot at the end": ("email", {"email": "ana@example."}, "a name with a dot"),
    "email: endless": ("email", {"email": "a" * 300 + "@example.org"}, "at most 254 letters"),
    "code: empty": ("code", {"code": ""}, "Type the code that stands above."),
    "code: only spaces": ("code", {"code": "  "}, "Type the code that stands above."),
    "code: one digit is missing": (
        "code",
        {"code": "418 20"},
        "These are 5 digits. The code has 6: one is missing at the end.",
    ),
    "code: one digit": ("code", {"code": "4"}, "This is 1 digit. The code has 6."),
    "code: one is missing, another wrong": (
        "code",
        {"code": "99999"},
        "These are 5 digits. The code has 6.",
    ),
    "code: too many": ("code", {"code": CODE + "3"}, "These are 7 digits. The code has 6."),
    "code: another one": ("code", {"code": "302814"}, "This is another code."),
    "code: a letter": ("code", {"code": "4I8203"}, "digits only, and “I” is none"),
    "code: a power of two": ("code", {"code": "41820³"}, "digits only, and “³” is none"),
    "code: a hidden letter": ("code", {"code": "418\u200b203"}, "a hidden character"),
    "name: empty": ("name", {"name": ""}, "Type a name."),
    "name: only spaces": ("name", {"name": " \u00a0\u2003 "}, "Type a name."),
    "name: only controls": ("name", {"name": "\x00\x07\u202e"}, "Type a name."),
    "plan: none chosen": ("plan", {"plan": ""}, "Choose a plan"),
    "plan: unknown": ("plan", {"plan": "gold"}, "Choose a plan"),
    "training: not set": ("training", {"allow": None}, "Set it to one side or the other"),
    "terms: not accepted": ("terms", {"accepted": False}, "accept the terms"),
}
"""A page, what is answered there, and what is said about it."""


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_said_in_words(fault: str) -> None:
    """One sentence for the one field that has it."""
    page, answers, expected = FAULTS[fault]
    faults = check(page, replace(ANSWERED, **answers), WORDS)
    assert list(answers) == list(faults)
    assert expected in next(iter(faults.values()))


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"email": "  ana@example.org "},
        {"email": "añá@bücher.example"},
        {"code": "418 203"},
        {"code": "418-203"},
        {"code": "٤١٨٢٠٣"},
        {"code": "\uff14\uff11\uff18\uff12\uff10\uff13"},
        {"name": "李"},
        {"name": "🙂"},
        {"allow": True},
        {"plan": "team", "allow": None},
        {"allow": None, "preset": "on"},
    ],
    ids=str,
)
def test_what_is_good_is_good(answers: dict[str, object]) -> None:
    """Written as people write it, in any script."""
    signup = replace(ANSWERED, **answers)
    assert [{}] * len(pages(signup)) == [check(page, signup, WORDS) for page in pages(signup)]


def test_the_pages_in_their_order() -> None:
    """Seven of them, from the email to the last step."""
    signup = replace(ANSWERED, page="email")
    met: list[Page] = []
    while not met or signup.page != met[-1]:
        met.append(signup.page)
        signup = next_page(signup, WORDS)
    assert ["email", "code", "name", "plan", "training", "terms", "done"] == met


@pytest.mark.parametrize("plan", ["team", "enterprise", "gov", "education", "api"])
def test_plans_outside_the_policy_skip_training(plan: str) -> None:
    """There is nothing to choose, whatever was answered before the plan changed."""
    signup = replace(ANSWERED, plan=plan, page="plan", allow=True)
    assert not should_show("training", signup)
    assert "terms" == next_page(signup, WORDS).page
    assert "plan" == previous_page(replace(signup, page="terms")).page
    assert None is signup.choice


def test_while_no_plan_is_chosen_training_is_among_the_pages() -> None:
    """So that the steps do not jump for most."""
    assert PAGES == pages(SignUp(pack=pack()))


def test_next_stays_where_something_is_wrong_and_says_so_from_then_on() -> None:
    """Until it is right; the next page begins without reproach."""
    signup = SignUp(pack=pack())
    tried = next_page(signup, WORDS)
    assert ("email", False, "email", True) == (
        signup.page,
        signup.tried,
        tried.page,
        tried.tried,
    )
    good = next_page(replace(tried, email="ana@example.org"), WORDS)
    assert ("code", False) == (good.page, good.tried)


def test_back_keeps_every_answer() -> None:
    """Also those that are wrong; from the first page there is no way back."""
    signup = replace(ANSWERED, page="done", code="4")
    for page in reversed(PAGES):
        assert replace(signup, page=page) == signup
        signup = previous_page(signup)
    assert replace(ANSWERED, page="email", code="4") == signup


@pytest.mark.parametrize(
    ("preset", "allow", "expected"),
    [
        ("none", None, None),
        ("on", None, True),
        ("off", None, False),
        ("on", False, False),
        ("off", True, True),
        ("none", True, True),
    ],
)
def test_how_the_switch_stands(preset: Preset, allow: bool | None, expected: bool | None) -> None:
    """As preset until it is answered. Where nothing is preset, a choice is asked for."""
    signup = replace(ANSWERED, preset=preset, allow=allow)
    assert (expected, expected) == (signup.switch, signup.choice)
    assert (expected is None) == bool(check("training", signup, WORDS))


# ------------------------------------------------------------------ what is stored

AT = NOTICE_DUE + SECOND
VERSION = pack().version


def newcomer(*events: AnyEvent, plan: str = "free", days_ago: int = 0) -> Scenario:
    """An account opened on the day of the scenario, with one chat that is still to come."""
    made = scenario(NOTICE_DUE)
    account = Account(plan, NOTICE_DUE - timedelta(days=days_ago, hours=1))
    history = replace(
        made.history, account=account, chats=(chat("later", "2025-11-15"),), events=events
    )
    return replace(made, history=history)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new profile's ledger."""
    with Ledger.open(tmp_path / "profile", SteadyClock()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("plan", "allow", "expected"),
    [
        ("free", True, [AcceptedTerms(AT, VERSION), Chosen(AT, True, "signup")]),
        ("free", False, [AcceptedTerms(AT, VERSION), Chosen(AT, False, "signup")]),
        (
            "max",
            False,
            [PlanChanged(AT, "max"), AcceptedTerms(AT, VERSION), Chosen(AT, False, "signup")],
        ),
        ("team", None, [PlanChanged(AT, "team"), AcceptedTerms(AT, VERSION)]),
    ],
)
def test_finishing_stores_everything_at_one_instant(
    ledger: Ledger, plan: str, allow: bool | None, expected: list[AnyEvent]
) -> None:
    """The plan if it is another one, the terms, and the choice where there is one."""
    simulation = Simulation.start(ledger, newcomer())
    state = simulation.sign_up(plan, allow).state
    rows = ledger.entries(state.walkthrough)
    assert expected == [row.event for row in rows[1:]]
    assert (False, plan, state) == (state.signing_up, state.case.plan(AT), replay(rows))
    assert state.notice == ("not-due" if allow is None else "settled")


def test_it_is_taken_back_whole(ledger: Ledger) -> None:
    """Undone, the account is as new as before."""
    simulation = Simulation.start(ledger, newcomer())
    before = simulation.state
    simulation.sign_up("pro", True)
    simulation.undo()
    assert (before.history, True) == (simulation.state.history, simulation.state.signing_up)


@pytest.mark.parametrize(
    ("plan", "allow", "expected"),
    [
        ("free", None, "To go on, a choice is needed."),
        ("team", True, "The plan Team has no choice to make."),
        ("gold", None, "There is no plan gold."),
    ],
)
def test_what_does_not_fit_is_refused(
    ledger: Ledger, plan: str, allow: bool | None, expected: str
) -> None:
    """By the simulation itself, and nothing is stored."""
    simulation = Simulation.start(ledger, newcomer())
    with pytest.raises(Refused, match=expected):
        simulation.sign_up(plan, allow)
    assert 1 == len(ledger.entries())


def test_nobody_signs_up_twice(ledger: Ledger) -> None:
    """Nor with an account that is older."""
    simulation = Simulation.start(ledger, newcomer())
    simulation.sign_up("free", True)
    with pytest.raises(Refused, match="signed up already"):
        simulation.sign_up("free", False)
    with pytest.raises(Refused, match="signed up already"):
        Simulation.start(ledger, scenario()).sign_up("free", False)


@pytest.mark.parametrize(
    ("made", "look", "expected"),
    [
        (newcomer(), NOTICE_DUE, True),
        (newcomer(plan="team"), NOTICE_DUE, True),
        (newcomer(), NOTICE_DUE + 90 * DAY, True),
        (newcomer(), NOTICE_DUE - SECOND, False),
        (newcomer(days_ago=1), NOTICE_DUE, False),
        (newcomer(Chosen(NOTICE_DUE, True, "signup")), NOTICE_DUE, False),
        (newcomer(AcceptedTerms(NOTICE_DUE, "1")), NOTICE_DUE, False),
        (newcomer(Chosen(AT, True, "signup")), NOTICE_DUE, True),
        (scenario(), NOTICE_DUE, False),
    ],
    ids=[
        "new",
        "new, on another plan",
        "new, and looked at later",
        "new, but looking back",
        "opened the day before",
        "chosen already",
        "accepted already",
        "a choice still to come",
        "old",
    ],
)
def test_who_signs_up(ledger: Ledger, made: Scenario, look: datetime, expected: bool) -> None:
    """Whoever opened the account on the present's day, and has done nothing with it."""
    simulation = Simulation.start(ledger, made, at=look)
    assert expected is simulation.state.signing_up


def test_who_has_written_signs_up_no_more(ledger: Ledger) -> None:
    """A turn at the present's own instant counts; one that is still to come does not."""
    made = newcomer()
    message = made.history.chats[0].messages[0]
    for instant, expected in ((NOTICE_DUE, False), (AT, True)):
        written = replace(chat("now"), messages=(replace(message, at=instant),))
        history = replace(made.history, chats=(written,))
        state = Simulation.start(ledger, replace(made, history=history)).state
        assert expected is state.signing_up


def test_the_moderator_interrupts_nobody(ledger: Ledger) -> None:
    """A training run that starts meanwhile leaves the account as new as it is."""
    simulation = Simulation.start(ledger, newcomer())
    simulation.start_run("autumn")
    assert simulation.state.signing_up
    assert not simulation.sign_up("free", False).state.signing_up
