"""Implementation reports as they are written: findings, recommendations, drafts, amendments."""
