"""Addresses: instruments."""

urlpatterns: list = []
