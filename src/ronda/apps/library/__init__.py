"""The texts that findings and recommendations rest on, paragraph by paragraph."""
