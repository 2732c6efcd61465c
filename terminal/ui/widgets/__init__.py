"""Widgets that any screen may use; each takes the `Look` it is painted with."""
