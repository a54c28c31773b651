"""What people do in the hash base, each in one transaction with a row in the audit trail."""
