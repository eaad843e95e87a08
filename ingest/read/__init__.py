"""A file of a plan → its text, whatever office program wrote it; one module a kind of file."""

from ingest.read.files import CONVERTIBLE, SUFFIXES, PlanFile, read

__all__ = ["CONVERTIBLE", "SUFFIXES", "PlanFile", "read"]
