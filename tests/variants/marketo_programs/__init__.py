"""
Implementations that are correct and chose differently wherever the documents are open.

Each keeps every promise of the catalogue; a run that fails one of them asserts too much.
"""
