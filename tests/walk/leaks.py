"""What is alive: our own objects of Qt as Python sees them, and everything in a window."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from operator import and_

from PySide6.QtCore import QObject

from walk.walker import Walk


def alive() -> Counter[str]:
    """How many there are of each of our own classes."""
    gc.collect()
    kinds = (type(thing) for thing in gc.get_objects())
    ours = (k for k in kinds if issubclass(k, QObject) and k.__module__.startswith("consentlab."))
    return Counter(f"{kind.__module__}.{kind.__qualname__}" for kind in ours)


def standing(walk: Walk) -> Counter[str]:
    """How many there are of each kind on a Home made anew, Qt's own among them."""
    walk.make_room()
    every = walk.person.window.findChildren(QObject)
    return alive() + Counter(f"{type(thing).__name__} of the window" for thing in every)


def piled(counts: Sequence[Counter[str]]) -> Counter[str]:
    """What there was more of each time. What is made once, when it is first needed, is not."""
    return reduce(and_, (later - earlier for earlier, later in pairwise(counts)))
