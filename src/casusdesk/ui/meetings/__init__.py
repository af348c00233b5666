"""The screen of the meeting: composing the agenda, with the page-fill meter."""
