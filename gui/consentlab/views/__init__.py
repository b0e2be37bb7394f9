"""One file a screen: each renders a scene and hands what the person does to the store."""
