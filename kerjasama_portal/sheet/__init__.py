"""The wall sheet of a village: everything worth knowing of it on one page, on screen and on paper."""
