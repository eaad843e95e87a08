"""A part of the graph → files for reports, each with its quotes and its sources; knows the graph and the questions, no screen."""
