"""Knows what is in stock."""
