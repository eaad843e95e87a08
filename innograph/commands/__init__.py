"""The command line: one file for each kind of work; `cli.py` lists the commands."""
