-- Discounts and charges of a line (BG-27, BG-28), as the document has them: quantity times price does not make the amount without them. Null: none.
alter table invoice_line add column allowances jsonb;
