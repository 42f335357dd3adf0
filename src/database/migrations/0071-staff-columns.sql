-- Customers see who their own person is and how to reach them; accounts of staff are none of their business.
revoke select on staff_member from portal_app;
grant select (id, given_name, prefix, surname, position, mail, phone, hours_nl, hours_en, photo_key, ended_at) on staff_member to portal_app;
