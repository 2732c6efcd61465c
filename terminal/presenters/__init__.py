"""What each screen does, without Qt; every module states the View it drives."""
