"""What if: the same account with another choice, another reading, another maker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from accounts import CHATGPT, CLAUDE, GEMINI, pack
from accounts import day as on
from consentlab.fitting import check
from consentlab.policy.history import Chosen, PlanChanged
from consentlab.state import State
from consentlab.whatif import chosen_at, what_if
from states import shipped, state_of
from walkthroughs import NOTICE_DUE, scenario
from worlds import World, worlds

MAKERS = (CLAUDE, CHATGPT, GEMINI)


def statuses(state: State) -> dict[str, str]:
    """Each chat's training status at the look."""
    return {outcome.id: outcome.training for outcome in state.outcome().chats}


@pytest.mark.parametrize(("allow", "status"), [(True, "eligible"), (False, "off")])
def test_the_choice_flipped(*, allow: bool, status: str) -> None:
    """One choice stands where the first one was; nothing follows it, all else stays."""
    state = shipped("came-back")
    other = what_if(state, allow=allow)
    choices = [event for event in other.history.events if isinstance(event, Chosen)]
    assert [(chosen_at(state), allow)] == [(choice.at, choice.allow) for choice in choices]
    assert status == statuses(other)["lisbon"]
    rest = [event for event in state.history.events if not isinstance(event, Chosen)]
    assert rest == [event for event in other.history.events if not isinstance(event, Chosen)]
    assert state.history.chats == other.history.chats


def test_without_a_choice_it_is_made_in_the_present() -> None:
    """Who has not been asked yet is asked now."""
    state = state_of(scenario(NOTICE_DUE), look=on("12-01"))
    assert NOTICE_DUE == chosen_at(state)
    assert {"undecided"} == {statuses(state)["bread"], statuses(state)["lisbon"]}
    assert "off" == statuses(what_if(state, allow=False))["bread"]


def test_another_reading() -> None:
    """The reading is what it is told to be, whatever the walkthrough's own is."""
    state = shipped("changed-mind")
    stays = what_if(state, readings={"off_retention": "stays"})
    kept = [outcome.retention.period for outcome in stays.outcome().chats]
    assert 1 == [chat.retention.period for chat in state.outcome().chats].count("P5Y")
    assert 6 == kept.count("P5Y")


@pytest.mark.parametrize(
    ("plan", "maker", "becomes"),
    [
        ("free", CHATGPT, "free"),
        ("pro", CHATGPT, "pro"),
        ("max", CHATGPT, "free"),
        ("max", GEMINI, "personal"),
        ("enterprise", CHATGPT, "enterprise"),
        ("team", CHATGPT, "business"),
        ("gov", GEMINI, "workspace"),
    ],
)
def test_plans_of_another_maker(plan: str, maker: str, becomes: str) -> None:
    """Covered stays covered, and the same name the same plan."""
    state = state_of(scenario(plan=plan))
    assert becomes == what_if(state, pack=pack(maker)).history.account.plan


def test_moves_between_plans_that_are_one_plan_elsewhere() -> None:
    """From Free to Pro is no move at Google's; to Team and back is one."""
    moves = [("09-01", "pro"), ("09-02", "team"), ("09-03", "max")]
    state = state_of(scenario(NOTICE_DUE, *(PlanChanged(on(at), plan) for at, plan in moves)))
    moved = what_if(state, pack=pack(GEMINI)).history.events
    plans = [(e.at, e.plan) for e in moved if isinstance(e, PlanChanged)]
    assert [(on("09-02"), "workspace"), (on("09-03"), "personal")] == plans


def test_readings_that_both_makers_have_are_kept() -> None:
    """What is assumed of switching on again is assumed of the other maker, too."""
    state = replace(
        shipped("changed-mind"), readings={"re_enabling": "revives", "off_retention": "stays"}
    )
    assert {"re_enabling": "revives"} == what_if(state, pack=pack(GEMINI)).readings


def test_the_same_maker_is_the_walkthrough_itself() -> None:
    """Nothing is mapped where there is nothing to map."""
    state = shipped("plan-change")
    assert state is what_if(state, pack=state.scenario.pack)


@given(worlds(), st.sampled_from(MAKERS))
def test_every_account_can_be_with_every_maker(world: World, maker: str) -> None:
    """What comes out could have been loaded, and the person did the same things."""
    ours, _, at = world
    told = replace(scenario(), pack=ours.pack, readings=ours.readings, history=world.history)
    state = replace(state_of(told), look=at)
    other = what_if(state, pack=pack(maker))
    check(replace(other.scenario, history=other.history, readings=other.readings))
    assert world.history.chats == other.history.chats
    assert {e for e in world.history.events if not isinstance(e, PlanChanged)} == {
        e for e in other.history.events if not isinstance(e, PlanChanged)
    }
    covered = [ours.pack.covered.names, pack(maker).covered.names]
    for instant in (at, *(event.at for event in world.history.events)):
        plans = state.case.plan(instant), other.case.plan(instant)
        assert (plans[0] in covered[0]) == (plans[1] in covered[1])
    assert {chat.id for chat in state.outcome().chats} == {c.id for c in other.outcome().chats}


@given(worlds(), st.booleans())
def test_nothing_is_done_to_what_is_given(world: World, allow: bool) -> None:
    """Asking what if leaves the walkthrough the value that it was."""
    ours, past, _ = world
    told = replace(scenario(), pack=ours.pack, readings=ours.readings, history=past)
    state = state_of(told)
    before = (state, state.outcome())
    what_if(state, allow=allow, readings={"re_enabling": "revives"}, pack=pack(GEMINI))
    assert before == (state_of(told), state.outcome())
