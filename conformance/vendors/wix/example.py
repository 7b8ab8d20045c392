"""
Published example credentials: every instance of the reference implementation accepts them.
"""

# One token an identity. A visitor has none: whoever sends no token is one.
EXAMPLE_CREDENTIALS = {
    "owner": "IST.example-5b1f0c2e97",
    "app": "OauthNG.example-c07d41aa38",
    "member": "JWS.example-2f8e6d10b4",
    "participant": "JWS.example-91c3a7f05d",
}

# What the SDK's strategy for apps asks `/oauth2/token` with.
EXAMPLE_APP = {"client_id": "example-app", "client_secret": "example-secret-of-the-app"}

OWNER_ID = "0b7e3c52-5d0f-4b0e-9a55-6f1f1f0c9d01"
APP_ID = "6a1de0f4-2c4f-4b57-8a0d-3b3c5f3d7e02"
MEMBER_ID = "c5f0a7de-91b3-4c66-b0a4-0d7f5a2e1103"
PARTICIPANT_ID = "e81d2b90-7f44-4f0b-9d7c-5a6b2c3d4e04"
