"""
Published example credentials: every instance of the reference implementation accepts them.
"""

EXAMPLE_CREDENTIALS = {
    "client_id": "5f0e2c1a-0000-4000-8000-reference00001",
    "client_secret": "example-secret-of-the-reference",
}

# A second user, who may read assets and leads, but not change them.
EXAMPLE_READER = {
    "client_id": "5f0e2c1a-0000-4000-8000-reference00002",
    "client_secret": "example-secret-of-the-reader",
}
