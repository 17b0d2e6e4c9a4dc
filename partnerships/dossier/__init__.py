"""Everything on paper about one cooperation, as far as one person may open each paper: collected, listed, streamed."""
