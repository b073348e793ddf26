"""What anybody may read about the platform: what it must do, privacy, accessibility, licences."""
