"""
The handbook: what each API is expected to do, rendered from `spec/`, and beside it what was seen.
"""
