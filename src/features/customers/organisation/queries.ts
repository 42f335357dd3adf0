import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

type Place = Readonly<{
  street: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
}>;

export type Organisation = Place &
  Readonly<{
    number: string;
    name: string;
    kvk: string | null;
    vatId: string | null;
    oin: string | null;
    peppolId: string | null;
    invoiceMail: string | null;
    phone: string | null;
    website: string | null;
    billing: Place | null;
    iban: string | null;
    mandateReference: string | null;
    paymentTermDays: number;
    parentNumber: string | null;
    source: string;
    at: Date;
    manager: null | Readonly<{
      givenName: string;
      prefix: string | null;
      surname: string;
      position: string | null;
      mail: string;
      phone: string | null;
      hoursNl: string | null;
      hoursEn: string | null;
    }>;
  }>;

// $2: whether the reader may see what belongs to invoices: bank account and mandate.
const organisation = `
select c.number, c.name, c.kvk, c.vat_id as "vatId", c.oin, c.peppol_id as "peppolId", c.invoice_mail as "invoiceMail",
  c.phone, c.website, c.street, c.postal_code as "postalCode", c.city, c.country,
  case when c.billing_street is not null or c.billing_city is not null
    then jsonb_build_object('street', c.billing_street, 'postalCode', c.billing_postal_code, 'city', c.billing_city,
    'country', c.billing_country) end as billing,
  case when $2::boolean then c.iban end as iban, case when $2::boolean then c.mandate_reference
    end as "mandateReference",
  c.payment_term_days as "paymentTermDays", c.parent_number as "parentNumber", c.source, c.imported_at as at,
  case when m.id is not null then jsonb_build_object('givenName', m.given_name, 'prefix', m.prefix, 'surname',
    m.surname, 'position', m.position, 'mail', m.mail, 'phone', m.phone, 'hoursNl', m.hours_nl, 'hoursEn', m.hours_en)
    end as manager
from customer c left join staff_member m on m.id = c.account_manager_id and m.ended_at is null
where c.id = $1`;

export const findOrganisation = (customerId: number, mayInvoices: boolean): Statement<Organisation> =>
  plain<Organisation>(organisation, customerId, mayInvoices);

export type LocationRow = Place & Readonly<{ id: string; name: string; phone: string | null; main: boolean }>;

const locations = `
select id, name, street, postal_code as "postalCode", city, country, phone, main from location
where customer_id = $1 and removed_at is null order by main desc, name collate "nl-x-icu" limit 200`;

export const listLocations = (customerId: number): Statement<LocationRow> => plain<LocationRow>(locations, customerId);
