"""Reports: findings in, scorecards and documents out."""
