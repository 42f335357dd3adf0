import { visibleKey } from '../../../platform/text/invisible.ts';
import {
  cents,
  customer,
  day,
  externalId,
  field,
  inOrder,
  kind,
  line,
  list,
  mail,
  must,
  phone,
  soft,
  softLocation,
  word,
  type FieldType,
} from '../../intake/import-kinds/index.ts';
import { aroundContacts, contactRoles } from './import-contacts-actions.ts';

/** A role, with an amount a month for who orders. */
export type HeldRole = Readonly<{ key: string; limitCents: number | null }>;

/** 'besteller:500.00' → { key: 'besteller', limitCents: 50000 } */
const heldRole: FieldType<HeldRole> = {
  read: (value, cell) => {
    const [, key, limit] =
      (typeof value === 'string' ? /^([^:]{1,200}?)\s*(?::(.*))?$/s.exec(visibleKey(value).toLowerCase()) : null) ?? [];
    if (key === undefined || !key.isWellFormed()) return cell.problem('not_text');
    if (limit === undefined) return { key, limitCents: null };
    const limitCents = /^\s*\d/.test(limit)
      ? cents({ least: 0 }).read(limit.trim(), cell)
      : cell.problem('role_limit', value);
    return limitCents === undefined ? undefined : { key, limitCents };
  },
  schema: { type: 'string', examples: ['financieel', 'besteller:500.00'] },
};

const mailCategory = word(['invoices', 'outages', 'news', 'messages'], {
  invoices: 'facturen|nieuwe facturen',
  outages: 'storingen|storingen en onderhoud',
  news: 'nieuws|nieuws en agenda',
  messages: 'berichten|antwoorden',
});

export const contacts = kind({
  name: 'contacts',
  one: 'contact',
  table: 'contact',
  doc: 'People of a customer and what they may do. A mail address is also the user name.',
  fields: [
    externalId,
    customer,
    softLocation,
    field('givenName', line(100), 'Given name.', { ...soft, aliases: 'voornaam|first name|roepnaam' }),
    field('prefix', line(40), 'Prefix of the surname, such as "van der".', {
      ...soft,
      aliases: 'tussenvoegsel|voorvoegsel',
    }),
    field('surname', line(100), 'Surname.', { ...must, aliases: 'achternaam|last name|naam' }),
    field('position', line(100), 'What they do there.', { ...soft, aliases: 'functie|job title' }),
    field('department', line(100), 'Department.', { ...soft, aliases: 'afdeling' }),
    field('mail', mail, 'Mail address, stored in small letters.', { aliases: 'email|emailadres|mailadres' }),
    field('phone', phone, 'Phone number.', { ...soft, aliases: 'telefoon|telefoonnummer|tel' }),
    field('mobile', phone, 'Mobile number.', { ...soft, aliases: 'mobiel|mobiele telefoon|gsm|06' }),
    field(
      'roles',
      list(heldRole, { keyOf: (role) => role.key }),
      'Keys of roles; an orderer with an amount a month: `besteller:500.00`.',
      { column: null, missing: [], refer: 'roles', aliases: 'rollen|rol|role' },
    ),
    field('mailCategories', list(mailCategory), 'What mail they get, until they choose for themselves.', {
      ...soft,
      otherwise: `'{invoices,outages,news,messages}'::text[]`,
      aliases: 'mailvoorkeuren|mailcategorieen',
    }),
    field('activeFrom', day, 'First day they are a contact.', { aliases: 'actief vanaf|begindatum|start date' }),
    field('activeUntil', day, 'Last day they are a contact.', {
      aliases: 'actief tot|actief tot en met|einddatum|end date',
    }),
  ],
  together: (values, cell) => inOrder(values, cell, 'activeFrom', 'activeUntil'),
  childOf: (values) => [...(values.roles as HeldRole[])].sort((a, b) => (a.key < b.key ? -1 : 1)),
  children: contactRoles,
  around: aroundContacts,
});
