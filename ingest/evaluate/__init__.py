"""How right the extraction is: gold files, comparison, figures, causes of errors. The counts are those of the team's `score.py`."""
