"""
Implementations of Wix Online Programs that are correct and chose differently where the documents
are open.
"""
