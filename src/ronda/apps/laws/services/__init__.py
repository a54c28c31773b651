"""What writes laws."""
