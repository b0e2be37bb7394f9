"""Signing up: the setting for model training is shown, and can be changed later."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consentlab import ids
from pages import Person, printed_outcomes

Start = Callable[..., Person]


@pytest.mark.parametrize("allow", [True, False])
def test_a_new_user_is_shown_the_setting_while_signing_up(start: Start, allow: bool) -> None:
    """Nothing is set beforehand; what is chosen holds for the first chat already."""
    person = start("new-user")
    person.signup.go_to("training")
    assert person.signup.switch is None
    assert "They are kept for 5 years." in person.signup.lines
    assert "They are kept for 30 days." in person.signup.lines
    assert ["walkthrough_started", "served signup"] == person.acts()

    # Nothing is stored before the last step.
    person.signup.go_to("done", allow=allow)
    assert ["walkthrough_started", "served signup"] == person.acts()
    person.signup.finish()
    assert [f"chosen {allow} signup", "accepted_terms"] == person.acts()[:-3:-1]

    # The stage opens on an empty page; no notice asks once more.
    assert (False, False, True) == (
        person.signup.is_open,
        person.notice.is_open,
        person.chat.can_write,
    )
    person.chat.send("Is soup a drink?")
    outcome = printed_outcomes(person.program.profile)
    assert "on" if allow else "off" == outcome["account"]["setting"]
    assert [("eligible", "P5Y") if allow else ("off", "P30D")] == [
        (chat["training"], chat["retention"]["period"]) for chat in outcome["chats"]
    ]


def test_like_existing_users_they_can_change_their_mind_later(start: Start) -> None:
    """The switch is in the settings, where it is for everybody."""
    person = start("new-user")
    person.signup.go_to("done", allow=False)
    person.signup.finish()
    person.settings.open()
    assert person.settings.privacy.switch is False
    person.settings.privacy.flip()
    assert "chosen True settings" == person.acts()[-1]


def test_a_work_account_is_not_asked(start: Start) -> None:
    """Its plan is not covered: the page is skipped, and it is said why."""
    person = start("new-user")
    why = (
        "Team is not covered by the terms for consumers: the organisation’s agreement applies, "
        "and decides about training. So you are not asked about training."
    )
    person.signup.go_to("plan")
    person.signup.pick("team")
    assert why in person.signup.lines
    person.signup.next()
    assert "terms" == person.signup.page
    assert f"{why}\n\nThis simulation has no summary of that agreement." in person.signup.lines
    assert not any("Pro and Max" in line for line in person.signup.lines)
    person.signup.go_to("done")
    assert "Not asked" in person.signup.lines
    person.signup.finish()
    assert ["plan_changed", "accepted_terms"] == person.acts()[1:]
    assert (False, "Ana Ruiz, Team plan") == (
        person.notice.is_open,
        person.words(ids.STAGE_ACCOUNT),
    )


def test_with_another_plan_the_question_may_go(start: Start) -> None:
    """An answer that the plan leaves no room for is not stored."""
    person = start("new-user")
    person.signup.go_to("terms", allow=True)
    person.signup.back()
    person.signup.back()
    person.signup.pick("api")
    person.signup.next()
    person.signup.go_to("done")
    person.signup.finish()
    assert ["served signup"] * 2 + ["plan_changed", "accepted_terms"] == person.acts()[1:]


def test_a_start_later_goes_on_where_nothing_was_stored(start: Start) -> None:
    """The window closed in the middle: signing up begins anew; once finished, never again."""
    person = start("new-user")
    person.signup.go_to("terms")
    person.quit()
    person = start(None)
    assert "email" == person.signup.page
    person.signup.go_to("done")
    person.signup.finish()
    person.quit()
    person = start(None)
    assert (False, False) == (person.signup.is_open, person.notice.is_open)
