"""`zhanggui simulated printer|scanner`: a simulated device as a process of the built program."""


def main(words: list[str]) -> int:
    """Run one device until it is told to end; returns its exit code."""
    from drivers.simulated import printer, scanner

    devices = {"printer": printer.main, "scanner": scanner.main}
    return devices[words[0]](words[1:])
