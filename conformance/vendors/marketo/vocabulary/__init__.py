"""
Marketo's nouns and verbs: what both suites say of an instance and its programs.
"""
