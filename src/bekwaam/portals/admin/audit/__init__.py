"""The log for auditors: what happened, who did it, on whose behalf, what was there before and after."""
