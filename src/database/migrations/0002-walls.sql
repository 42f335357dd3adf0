-- Row level security on every table with a customer in it, forced for the owner too.
do $$
declare t text;
begin
  foreach t in array array['location','contact','contact_role','subscription','cloud_user','licence_pool','cloud_user_licence','invoice',
    'invoice_line','invoice_file','payment','message_thread','message','message_file'] loop
    execute format('create policy own on %I to portal_app using (customer_id = (select app.customer())) with check (customer_id = (select app.customer()))', t);
  end loop;
  foreach t in array array['file','document','faq','link','news','event','notice'] loop
    execute format('create policy own on %I for select to portal_app using (customer_id is null or customer_id = (select app.customer()))', t);
  end loop;
  execute 'create policy own on customer for select to portal_app using (id = (select app.customer()))';
  execute 'create policy add on file for insert to portal_app with check (customer_id = (select app.customer()))';
  execute 'create policy own on audit for select to portal_app using (customer_id = (select app.customer()))';
  execute 'create policy add on audit for insert to portal_app with check (customer_id = (select app.customer()))';
  foreach t in array array['customer','location','contact','contact_role','subscription','cloud_user','licence_pool','cloud_user_licence','invoice',
    'invoice_line','invoice_file','payment','message_thread','message','message_file','file','document','faq','link','news','event','notice','audit','import_change'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system on %I to portal_system using (true) with check (true)', t);
  end loop;
end $$;

grant select on customer, location, contact, contact_role, role, staff_member, subscription, cloud_user, licence_pool, cloud_user_licence, invoice,
  invoice_line, invoice_file, payment, file, document, faq, link, news, event, notice, message_thread, message, message_file, audit to portal_app;
grant insert on message_thread, message, message_file, file, audit, invoice_file to portal_app;
grant update (last_at, closed_at) on message_thread to portal_app;
grant update (read_at) on message to portal_app;
grant update (mail_categories, phone, mobile) on contact to portal_app;

grant select, insert, update, delete on all tables in schema public to portal_system;
grant usage on all sequences in schema public to portal_app, portal_system;
-- The log only grows.
revoke update, delete on audit from portal_system;
