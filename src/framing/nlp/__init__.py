"""The only place that knows spaCy: loading a model, tagging chosen sentences, components."""
