"""Tags for templates: `page` for every page, `factsheet` for showing a factsheet."""
