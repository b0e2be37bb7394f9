"""How journeys went, as JUnit XML for a CI server."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from consentlab.automation.runner import Ran


def junit(ran: Sequence[Ran]) -> bytes:
    """One suite with a case for each journey. Times are in seconds."""
    failures = sum(bool(one.failure) for one in ran)
    counts = {"tests": str(len(ran)), "failures": str(failures), "errors": "0", "skipped": "0"}
    whole = f"{sum(one.seconds for one in ran):.3f}"
    suites = ET.Element("testsuites", counts | {"time": whole})
    suite = ET.SubElement(suites, "testsuite", {"name": "consentlab"} | counts | {"time": whole})
    for one in ran:
        about = {"classname": _printed(str(one.journey.path)), "name": _printed(one.journey.title)}
        case = ET.SubElement(suite, "testcase", about | {"time": f"{one.seconds:.3f}"})
        if one.failure:
            said = f"{one.place}: {one.failure}"
            told = {"message": _printed(said.splitlines()[0]), "type": "CannotBeDone"}
            ET.SubElement(case, "failure", told).text = _printed(said)
    ET.indent(suites)
    written: bytes = ET.tostring(suites, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _printed(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in text)
