"""The exchange between a till and its cloud: events, their exact bytes, the protocol, the engine.

Events are flat structs that know no domain. Knows neither the terminal nor the devices; the store
behind it is given as a port. Both sides of the wire import it.
"""
