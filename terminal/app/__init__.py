"""The composition root: the one place where books, devices, exchange and screens meet."""
