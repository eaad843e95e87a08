"""How far each rule is to be believed: the share of its edges that stand in the gold files, (right + 1) / (fired + 2).

Measured 2026-11-22 by `python -m bench.rules` over eleven plans; a rule that fired seldom stays near one half.
"""

from __future__ import annotations

_COUNTED = {  # rule: right, fired
    "allocation": (89, 89),
    "branch settles": (0, 0),
    "brought in": (1, 1),
    "in the district": (1, 1),
    "led in text": (2, 2),
    "name of the host": (8, 10),
    "name of the parent": (21, 23),
    "one with the other": (0, 0),
    "number for a group": (10, 10),
    "number in text": (286, 319),
    "partner's centre": (1, 1),
    "relies on": (24, 27),
    "settled": (0, 0),
    "signed": (0, 0),
    "supports": (258, 333),
    "table cell": (128, 128),
    "undertakes": (6, 6),
    "unit group": (0, 0),
    "unit list": (268, 268),
    "works through": (0, 0),
    "verb before": (10, 12),
    "with … cooperate": (54, 56),
}
CONFIDENCE = {rule: round((right + 1) / (fired + 2), 2) for rule, (right, fired) in _COUNTED.items()}
