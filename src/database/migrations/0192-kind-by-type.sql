-- A document with the type of a credit note is one, whatever its root: those stored before as invoices asked their customers to pay what they get back.
set local role portal_system;
delete from invoice_file f using invoice i where f.role = 'made-pdf' and i.customer_id = f.customer_id and i.id = f.invoice_id
  and i.kind = 'invoice' and i.type_code in ('81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532');
update invoice i set kind = 'credit-note', document = i.document || '{"kind": "credit-note"}',
  paid_on = case when i.paid_cents <> 0 and abs(i.paid_cents) >= abs(i.payable_cents) then coalesce(i.paid_on, (select max(p.paid_on) from payment p
    where p.customer_id = i.customer_id and p.invoice_number = i.number and p.removed_at is null)) else i.paid_on end
  where i.kind = 'invoice' and i.type_code in ('81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532');
reset role;
