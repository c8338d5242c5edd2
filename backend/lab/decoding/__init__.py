"""Strangers' pictures are decoded in processes that hold nothing worth taking (ADR 11)."""
