"""Devices: printers, scanners and their simulated twins, each supervised by one worker thread.

Knows neither the terminal nor the exchange with the cloud; the caller brings texts and settings.
Others see the values and protocols of `interfaces`; `registry` turns settings into devices.
"""
