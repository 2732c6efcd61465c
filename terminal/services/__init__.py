"""What the shop does, one function per use case: load, decide in the domain, record once, return.

May import the store and the domain, the events of `sync` and the values of `drivers.interfaces`.
Never Qt; never waits for a device or the network.
"""
