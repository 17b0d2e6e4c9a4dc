"""Who fits a village's need, its potential, or the whole village: ranked with reasons, the others with theirs."""
