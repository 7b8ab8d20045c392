"""
Implementations of program members that are correct and chose differently where the documents are
open.
"""
