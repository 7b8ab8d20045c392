"""
The tools that `rivals` compares, one class each, all of the same shape.
"""
