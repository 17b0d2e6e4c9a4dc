"""Potentials and yearly figures: units and topics, what can't be right, handing in and checking."""
