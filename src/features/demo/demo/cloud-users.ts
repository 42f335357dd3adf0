import { productOf } from './catalogue.ts';
import type { Clock } from './dates.ts';
import { givenNames, surnames } from './names.ts';
import { type Random, random, seedOf } from './random.ts';
import { type Customer, mailOf, nameOf } from './world.ts';

export type CloudUser = Readonly<{
  upn: string;
  displayName: string;
  givenName: string;
  surname: string;
  enabled: boolean;
  kind: 'member' | 'guest' | 'shared';
  position: string;
  department: string;
  location: string;
  lastSignInOn: string | null;
  licences: readonly string[];
}>;

type Member = Omit<CloudUser, 'licences' | 'enabled' | 'kind' | 'lastSignInOn'>;

/** Everyone with an account at the customer, guests and shared mailboxes too, with the licences they hold. */
export function cloudUsersOf(customer: Customer, clock: Clock, seed: number): readonly CloudUser[] {
  const dice = random(seedOf(seed, `users ${customer.number}`));
  const members = [...contactMembers(customer), ...otherMembers(customer, dice)].slice(0, customer.cloud.members);
  const licences = handOut(customer, members.length);
  const found = members.map((member, index): CloudUser => {
    const left = index > 6 && dice.chance(0.03);
    const away = left || dice.chance(0.04) ? dice.whole(60, 200) : dice.whole(0, 6);
    return {
      ...member,
      enabled: !left,
      kind: 'member',
      lastSignInOn: clock.days(-away),
      licences: licences[index] ?? [],
    };
  });
  return Object.freeze([...found, ...sharedMailboxes(customer), ...guests(customer, clock, dice)]);
}

function contactMembers(customer: Customer): Member[] {
  return customer.contacts
    .filter((contact) => !contact.mail.includes('@') && contact.activeUntil === undefined)
    .map((contact) => ({
      upn: mailOf(contact, customer),
      displayName: nameOf(contact),
      givenName: contact.givenName,
      surname: [contact.prefix, contact.surname].filter(Boolean).join(' '),
      position: contact.position,
      department: contact.department ?? '',
      location: customer.sites.find((site) => site.key === contact.site)?.name ?? '',
    }));
}

function otherMembers(customer: Customer, dice: Random): Member[] {
  const taken = new Set(contactMembers(customer).map((one) => one.upn));
  const made: Member[] = [];
  while (made.length < customer.cloud.members) {
    const givenName = dice.pick(givenNames);
    const [prefix, surname] = dice.pick(surnames);
    const upn = `${plain(givenName)}.${plain(prefix + surname)}@${customer.domain}`;
    if (taken.has(upn)) continue;
    taken.add(upn);
    const whole = [prefix, surname].filter(Boolean).join(' ');
    made.push({
      upn,
      givenName,
      surname: whole,
      displayName: `${givenName} ${whole}`,
      position: dice.pick(customer.cloud.positions),
      department: dice.pick(customer.cloud.departments),
      location: dice.pick(customer.sites).name,
    });
  }
  return made;
}

/** "François van den Élzen" → letters that an address may hold. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('ı', 'i')
    .replace(/[^a-z]/g, '');
}

/** Office licences go round from the first member on, one each; telephony goes to the first of them as well. */
function handOut(customer: Customer, members: number): readonly (readonly string[])[] {
  const rows: string[][] = Array.from({ length: members }, () => []);
  let next = 0;
  for (const code of ['M365-PREMIUM', 'M365-STANDARD', 'M365-BASIC']) {
    for (let given = 0; given < (customer.cloud.used[code] ?? 0) && next < members; given += 1) {
      rows[next]?.push(skuOf(code) + (customer.cloud.members > 100 ? ':group' : ''));
      next += 1;
    }
  }
  for (let index = 0; index < (customer.cloud.used['TEAMS-PHONE'] ?? 0); index += 1)
    rows[index]?.push(skuOf('TEAMS-PHONE'));
  return rows;
}

function sharedMailboxes(customer: Customer): CloudUser[] {
  const licensed = customer.cloud.used['EXO-1'] ?? 0;
  const names = [
    ...customer.cloud.shared,
    ...Array.from(
      { length: Math.max(0, licensed - customer.cloud.shared.length) },
      (_, index) => `project${index + 1}`,
    ),
  ];
  return names.map((name, index) => ({
    upn: `${name}@${customer.domain}`,
    displayName: `Postvak ${name}`,
    givenName: '',
    surname: '',
    enabled: true,
    kind: 'shared',
    position: '',
    department: '',
    location: '',
    lastSignInOn: null,
    licences: index < licensed ? [skuOf('EXO-1')] : [],
  }));
}

function guests(customer: Customer, clock: Clock, dice: Random): CloudUser[] {
  return customer.cloud.guests.map(([displayName, mail]) => ({
    upn: `${mail.replace('@', '_')}#EXT#@${customer.domain}`,
    displayName,
    givenName: '',
    surname: '',
    enabled: true,
    kind: 'guest',
    position: '',
    department: '',
    location: '',
    lastSignInOn: clock.days(-dice.whole(2, 90)),
    licences: [],
  }));
}

function skuOf(code: string): string {
  return productOf(code).sku ?? code;
}
