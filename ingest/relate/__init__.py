"""牵头/责任/配合, 合作/共建/对接, 支持, 依托, 承担, tables and numbers → edges with evidence and status."""
