"""The pytest plugin: a fresh program for a test, and what it showed where the test failed.

It is loaded with the package, and imports nothing of Qt before a fixture is asked for.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from consentlab.automation.starting import Starter

_STARTER = pytest.StashKey["Starter"]()


@pytest.fixture
def consentlab(qapp: Any, tmp_path: Any, request: pytest.FixtureRequest) -> Iterator[Starter]:
    """A starter of programs, each on a temporary profile; call it for one.

    See `automation.starting.Starter` for what can be asked for. Each program that still runs
    at the end is closed, and the test fails if anything of it is left over.
    """
    from consentlab.automation.starting import Starter

    starter = Starter(qapp, tmp_path)
    request.node.stash[_STARTER] = starter
    yield starter
    left = starter.close()
    if left:
        pytest.fail("left over after the test:\n" + "\n".join(left), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Add to the report of a failed test what its programs showed, held and came to."""
    report = yield
    starter = item.stash.get(_STARTER, None)
    if starter is not None and report.when == "call" and report.failed:
        for title, text in starter.evidence():
            report.sections.append((title, text))
            item.user_properties.append((title, text))
        report.user_properties = item.user_properties
    return report
