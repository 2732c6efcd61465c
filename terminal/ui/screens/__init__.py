"""Screens: each shows snapshots given to it and emits what the person wants."""
