"""The command `consentlab`: each verb calls one function, whose exit status it gives back.

0 done, 1 failed with one clear line, 2 wrong usage or input. What a verb needs is imported
when it is asked for, and Qt by those alone that show or drive screens.
"""

from __future__ import annotations

import argparse
import builtins
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from consentlab.arguments import parse, run_options
from consentlab.catalogue import Catalogue, Unknown
from consentlab.policy.faults import FaultyFile, printable


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and give its exit status; `argv` is without the program's name.

    Raises SystemExit for --help and --version (0) and for wrong usage (2).
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file's name may hold bytes that are no text; everything else is.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parse(argv)
    try:
        status = _do(options)
        if sys.stdout:
            sys.stdout.flush()
    except FaultyFile as faulty:
        return _failed(faulty, 2)
    except Unknown as unknown:
        return _failed(f"consentlab: {unknown}", 2)
    except BrokenPipeError:
        _drop_unprinted()
        return 0  # whoever reads has seen enough
    except OSError as error:
        _drop_unprinted()
        place = f"{printable(str(error.filename))}: " if error.filename is not None else ""
        return _failed(f"consentlab: {place}{error.strerror or error}", 1)
    return status


def _drop_unprinted() -> None:
    """What could not be printed is not tried again, or Python would complain while it ends."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _failed(reason: object, status: int) -> int:
    print(reason, file=sys.stderr)
    return status


def _do(options: argparse.Namespace) -> int:
    """Carry out the verb, and give the exit status."""
    if options.verb == "run":
        return _run(options)
    if options.verb == "export" and options.form == "jsonl":
        from consentlab.commands.export import export

        return export(options.profile, options.output)
    if options.verb == "gallery":
        from consentlab.commands.gallery import gallery

        return gallery(options.folder)
    if options.verb in {"journey", "replay"}:
        return _drive(options)
    from consentlab import paths
    from consentlab.words import load

    catalogue = Catalogue(paths.resources())
    if options.verb == "export":
        from consentlab.commands.export import export_script

        return export_script(options.profile, options.output, options.form, catalogue)
    words, json = load("en"), options.format == "json"
    if options.verb == "outcomes":
        from consentlab.commands.outcomes import of_files, of_profile

        if options.profile:
            return of_profile(options.profile, options.at, words, json=json)
        return of_files(options.files, options.at, catalogue, words, json=json)
    if options.verb == "robot":
        return _robot(options, catalogue)
    from consentlab.commands import listing

    if options.verb == "scenarios":
        return listing.scenarios(catalogue, json=json)
    if options.verb == "variants":
        return listing.variants(catalogue, json=json)
    if options.verb == "policies":
        return listing.policies(catalogue, json=json)
    return listing.policy(catalogue, options.id, words, json=json)


def _run(options: argparse.Namespace) -> int:
    from consentlab.platform_check import why_no_window

    gc.disable()  # until the window is there, nothing becomes garbage
    reason = why_no_window()
    if reason:
        return _failed(f"consentlab: {reason}", 1)
    _import_plainly()
    from consentlab.app import run
    from consentlab.ledger import LedgerError

    try:
        return run(run_options(options))
    except LedgerError as error:
        return _failed(f"consentlab: {error}", 2)


def _robot(options: argparse.Namespace, catalogue: Catalogue) -> int:
    from consentlab.automation.crowd import Crowd
    from consentlab.commands.robot import robot

    given = {key: getattr(options, key) for key in Crowd.__struct_fields__}
    return robot(Crowd(**given), catalogue, json=options.format == "json")


def _drive(options: argparse.Namespace) -> int:
    """Do by script what people do by hand, on the screen or without one."""
    from consentlab import paths
    from consentlab.platform_check import why_no_window

    without_screen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    reason = why_no_window(os.environ if options.watch else without_screen)
    if reason:
        return _failed(f"consentlab: {reason}", 1)
    catalogue = Catalogue(paths.resources())
    if options.verb == "journey":
        from consentlab.commands.journey import journey

        return journey(
            options.files,
            catalogue,
            watch=options.watch,
            junit=options.junit,
            shots=options.shots,
        )
    from consentlab.automation.repeating import Look
    from consentlab.commands.replay import replay

    variant = catalogue.variant(options.variant) if options.variant is not None else None
    look = Look(variant=variant, theme=options.theme, language=options.language)
    return replay(options.source, look, watch=options.watch)


def _import_plainly() -> None:
    """Import as Python does, in this process of ours.

    PySide reads the source of every module that is imported after it, to see whether it asks
    for PySide's `__feature__`. None of ours does, and the start is the faster for it.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
