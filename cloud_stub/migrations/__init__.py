"""Migrations, oldest first; each is final once released. Run by `cloud_stub.upgrading`."""
