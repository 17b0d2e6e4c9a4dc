"""The ground: what every official record shares. Imports nothing of ours."""
