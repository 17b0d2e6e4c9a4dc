"""The country's regions: their kinds, how they change by decree, and what came before and after each."""
