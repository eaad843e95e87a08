"""spaCy components: gazetteer, forms and contexts → mentions."""
