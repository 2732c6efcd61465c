"""Everything Qt: theme, widgets, models and screens. Screens are passive: they show and they tell.

May import presenters' snapshots and `terminal.text`; decides nothing and formats no money.
"""
