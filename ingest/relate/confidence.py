"""How far each rule is to be believed: the share of its edges that stand in the gold files, (right + 1) / (fired + 2).

Measured 2026-11-28 by `python -m bench.rules` over 30 plans; a rule that fired seldom stays near one half.
"""

from __future__ import annotations

_COUNTED = {  # rule: right, fired
    "allocation": (123, 123),
    "branch settles": (0, 1),
    "brought in": (15, 15),
    "in the district": (13, 14),
    "led in text": (8, 10),
    "name of the host": (28, 37),
    "name of the parent": (106, 118),
    "number for a group": (12, 12),
    "number in text": (808, 865),
    "one with the other": (1, 1),
    "partner's centre": (1, 1),
    "relies on": (85, 105),
    "settled": (7, 7),
    "signed": (2, 2),
    "supports": (966, 1165),
    "table cell": (177, 187),
    "undertakes": (37, 38),
    "unit group": (0, 0),
    "unit list": (927, 956),
    "verb before": (53, 53),
    "with … cooperate": (177, 184),
    "works through": (9, 9),
}
CONFIDENCE = {rule: round((right + 1) / (fired + 2), 2) for rule, (right, fired) in _COUNTED.items()}
