"""A comparison's plain summary → exhibits of formatted cells → Markdown, HTML, LaTeX, files."""
