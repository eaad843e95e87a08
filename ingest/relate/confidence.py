"""How far each rule is to be believed: the share of its edges that stand in the gold files, (right + 1) / (fired + 2).

Measured 2026-11-28 by `python -m bench.rules` over 22 plans; a rule that fired seldom stays near one half.
"""

from __future__ import annotations

_COUNTED = {  # rule: right, fired
    "allocation": (123, 123),
    "branch settles": (0, 1),
    "brought in": (15, 15),
    "in the district": (12, 13),
    "led in text": (7, 10),
    "name of the host": (22, 33),
    "name of the parent": (87, 95),
    "number for a group": (12, 12),
    "number in text": (559, 611),
    "one with the other": (1, 1),
    "partner's centre": (1, 1),
    "relies on": (74, 86),
    "settled": (5, 5),
    "signed": (2, 2),
    "supports": (646, 781),
    "table cell": (177, 187),
    "undertakes": (30, 33),
    "unit group": (0, 0),
    "unit list": (646, 667),
    "verb before": (53, 53),
    "with … cooperate": (151, 165),
    "works through": (3, 3),
}
CONFIDENCE = {rule: round((right + 1) / (fired + 2), 2) for rule, (right, fired) in _COUNTED.items()}
