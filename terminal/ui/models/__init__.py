"""List models over immutable tuples of snapshots."""
