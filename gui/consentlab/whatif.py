"""What if: a walkthrough as it would be with another choice, other readings or another maker.

Made from values and giving values: no walkthrough that goes on and no ledger is touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import attrgetter

from msgspec.structs import replace

from consentlab.fitting import values_of
from consentlab.policy.history import AnyEvent, Chosen, History, PlanChanged
from consentlab.policy.pack import PolicyPack
from consentlab.state import State


def what_if(
    state: State,
    *,
    allow: bool | None = None,
    readings: Mapping[str, str] | None = None,
    pack: PolicyPack | None = None,
) -> State:
    """The walkthrough as it would be with another choice, other readings or another maker.

    `allow` takes the place of the first choice, and no other follows it; where none was made,
    it is made in the present. `pack` is the policy of a maker whose service the same person
    used in the same way. The given state stays as it is.
    """
    if pack is not None and pack != state.scenario.pack:
        state = _with_pack(state, pack)
    if readings:
        state = replace(state, readings={**state.readings, **readings})
    if allow is not None:
        state = replace(state, history=_with_choice(state, allow))
    return state


def chosen_at(state: State) -> datetime:
    """When the person first chose; the present if there was no choice."""
    choices = (event.at for event in state.history.events if isinstance(event, Chosen))
    return min(choices, default=state.present)


def _with_choice(state: State, allow: bool) -> History:
    history = state.history
    rest = [event for event in history.events if not isinstance(event, Chosen)]
    choice = Chosen(chosen_at(state), allow, "settings")
    return replace(history, events=(*rest, choice))


def _with_pack(state: State, pack: PolicyPack) -> State:
    """The same turns, choices and acts under another pack, on one of its plans.

    Readings that both packs have keep their values.
    """
    history, scenario = state.history, state.scenario
    plans = _plans(scenario.pack, pack)
    account = replace(history.account, plan=plans[history.account.plan])
    moved = History(account, history.chats, _on_plans(history.events, plans, account.plan))
    readings = {
        name: value for name, value in state.readings.items() if value in values_of(pack, name)
    }
    scenario = replace(scenario, policy=pack.id, pack=pack, readings=readings)
    return replace(state, scenario=scenario, readings=readings, history=moved)


def _plans(old: PolicyPack, new: PolicyPack) -> dict[str, str]:
    """For each plan one of the other maker's: covered for covered, another for another.

    A plan of the same id is the same plan, else the first of its kind is taken.
    """
    plans = {}
    for ours, theirs in ((old.covered, new.covered), (old.others, new.others)):
        names = list(theirs.names) or list(new.plan_names)
        plans.update({plan: plan if plan in names else names[0] for plan in ours.names})
    return plans


def _on_plans(
    events: Sequence[AnyEvent], plans: Mapping[str, str], plan: str
) -> tuple[AnyEvent, ...]:
    """The events in order of time, on the mapped plans; moves that lead nowhere are left out."""
    moved: list[AnyEvent] = []
    for event in sorted(events, key=attrgetter("at")):
        if isinstance(event, PlanChanged):
            if plans[event.plan] == plan:
                continue
            plan = plans[event.plan]
            event = replace(event, plan=plan)  # noqa: PLW2901  the same move, mapped
        moved.append(event)
    return tuple(moved)
