"""Files to questionnaires and to answers.

Two things to know. JSON and TOML say everything; a Word file that an official wrote is read into a
proposal with an account of what is unsure. And nothing here trusts a file.
"""
