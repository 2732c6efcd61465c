"""Barcode scanners. May import the drivers' values, transports and supervisor only."""
