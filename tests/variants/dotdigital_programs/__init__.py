"""
Implementations of automated programs that are correct and chose differently where the documents
are open.
"""
