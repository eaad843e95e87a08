"""How right the extraction is: gold files, comparison, figures, causes of errors; the counts are those of `score.py`."""
