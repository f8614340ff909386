"""Settles orders in the background."""
