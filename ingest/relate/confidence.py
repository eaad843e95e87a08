"""How far each rule is to be believed: the share of its edges that stand in the gold files, (right + 1) / (fired + 2).

Measured 2026-11-28 by `python -m bench.rules` over 57 plans; a rule that fired seldom stays near one half.
"""

from __future__ import annotations

_COUNTED = {  # rule: right, fired
    "allocation": (189, 196),
    "branch settles": (1, 2),
    "brought in": (50, 50),
    "in the district": (62, 75),
    "led in text": (26, 29),
    "name of the host": (55, 68),
    "name of the parent": (287, 320),
    "number for a group": (20, 21),
    "number in text": (1568, 1686),
    "one with the other": (11, 11),
    "partner's centre": (2, 2),
    "relies on": (417, 478),
    "settled": (16, 19),
    "signed": (4, 4),
    "supports": (2116, 2404),
    "table cell": (397, 421),
    "undertakes": (92, 98),
    "unit group": (0, 0),
    "unit list": (1940, 1955),
    "verb before": (112, 130),
    "with … cooperate": (549, 583),
    "works through": (20, 21),
}
CONFIDENCE = {rule: round((right + 1) / (fired + 2), 2) for rule, (right, fired) in _COUNTED.items()}
