"""Everything that changes follow-up: texts, evidence, submissions, what is asked back.

Two things to know. Each service is one transaction done by somebody, with its row in the audit
trail. And each asks the policy first: a view that forgot to is no way in.
"""
