"""Implementation reports: drafts kept, compared, published, and factsheets made from them."""
