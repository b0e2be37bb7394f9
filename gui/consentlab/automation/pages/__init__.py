"""Page objects: what a person does and sees on each screen."""
