"""Addresses: workspace."""

urlpatterns: list = []
