"""Tables brought in from spreadsheets: what a kind of data must know, checking, writing, undoing."""
