"""Files: stored per academy by their content, judged by their content, served with safe headers."""
