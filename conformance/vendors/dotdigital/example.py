"""
Published example credentials: every instance of the reference implementation accepts them.
"""

EXAMPLE_CREDENTIALS = {
    "username": "apiuser-reference@apiconnector.com",
    "password": "example-password-of-the-reference",
}
# An API user of the same account who may not use programs.
RESTRICTED_CREDENTIALS = {
    "username": "apiuser-restricted@apiconnector.com",
    "password": "example-password-without-programs",
}
