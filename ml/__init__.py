"""The networks of Concept-Lab: data, training, and looking inside. Knows no Django."""
