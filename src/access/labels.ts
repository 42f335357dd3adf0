import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Actor } from './actor.ts';
import type { Entry, Standing } from './entry.ts';
import type { FormFields } from './made-for.ts';
import type { Permission } from './permissions.ts';

/**
 * Who may use a route: 'public' (anyone), 'contact' (any signed-in contact), a permission (a contact who holds it),
 * 'account' (whoever signed in, also staff), 'staff', or 'machine' (a bearer key).
 */
export type Needs = 'public' | 'contact' | 'account' | 'staff' | 'machine' | Permission;

/** What an address part names. The isolation test tries every other customer's ids of this kind. */
export type Resource =
  | 'invoice'
  | 'invoice-file'
  | 'subscription'
  | 'location'
  | 'contact'
  | 'cloud-user'
  | 'document'
  | 'news'
  | 'event'
  | 'thread'
  | 'message-file'
  | 'session'
  | 'mail'
  | 'record'
  | 'run'
  | 'staff-thread'
  | 'token'
  | 'faq'
  | 'role'
  | 'year';

declare module 'fastify' {
  interface FastifyContextConfig {
    needs?: Needs;
    /** Address part → what it names, e.g. { nummer: 'invoice' }. Every part needs one. */
    ids?: Readonly<Record<string, Resource>>;
    /** One line for the OpenAPI document. */
    summary?: string;
    /** The API's own description of what goes in and comes out (OpenAPI operation parts). */
    operation?: Readonly<Record<string, unknown>>;
  }
  interface FastifyRequest {
    actor: Actor | null;
    /** Set while `actor` is only remembered: the first flight of the page confirms it. */
    entry: Entry | null;
    /** Set while the form of somebody signed in comes in: every flight of it asks whether they still are. */
    standing: Standing | null;
    /** The text fields that came with a form, once they are read. */
    sent: FormFields | null;
  }
}

export type RouteLabel = Readonly<{
  method: string;
  url: string;
  needs: Needs;
  ids: Readonly<Record<string, Resource>>;
  summary?: string;
  operation?: Readonly<Record<string, unknown>>;
}>;

/**
 * Refuses to start with a route that does not say who may use it; answers the table of all routes, filled while they
 * register.
 */
export function requireLabels(app: FastifyInstance): readonly RouteLabel[] {
  const table: RouteLabel[] = [];
  app.addHook('onRoute', (route) => {
    for (const label of labelsOf(route)) table.push(label);
  });
  return table;
}

export function labelsOf(route: Pick<RouteOptions, 'method' | 'url' | 'config'>): RouteLabel[] {
  const { needs, ids = {}, summary, operation } = route.config ?? {};
  const methods = [route.method].flat();
  if (needs === undefined)
    throw new Error(`Route ${methods.join('/')} ${route.url} does not say who may use it: add config.needs.`);
  const parts = [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  const unnamed = parts.filter((part) => !(part in ids));
  if (unnamed.length > 0)
    throw new Error(
      `Route ${methods.join('/')} ${route.url} does not say what ${unnamed.join(', ')} names: add config.ids.`,
    );
  return methods.map((method) => ({ method, url: route.url, needs, ids, summary, operation }));
}
