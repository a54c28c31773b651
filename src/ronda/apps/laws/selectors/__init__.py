"""What reads laws."""
