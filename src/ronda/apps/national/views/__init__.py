"""The pages of the desk: each asks the policy, calls one service or selector, and renders."""
