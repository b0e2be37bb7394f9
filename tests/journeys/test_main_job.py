"""The main job: meet the notice, choose, see what happens to every chat, change it, come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns

from consentlab import ids
from pages import Person, printed_outcomes

Start = Callable[..., Person]

NEW_CHATS = "Allow new and resumed chats and coding sessions to be used to train models."


def test_the_main_job(start: Start) -> None:
    """As the issue tells it, from the first start to the second."""
    person = start(painted=True)

    # The notice is met inside the assistant; nothing behind it can be used.
    assert person.notice.is_open
    assert "Updates to Consumer Terms and Policies" == person.notice.lines[0]
    assert any(line.startswith(NEW_CHATS) for line in person.notice.lines)
    assert "5 years with the switch on, 30 days with it off." in person.notice.lines

    # The switch is preset on, as reported. It is put off, and the terms are accepted.
    assert person.notice.switch is True
    person.notice.flip()
    assert ["walkthrough_started", "served notice"] == person.acts()
    person.notice.accept(with_switch_on=False)
    assert ["accepted_terms", "chosen False notice"] == person.acts()[2:]
    assert not person.notice.is_open

    # Each chat says its training status, how long it is kept, and why.
    assert {
        "Weekend in Lisbon": "Switched off. 30 days, until 26 Sep 2025",
        "Parser for bank exports": "Switched off. 30 days, until 25 Sep 2025",
        "Sourdough that stays flat": "Switched off. 30 days, until 23 Sep 2025",
        "Gift for Noor": "Private. 30 days, until 20 Sep 2025",
        "Cover letter, second draft": "Switched off. 30 days, until 11 Sep 2025",
        "Rent or buy": "Switched off. 30 days, until 2 Sep 2025",
        "Marathon plan": "Switched off. 30 days, ended 19 Aug 2025",
    } == person.chats.said
    person.chats.open("Rent or buy")
    assert ("Switched off", "30 days, until 2 Sep 2025") == person.chat.badges
    assert any("29 Aug 2025" in line for line in person.chat.why)

    # A message is a turn: what is kept of the chat starts anew.
    person.chat.send("The boiler papers have come.")
    assert "30 days, until 28 Sep 2025" == person.chat.badges[1]

    # Three presses lead to the switch, the fourth flips it, and what changed is said.
    person.settings.open()
    assert person.settings.privacy.switch is False
    person.settings.privacy.flip()
    assert person.settings.privacy.switch is True
    assert "6 of 7 chats changed" in person.changes.lines
    assert "Switching back is a new choice." in " ".join(person.changes.lines)

    # Switching back is a new choice, and stays one.
    person.changes.switch_back()
    assert person.settings.privacy.switch is False
    choices = [act for act in person.acts() if act.startswith("chosen")]
    assert [
        "chosen False notice",
        "chosen True settings",
        "chosen False settings",
    ] == choices

    # How it looks is changed as well.
    person.press(ids.SETTINGS_APPEARANCE)
    person.press(f"{ids.SETTINGS_THEME}.dark")
    person.settings.close()

    # Quit, and start again: everything is as it was.
    shown = seen(person)
    printed = printed_outcomes(person.program.profile)
    person.quit()
    person = start(None)
    assert shown == seen(person)
    assert printed == printed_outcomes(person.program.profile)
    assert not person.notice.is_open
    person.settings.open(ids.SETTINGS_APPEARANCE)
    assert person.find(f"{ids.SETTINGS_THEME}.dark").property("checked")


def test_killed_after_any_act_nothing_is_lost(start: Start, tmp_path: Path) -> None:
    """A copy of the profile, made while the program runs, is what a kill leaves behind."""
    person = start()
    acts: list[Callable[[], object]] = [
        lambda: person.notice.accept(with_switch_on=True),
        lambda: person.chats.open("Rent or buy"),
        lambda: person.chat.send("The boiler papers have come."),
        lambda: person.clock.jump(ids.CLOCK_PLUS_30_DAYS),
    ]
    left: list[tuple[Path, object]] = []
    for number, act in enumerate(acts):
        act()
        killed = tmp_path / f"killed-{number}"
        copytree(person.program.profile, killed, ignore=ignore_patterns("lock"))
        left.append((killed, seen(person)))
    person.quit()
    for profile, shown in left:
        again = start(None, profile=profile)
        assert shown == seen(again)
        again.quit()


def seen(person: Person) -> object:
    """What a person has before their eyes of the walkthrough."""
    return (
        person.chats.said,
        person.chats.summary,
        person.chat.title,
        person.chat.badges,
        person.chat.why,
        person.chat.transcript,
        person.clock.look,
        person.clock.present,
        person.clock.next,
    )
