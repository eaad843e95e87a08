"""What analysts see: one file a page. Chinese on the screen, and no sentence of a plan ever read as Markdown or HTML."""
