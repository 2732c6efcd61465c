"""Strict twins of devices, shipped with the product.

Each stands on the far side of a real socket or pty.
"""
