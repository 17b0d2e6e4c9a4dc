"""The ledger of capacity: how much of each potential is promised, to whom, and what is left."""
