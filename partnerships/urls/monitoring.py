"""Addresses: monitoring."""

urlpatterns: list = []
