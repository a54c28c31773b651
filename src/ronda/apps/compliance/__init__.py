"""Factsheets and their editions: observations, recommendations, follow-up, practices."""
