import type { FastifyReply, FastifyRequest } from 'fastify';
import { madeFor, type FormFields } from '../../../access/made-for.ts';
import { systemScope } from '../../../access/scopes.ts';
import { filesMark, mostParts, partsOf } from '../../../platform/files/upload.ts';
import type { Portal } from '../../../portal.ts';
import type { KeptForm } from '../../../ui/kept-form.ts';
import { limits, takeNetworkTry } from '../throttle/index.ts';
import { dropForm, keepForm, keptForms } from './actions.ts';
import { keptToken, setKeptCookie } from './cookie.ts';
import { keptFrom } from './rules.ts';

type Parts = Pick<Portal, 'baseUrl' | 'database' | 'now'>;

/**
 * Keeps what was typed in a form for this browser. Answers the form, or null when there was nothing to keep or this
 * network keeps too much.
 */
export async function keepTyped(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  fields: FormFields | null | undefined,
  reason: KeptForm['reason'],
): Promise<KeptForm | null> {
  const form = keptFrom(fields, { baseUrl: portal.baseUrl, key: request.server.formKey });
  if (form === null) return null;
  const scope = systemScope(portal.database);
  if ((await takeNetworkTry(scope, limits.keptForm, request.ip, portal.now())) !== null) return null;
  const kept = { ...form, reason };
  const foreign = request.actor !== null && personIn(kept.madeFor) !== personIn(madeFor(request.actor));
  setKeptCookie(portal, reply, await keepForm(scope, keptToken(portal, request), kept, portal.now(), foreign));
  return kept;
}

/** The text fields of a form nobody may send now: files are let go. */
export async function fieldsOf(request: FastifyRequest): Promise<FormFields | null> {
  if (!request.isMultipart()) return (request.body as FormFields | null | undefined) ?? null;
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for await (const part of partsOf(request, mostParts)) {
    if (part.type === 'file') {
      if (part.filename) fields[filesMark] = 'ja';
      for await (const _ of part.file);
    } else if (typeof part.value === 'string' && part.fieldname !== '__proto__') fields[part.fieldname] = part.value;
  }
  return fields;
}

/** What this browser left in the forms of the page that is asked for, so that the page can show it again. */
export async function findKept(portal: Parts, request: FastifyRequest): Promise<readonly KeptForm[]> {
  const token = keptToken(portal, request);
  if (token === null) return [];
  const path = pathOf(request.url);
  const forms = await keptForms(systemScope(portal.database), token, portal.now());
  const own = forms.filter(
    ({ page, madeFor: whose }) =>
      pathOf(page) === path && (whose === '' || personIn(whose) === personIn(madeFor(request.actor))),
  );
  // Of two copies of one form the newest stands in it; the other when that one was sent.
  return own.filter(
    (one, at) => own.findIndex(({ action, madeFor: whose }) => action === one.action && whose === one.madeFor) === at,
  );
}

/** Lets go of what was kept of the form that was just taken. */
export async function dropTaken(portal: Parts, request: FastifyRequest): Promise<void> {
  const token = keptToken(portal, request);
  if (token !== null)
    await dropForm(systemScope(portal.database), token, {
      madeFor: madeFor(request.actor),
      action: request.url,
      fields: request.sent ?? {},
    });
}

const pathOf = (address: string) => address.split('?', 1)[0]!;
const personIn = (whose: string) => whose.split('.')[1] ?? '';
