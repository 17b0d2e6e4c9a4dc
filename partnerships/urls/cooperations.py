"""Addresses: cooperations."""

urlpatterns: list = []
