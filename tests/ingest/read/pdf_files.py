"""PDF files made for tests: each line put where it shall stand, in a Chinese font that needs no file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE, PITCH, LEFT, TOP, WIDTH = 16, 28, 80, 110, 27  # points; the width in characters
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Paper:
    """A file being written page by page; heights count from the top."""

    def __init__(self, path: Path, size: tuple[float, float] = A4, **canvas: object) -> None:
        self.path, self.height, self.width = path, size[1], size[0]
        self.canvas = Canvas(str(path), pagesize=size, **canvas)
        self.line = 0

    def put(self, text: str, x: float, top: float, size: float = SIZE) -> None:
        """One line whose upper edge is `top` points below the page's."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - top - 0.88 * size, text)

    def paragraph(self, text: str, indent: int = 2, hang: int = 0) -> None:
        """A paragraph, broken where the page's width ends; at the page's end it goes on on the next."""
        first = True
        while text:
            shift = indent if first else hang
            cut = _cut(text, WIDTH - shift)
            if TOP + (self.line + 1) * PITCH > self.height - 100:
                self.page()
            self.put(text[:cut], LEFT + shift * SIZE, TOP + self.line * PITCH)
            text, first = text[cut:], False
            self.line += 1

    def table(self, rows: Iterable[Iterable[str]], widths: list[float], top: float, height: float = 30) -> float:
        """A ruled table; `/` breaks the line in a cell. Gives the height at which it ends."""
        for row in rows:
            x = float(LEFT)
            for cell, width in zip(row, widths, strict=True):
                self.canvas.rect(x, self.height - top - height, width, height)
                for number, line in enumerate(cell.split("/")):
                    self.put(line, x + 5, top + 4 + number * 13, 11)
                x += width
            top += height
        return top

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.line = 0

    def close(self) -> Path:
        """Write the file."""
        self.canvas.save()
        return self.path


def _cut(text: str, width: int) -> int:
    """How many characters stand in a line: no mark begins the next one, no number is broken."""
    cut, room = 0, float(width)
    while cut < len(text) and room >= (need := 0.5 if text[cut].isascii() else 1.0):
        room -= need
        cut += 1
    while 0 < cut < len(text) and (text[cut] in "，。、；：）”》%" or (text[cut].isascii() and text[cut - 1].isascii())):
        cut -= 1
    return cut
