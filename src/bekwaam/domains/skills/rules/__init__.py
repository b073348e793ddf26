"""Rules of skills, all pure: `levels` what counts as somebody's level and what is missing, `deciding` who may say
what about whom, `keeping` who looks after the framework, `telling` how totals are told without naming anybody.
"""
