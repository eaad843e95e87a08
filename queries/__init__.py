"""Questions to the graph: one `.cypher` file each, their catalogue, and Chinese questions that lead to them."""
