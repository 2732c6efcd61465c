"""The books on disk: the only package that knows tables and opens transactions.

The journal is the truth, projections follow it in the same transaction. May import the domain and
the events and bytes of `sync`.
"""
