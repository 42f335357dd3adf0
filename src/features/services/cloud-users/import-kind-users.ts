import { cloudUserLicences } from './import-users-actions.ts';
import {
  customer,
  day,
  externalId,
  field,
  flag,
  key,
  kind,
  line,
  list,
  must,
  pattern,
  sku,
  tellingTwice,
  word,
  type FieldType,
} from '../../intake/import-kinds/index.ts';

export type HeldLicence = Readonly<{ sku: string; assignedBy: 'direct' | 'group' }>;

/** 'SPE_E3' or, when it comes from a group, 'SPE_E3:group'. */
const heldLicence: FieldType<HeldLicence> = {
  read: (value, cell) => {
    const [, text = '', suffix] =
      (typeof value === 'string' ? /^(.*?)(:group|:groep)?$/is.exec(value.trim()) : null) ?? [];
    const code = text === '' ? cell.problem('not_a_sku', value) : sku.read(text, cell);
    return code === undefined ? undefined : { sku: code, assignedBy: suffix === undefined ? 'direct' : 'group' };
  },
  schema: { type: 'string', examples: ['SPE_E3', 'SPE_E3:group'] },
};

export const cloudUsers = kind({
  name: 'cloud-users',
  one: 'cloud user',
  table: 'cloud_user',
  doc: 'Users of the cloud services of a customer, with their licences.',
  fields: [
    externalId,
    customer,
    field('tenant', key(), 'Tenant, such as bakkerij.onmicrosoft.com.', must),
    field(
      'upn',
      pattern(/^\S+$/, 'not_text', { max: 300, tidy: (text) => text.toLowerCase() }),
      'User principal name, stored in small letters.',
      { ...must, aliases: 'user principal name|gebruikersnaam|username' },
    ),
    field('displayName', line(), 'Name as shown.', { ...must, aliases: 'weergavenaam|naam|name' }),
    field('givenName', line(100), 'Given name.', { aliases: 'voornaam|first name' }),
    field('surname', line(100), 'Surname.', { aliases: 'achternaam|last name' }),
    field('enabled', flag, 'Whether the user can sign in.', {
      missing: true,
      aliases: 'actief|ingeschakeld|account enabled',
    }),
    field(
      'kind',
      word(['member', 'guest', 'shared'], {
        member: 'medewerker|lid',
        guest: 'gast',
        shared: 'gedeelde mailbox|gedeeld postvak|gedeeld',
      }),
      'Member, guest, or a shared mailbox.',
      { missing: 'member', aliases: 'soort|type|user type' },
    ),
    field('position', line(200), 'What they do there.', { aliases: 'functie|job title' }),
    field('department', line(200), 'Department.', { aliases: 'afdeling' }),
    field('location', line(200), 'Where they work, as the tenant has it.', { aliases: 'locatie|vestiging|office' }),
    field('lastSignInOn', day, 'Day of the last sign-in.', { aliases: 'laatst aangemeld|last sign in' }),
    field(
      'licences',
      list(heldLicence, { keyOf: (licence) => licence.sku }),
      'SKUs; `:group` behind one that a group gives.',
      { column: null, missing: [], aliases: 'licenties|licenses' },
    ),
  ],
  childOf: (values) => [...(values.licences as HeldLicence[])].sort((a, b) => (a.sku < b.sku ? -1 : 1)),
  children: cloudUserLicences,
  around: tellingTwice({ table: 'cloud_user', column: 'upn', field: 'upn', code: 'upn_twice' }),
});
