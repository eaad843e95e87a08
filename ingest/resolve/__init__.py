"""Mention → canonical entity: aliases, 我市, 市科技局, 中科院…所."""
