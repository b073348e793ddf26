"""The pages of portfolio management: rounds, needs, board, meetings, weights and the year."""
