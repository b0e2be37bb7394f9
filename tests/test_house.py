"""The house: who may import whom, no Qt in the core, no network, no clock, nothing that blocks."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "gui" / "consentlab"

LAYERS = (
    {"clock", "ids", "lanes", "options", "paths", "platform_check", "sensitive", "tally", "words"},
    {"policy"},
    {"naming", "refusing", "scenario", "variant"},
    {"catalogue", "events"},
    {"fitting", "ledger", "record", "replaying", "rows", "state", "store"},
    {"present", "signup", "simulation", "walkthrough", "whatif"},
    {"compare"},
    {"look"},
    {"widgets"},
    {"choosing", "comparing", "looking", "model", "moderating", "presenting", "scene", "scenes"},
    {"views"},
    {"holding", "left", "program"},
    {"app"},
    {"automation"},
    {"arguments", "cli", "commands", "__main__"},
)
"""From the ground up: a module knows its own layer and those below it."""

KNOW_LITTLE = {
    "look": {"look", "words"},
    "widgets": {"ids", "lanes", "look", "widgets", "words"},
    "commands": {
        "automation", "catalogue", "clock", "ledger", "platform_check", "policy", "present",
        "record", "replaying", "scenario", "words",
    },
}  # fmt: skip
"""Those that know less than what lies below them: no widget knows a simulation."""

QT = {
    "app",
    "automation",
    "program",
    "choosing",
    "comparing",
    "holding",
    "look",
    "looking",
    "model",
    "moderating",
    "platform_check",
    "scenes",
    "views",
    "widgets",
}
"""Where Qt may be imported."""

SLOW = {"PySide6.QtCore.Qt", "PySide6.QtGui.QBrush", "PySide6.QtGui.QPainter"}
NETWORK = {"asyncio", "ftplib", "http", "smtplib", "socket", "socketserver", "ssl", "urllib"}
CLOCKS = {"now", "utcnow", "today", "currentDateTime", "currentDateTimeUtc", "currentDate"}
BLOCKING = {"exec", "exec_", "getOpenFileName", "getSaveFileName", "getExistingDirectory"}


def sources() -> Iterator[tuple[str, str, ast.Module]]:
    """Every module's place, its first name below the package, and its syntax tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        yield str(place), place.parts[0].removesuffix(".py"), ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that a module imports, at its top or later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def known(tree: ast.Module) -> set[str]:
    """The parts of the package that a module imports, by their first name."""
    names = {name.split(".")[1] for name in imported(tree) if name.startswith("consentlab.")}
    return names - {"__version__"}


def calls(tree: ast.Module) -> set[str]:
    """The names of the methods that a module calls."""
    functions = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {function.attr for function in functions if isinstance(function, ast.Attribute)}


def test_every_module_has_its_layer() -> None:
    """A new module is given its place in LAYERS, or this fails."""
    named = set().union(*LAYERS)
    assert set() == {name for _, name, _ in sources()} - named - {"__init__"}


def test_modules_know_only_what_lies_below_them() -> None:
    """State goes one way, and nothing imports what uses it."""
    wrong = []
    for place, name, tree in sources():
        below: set[str] = set()
        for layer in LAYERS:
            below |= layer
            if name in layer:
                break
        allowed = KNOW_LITTLE.get(name, below)
        wrong += [f"{place} imports {other}" for other in sorted(known(tree) - allowed)]
    assert [] == wrong


def test_the_core_never_imports_qt() -> None:
    """What is decided and stored needs no window."""
    wrong = [
        f"{place} imports {module}"
        for place, name, tree in sources()
        for module in imported(tree)
        if module.split(".")[0] in {"PySide6", "shiboken6"} and name not in QT
    ]
    assert [] == wrong


def test_nothing_can_reach_a_network() -> None:
    """No module that speaks to other computers is imported anywhere."""
    wrong = [
        f"{place} imports {module}"
        for place, name, tree in sources()
        for module in imported(tree)
        if (module.split(".")[0] in NETWORK or "QtNetwork" in module or "WebEngine" in module)
        # It asks a display's local socket whether somebody is there.
        and (name, module) != ("platform_check", "socket")
    ]
    assert [] == wrong


def test_every_tooltip_is_literal() -> None:
    """What a person or a file says is never markup."""
    wrong = []
    for place, _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setToolTip":
                words = ast.unparse(node.args[0])
                wrong += [] if words.startswith("literal(") or words == "''" else [place]
    assert [] == wrong


def test_only_the_clock_reads_the_clock() -> None:
    """The clock is an object that is handed in."""
    wrong = [(place, calls(tree) & CLOCKS) for place, name, tree in sources() if name != "clock"]
    assert [] == [(place, found) for place, found in wrong if found]


def test_nothing_blocks_but_the_program_itself() -> None:
    """Dialogs and menus open and report; only the program's own loop runs."""
    wrong = [(place, calls(tree) & BLOCKING) for place, name, tree in sources() if name != "app"]
    assert [] == [(place, found) for place, found in wrong if found]


def test_the_chain_of_focus_is_never_walked_by_hand() -> None:
    """What the chain gives, PySide takes for a child of the widget before it."""
    chain = {"nextInFocusChain", "previousInFocusChain"}
    assert {} == {place: calls(tree) & chain for place, _, tree in sources() if calls(tree) & chain}


def test_no_event_is_posted() -> None:
    """Qt deletes it later, and PySide now and then crashes over what it still holds of it."""
    assert [] == [place for place, _, tree in sources() if "postEvent" in calls(tree)]


def test_only_paths_knows_the_users_folders() -> None:
    """One module says where things lie."""
    knows = {place for place, _, tree in sources() if "appdirs" in imported(tree)}
    assert {"paths.py"} == knows


def core_tests() -> list[str]:
    """The test files of the modules that need no Qt."""
    core = set().union(*LAYERS) - QT - {"commands", "__main__"}
    places = [ROOT / "tests" / of for name in sorted(core) for of in (name, f"test_{name}.py")]
    return [str(place) for place in places if place.exists()]


BLOCKER = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pytestqt"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoQt())
"""


def test_the_cores_tests_pass_without_qt(tmp_path: Path) -> None:
    """Where PySide6 cannot be imported, everything but the screens works."""
    (tmp_path / "no_qt.py").write_text(BLOCKER, "utf-8")
    path = os.pathsep.join(map(str, (tmp_path, ROOT / "gui", ROOT / "tests")))
    options = ["-p", "no_qt", "-p", "no:pytest-qt", "-p", "no:cacheprovider", "-c", os.devnull]
    # Outside of its root an older pytest gives a module the fixtures of another one.
    options += ["--rootdir", str(ROOT), "--import-mode=importlib"]
    tests = core_tests()
    if os.environ.get("CONSENTLAB_SWEEP", "quick") != "full":
        tests = tests[::4]  # each of them imports the core; the sweep runs them all
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *options, *tests],
        env={**os.environ, "PYTHONPATH": path, "CONSENTLAB_SWEEP": "few"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == ran.returncode, ran.stdout[-4000:] + ran.stderr[-2000:]


def test_the_first_window_needs_little_of_qt() -> None:
    """What is imported before the window is there does without the namespace `Qt`.

    PySide takes over ten milliseconds to set it up, as soon as somebody imports it or makes a
    brush, which a painter does.
    """
    program = (
        "import sys, consentlab.app\n"
        "print(*(name for name in sys.modules if name.startswith('consentlab.')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    wrong = []
    for place, _, tree in sources():
        if "consentlab." + place.removesuffix(".py").replace("/", ".") in ran.stdout.split():
            at_once = ast.Module(
                [node for node in tree.body if isinstance(node, ast.ImportFrom)], []
            )
            wrong += [f"{place} imports {name}" for name in SLOW & set(imported(at_once))]
    assert [] == wrong


def test_qt_survives_many_calls() -> None:
    """A release that loses a reference with each call aborts after some thousand of them."""
    pytest.importorskip("PySide6")
    program = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([])\n"
        "widget = QWidget()\n"
        "for _ in range(20_000): widget.update()\n"
        "print('sound')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (0, "sound\n") == (ran.returncode, ran.stdout)
