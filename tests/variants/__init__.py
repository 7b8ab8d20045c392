"""
Implementations that are correct and chose differently, a module a suite.
"""
