"""What the report tells, sentence by sentence, each shown by a person who tries it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from consentlab import ids
from consentlab.paths import resources
from pages import F2, Panel, Person

Start = Callable[..., Person]


def status_of(person: Person, title: str) -> str:
    """What the row of a chat says of training."""
    return person.chats.said[title].split(". ")[0]


def begin_chat(person: Person, text: str, kind: str = ids.CHATS_NEW) -> tuple[str, str]:
    """Begin a chat with this message; its badges."""
    person.press(kind)
    person.chat.send(text)
    return person.chat.badges


def start_run(person: Person, name: str) -> None:
    """As the moderator, have a training run start."""
    person.key(F2)
    person.press(ids.LAB_RUN_NAME)
    person.write(name)
    person.press(ids.LAB_RUN)
    person.key(F2)


def runs_of(person: Person, title: str) -> list[str]:
    """The training runs that Why names for a chat."""
    person.chats.open(title)
    person.settle()
    told = "\n".join(person.chat.why)
    return [run for run in ("spring", "summer") if run in told]


# ---------------------------------------------------------------------- the notice


def test_existing_users_get_a_notice_and_may_wait_until_28_september(start: Start) -> None:
    """It says the day, can be put off, and comes back on another day."""
    person = start()
    assert person.notice.is_open
    assert "28 September 2025" in " ".join(person.notice.lines)
    person.notice.later()
    assert person.chat.can_write
    person.clock.step()
    assert person.notice.is_open
    assert {ids.NOTICE_ACCEPT, ids.NOTICE_LATER} == person.notice.answers


def test_nothing_is_collected_before_the_person_has_chosen(start: Start) -> None:
    """Who has put the notice off goes on writing, and no chat can be used."""
    person = start()
    person.notice.later()
    assert ("No choice yet", "30 days, until 28 Sep 2025") == begin_chat(person, "Still here.")
    assert {"No choice yet", "Private"} == {status_of(person, t) for t in person.chats.titles}


def test_accepting_counts_at_once_for_what_is_new_or_taken_up_again(start: Start) -> None:
    """A new chat, one that goes on, and a coding session alike; nothing else is asked."""
    person = start()
    person.notice.accept(with_switch_on=True)
    assert "Can be used" == begin_chat(person, "A new one.")[0]
    assert "Can be used" == begin_chat(person, "A loop, please.", ids.CHATS_NEW_CODING)[0]
    for taken_up in ("Rent or buy", "Parser for bank exports"):
        person.chats.open(taken_up)
        assert "Dormant" == person.chat.badges[0]
        person.chat.send("Where were we?")
        assert "Can be used" == person.chat.badges[0]


def test_chats_that_nobody_takes_up_again_stay_out(start: Start) -> None:
    """On the day after a yes, they are as they were."""
    person = start()
    person.notice.accept(with_switch_on=True)
    person.clock.step()
    assert "Dormant" == status_of(person, "Rent or buy")
    assert "Dormant" == status_of(person, "Cover letter, second draft")


def test_after_the_deadline_a_choice_is_needed_to_go_on(start: Start) -> None:
    """There is no later any more, and nothing can be sent until the terms are accepted."""
    person = start("deadline-passed")
    assert {ids.NOTICE_ACCEPT, ids.NOTICE_READ} == person.notice.answers
    person.notice.read_first()
    assert not person.chat.can_write
    person.notice.choose_now()
    person.notice.accept(with_switch_on=False)
    assert person.chat.can_write


def test_saying_no_is_the_switch_off_and_then_accept(start: Start) -> None:
    """Two presses in the notice; then chats go on and are not used."""
    person = start()
    person.notice.flip()
    person.press(ids.NOTICE_ACCEPT)
    assert not person.notice.is_open
    assert "Switched off" == begin_chat(person, "As ever.")[0]


def test_who_accepted_too_fast_finds_the_switch_in_the_privacy_settings(start: Start) -> None:
    """And may change it there as often as they like, in either direction."""
    person = start()
    person.notice.accept(with_switch_on=True)
    person.settings.open()
    for expected in (False, True, False):
        person.settings.privacy.flip()
        assert expected == person.settings.privacy.switch


# ---------------------------------------------------------------------- who is asked


def test_new_users_are_asked_while_they_sign_up_and_may_change_it_later(start: Start) -> None:
    """The same switch is in their settings afterwards."""
    person = start("new-user")
    person.signup.go_to("training")
    person.signup.set_switch(True)
    person.signup.go_to("done", allow=True)
    person.signup.finish()
    person.settings.open()
    assert person.settings.privacy.switch is True
    person.settings.privacy.flip()
    assert person.settings.privacy.switch is False


PLANS = {
    "free": "Can be used", "pro": "Can be used", "max": "Can be used",
    "team": "Not covered", "enterprise": "Not covered", "gov": "Not covered",
    "education": "Not covered", "api": "Not covered",
}  # fmt: skip


def test_only_the_free_pro_and_max_plans_are_concerned(start: Start) -> None:
    """With the switch on throughout, what work, school, state and API write is not used."""
    person = start()
    person.notice.accept(with_switch_on=True)
    person.key(F2)
    lab, statuses = Panel(person), {"free": begin_chat(person, "On Free.")[0]}
    for plan in [plan for plan in PLANS if plan != "free"]:
        lab.pick(ids.LAB_PLAN, plan)
        statuses[plan] = begin_chat(person, f"On {plan}.")[0]
    assert PLANS == statuses


# ---------------------------------------------------------------------- how long, and what ends it


@pytest.mark.parametrize(
    ("allow", "kept"),
    [(True, "5 years, until 29 Aug 2030"), (False, "30 days, until 28 Sep 2025")],
)
def test_a_yes_keeps_chats_five_years_and_a_no_thirty_days(
    start: Start, allow: bool, kept: str
) -> None:
    """Those that are new and those that are taken up again; the notice says so beforehand."""
    person = start()
    assert "5 years with the switch on, 30 days with it off." in person.notice.lines
    person.notice.accept(with_switch_on=allow)
    assert kept == begin_chat(person, "How long?")[1]
    person.chats.open("Rent or buy")
    person.chat.send("And this one?")
    assert kept == person.chat.badges[1]


def test_feedback_is_kept_five_years_whatever_the_switch_says(start: Start) -> None:
    """A thumb under an answer sends a copy, from an account that has said no."""
    person = start()
    person.notice.accept(with_switch_on=False)
    person.chats.open("Rent or buy")
    assert ("Switched off", "30 days, until 2 Sep 2025") == person.chat.badges
    person.press(ids.CHAT_DOWN)
    assert ("Switched off", "5 years, until 29 Aug 2030") == person.chat.badges


def test_a_deleted_chat_is_in_no_later_training_run(start: Start) -> None:
    """Though the switch is on, and the chat could have been used."""
    person = start()
    person.notice.accept(with_switch_on=True)
    for title in ("Rent or buy", "Marathon plan"):
        person.chats.open(title)
        person.chat.send("Once more.")
    person.press(ids.CHAT_DELETE)
    start_run(person, "spring")
    assert ["spring"] == runs_of(person, "Rent or buy")
    assert [] == runs_of(person, "Marathon plan")
    assert "Deleted" == status_of(person, "Marathon plan")


def test_off_stops_later_runs_but_not_the_one_that_has_started(start: Start) -> None:
    """What was allowed stays in the run that took it in; the next one goes without it."""
    person = start()
    person.notice.accept(with_switch_on=True)
    person.chats.open("Rent or buy")
    person.chat.send("With the switch on.")
    start_run(person, "spring")
    person.settings.open()
    person.settings.privacy.flip()
    assert any("“spring” started" in line for line in person.settings.lines)
    person.settings.close()
    start_run(person, "summer")
    assert ["spring"] == runs_of(person, "Rent or buy")
    assert "Withdrawn" == person.chat.badges[0]


def test_what_is_written_after_switching_off_is_not_collected(start: Start) -> None:
    """Neither a new chat nor a new message in an old one."""
    person = start()
    person.notice.accept(with_switch_on=True)
    person.settings.open()
    person.settings.privacy.flip()
    person.settings.close()
    assert "Switched off" == begin_chat(person, "After the switch.")[0]
    person.chats.open("Rent or buy")
    person.chat.send("After the switch, too.")
    start_run(person, "summer")
    assert [] == runs_of(person, "Rent or buy")
    assert {"Switched off", "Private"} == {status_of(person, t) for t in person.chats.titles}


# ---------------------------------------------------------------------- what else is told


def test_sensitive_data_is_filtered_or_masked_by_tools(start: Start) -> None:
    """The settings tell it, and a switch above the chat shows what that can look like."""
    person = start("came-back")
    person.settings.open()
    told = " ".join(person.settings.lines)
    assert "Sensitive data Filters are said to remove or mask it." in told
    person.settings.close()
    person.chats.open("Cover letter, second draft")
    person.press(ids.CHAT_SENSITIVE)
    person.settle()
    assert "ana.ruiz@example.org" not in " ".join(person.chat.transcript)


def test_what_is_too_personal_is_better_left_out(start: Start) -> None:
    """It is said where one writes, whatever has been chosen, and while signing up."""
    person = start()
    for allow in (True, False):
        if person.notice.is_open:
            person.notice.accept(with_switch_on=allow)
        else:
            person.settings.open()
            person.settings.privacy.flip()
            person.settings.close()
        assert "Leave out what is too personal." in person.all_lines
    person.quit()
    person = start("new-user")
    assert any("Leave out what is too personal" in line for line in person.signup.lines)


def test_the_maker_says_that_it_sells_no_data(start: Start) -> None:
    """In the privacy settings, as something that the maker says."""
    person = start("came-back")
    person.settings.open()
    assert "The maker says that it does not sell your data." in person.settings.lines


def test_the_settings_point_to_the_switches_of_other_chatbots(start: Start) -> None:
    """ChatGPT's and Gemini's by their places, and any other that one may use."""
    person = start("came-back")
    person.settings.open()
    (told,) = (line for line in person.settings.lines if "Gemini: Activity." in line)
    assert "ChatGPT: Settings, Data Controls." in told
    assert "Others: worth a look." in told


@pytest.mark.parametrize("maker", ["chatgpt", "gemini"])
def test_other_makers_collect_until_one_opts_out(start: Start, tmp_path: Path, maker: str) -> None:
    """Without a choice of theirs the switch stands on; it can be put off."""
    shipped = (resources() / "scenarios" / f"{maker}-user.toml").read_text("utf-8")
    never_chose = tmp_path / "never-chose.toml"
    parts = shipped.split("[[events]]")
    kept = [part for part in parts if 'type = "chosen"' not in part]
    never_chose.write_text("[[events]]".join(kept), "utf-8")
    person = start(str(never_chose))
    assert not person.notice.is_open
    assert "Can be used" == begin_chat(person, "Nobody asked me.")[0]
    person.settings.open()
    assert person.settings.privacy.switch is True
    person.settings.privacy.flip()
    person.settings.close()
    assert "Switched off" == begin_chat(person, "Now I have said no.")[0]
