"""The first screen of the day: the next meeting, and what there is to do for it."""
