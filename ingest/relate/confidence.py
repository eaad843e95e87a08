"""How far each rule is to be believed: the share of its edges that stand in the gold files, (right + 1) / (fired + 2).

Measured 2026-11-28 by `python -m bench.rules` over 47 plans; a rule that fired seldom stays near one half.
"""

from __future__ import annotations

_COUNTED = {  # rule: right, fired
    "allocation": (170, 173),
    "branch settles": (1, 2),
    "brought in": (27, 27),
    "in the district": (38, 44),
    "led in text": (18, 20),
    "name of the host": (43, 52),
    "name of the parent": (189, 209),
    "number for a group": (13, 13),
    "number in text": (1147, 1227),
    "one with the other": (1, 1),
    "partner's centre": (1, 1),
    "relies on": (191, 224),
    "settled": (12, 14),
    "signed": (2, 2),
    "supports": (1467, 1688),
    "table cell": (274, 284),
    "undertakes": (66, 69),
    "unit group": (0, 0),
    "unit list": (1380, 1393),
    "verb before": (81, 82),
    "with … cooperate": (303, 324),
    "works through": (16, 17),
}
CONFIDENCE = {rule: round((right + 1) / (fired + 2), 2) for rule, (right, fired) in _COUNTED.items()}
