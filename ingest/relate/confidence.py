"""How far each rule is to be believed: the share of its edges that stand in the gold files, (right + 1) / (fired + 2).

Measured 2026-11-27 by `python -m bench.rules` over 17 plans; a rule that fired seldom stays near one half.
"""

from __future__ import annotations

_COUNTED = {  # rule: right, fired
    "allocation": (110, 113),
    "branch settles": (0, 0),
    "brought in": (5, 5),
    "in the district": (7, 8),
    "led in text": (4, 4),
    "name of the host": (10, 16),
    "name of the parent": (60, 66),
    "number for a group": (11, 11),
    "number in text": (434, 485),
    "one with the other": (0, 0),
    "partner's centre": (1, 1),
    "relies on": (46, 55),
    "settled": (2, 2),
    "signed": (2, 2),
    "supports": (503, 643),
    "table cell": (164, 171),
    "undertakes": (23, 26),
    "unit group": (0, 0),
    "unit list": (529, 532),
    "verb before": (28, 33),
    "with … cooperate": (119, 129),
    "works through": (1, 1),
}
CONFIDENCE = {rule: round((right + 1) / (fired + 2), 2) for rule, (right, fired) in _COUNTED.items()}
