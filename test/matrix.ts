import { inOneFlight } from '../src/access/scopes.ts';
import type { Needs, RouteLabel } from '../src/access/labels.ts';
import { permissions, type Permission } from '../src/access/permissions.ts';
import { plain } from '../src/database/statement.ts';
import type { TestPortal } from './portal.ts';

type Role = Readonly<{ key: string; name_nl: string; name_en: string; permissions: readonly string[] }>;

const gives: Readonly<Record<Permission, string>> = {
  'invoices:read': 'invoices, their files, payments, differences',
  'costs:read': 'amounts on services and the overview',
  'services:read': 'services and their terms',
  'cloud-users:read': 'cloud users and licences',
  'contracts:read': 'documents of kind contract',
  'change:cloud': 'may ask for changes to cloud services',
  'change:voice': 'may ask for changes to telephony',
  'change:connectivity': 'may ask for changes to connections',
  'change:contract': 'may sign for contracts',
  'report:outage': 'may report outages',
  'people:manage': 'may manage who uses the portal',
  'roles:grant': 'may give and withdraw authority',
};

const who: Readonly<Record<Exclude<Needs, Permission>, string>> = {
  public: 'anyone',
  contact: 'every signed-in contact',
  account: 'whoever is signed in, also staff',
  staff: 'staff',
  machine: 'a key',
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** docs/security/matrix.md, from the permissions, the roles in the database and the server's own routes. */
export async function writeMatrix(t: TestPortal): Promise<string> {
  const [roles] = await inOneFlight(
    t.system,
    plain<Role>('select key, name_nl, name_en, permissions from role order by position'),
  );
  const holders = (needs: Needs) =>
    needs in who
      ? who[needs as keyof typeof who]
      : roles
          .filter((role) => role.permissions.includes(needs))
          .map(({ key }) => key)
          .join(', ');
  return `${[
    '# Who may what',
    'Made by `npm run matrix` from `src/access/permissions.ts`, the table `role` and the routes of the server. A test fails when it is out of date.',
    'A contact may hold several roles; together they add up. What a role may not see is not there: its address answers 404, the same bytes as an address that does not exist. Every contact reads content meant for them, the own organisation, contact persons with their roles, and own messages.',
    '## Roles and permissions',
    table(
      ['permission', 'gives', ...roles.map(({ key }) => key)],
      permissions.map((permission) => [
        `\`${permission}\``,
        gives[permission],
        ...roles.map((role) => (role.permissions.includes(permission) ? '✓' : '')),
      ]),
    ),
    table(
      ['role', 'Dutch', 'English'],
      roles.map(({ key, name_nl, name_en }) => [`\`${key}\``, name_nl, name_en]),
    ),
    '## Within a page',
    table(
      ['what', 'who'],
      [
        ['amounts on services, licences and the overview', '`costs:read`'],
        ['contracts among the documents', '`contracts:read`'],
        ['messages of colleagues', '`people:manage` or `roles:grant`'],
        ['content for service groups or roles', 'who buys or holds them'],
        ['a record of a customer', 'contacts of that customer; filtered in the query, and again by row level security'],
        ['all customers', 'staff and keys; each write and each download is in the log'],
      ],
    ),
    '## Routes',
    'GET includes HEAD. Assets (`/assets/…`) are for anyone. The demo adds `/demo/mailbox` for anyone; the portal proper does not have it.',
    table(['address', 'methods', 'needs', 'who'], routeRows(t.app.routeTable, holders)),
  ].join('\n\n')}\n`;
}

function routeRows(routes: readonly RouteLabel[], holders: (needs: Needs) => string): string[][] {
  const own = routes.filter(({ url, method }) => !url.startsWith('/assets/') && method !== 'HEAD');
  const groups = Map.groupBy(own, ({ url, needs }) => `${url} ${needs}`);
  return [...groups.values()]
    .map((same) => [
      same[0]!.url,
      [...new Set(same.map(({ method }) => method))].sort().join(' '),
      same[0]!.needs,
      holders(same[0]!.needs),
    ])
    .sort(([a], [b]) => (a! < b! ? -1 : a! > b! ? 1 : 0))
    .map(([url, methods, needs, may]) => [`\`${url}\``, methods!, `\`${needs}\``, may!]);
}
