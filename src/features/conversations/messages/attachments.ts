import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CustomerScope, StaffScope } from '../../../access/scopes.ts';
import type { RefusedFile, Upload, UploadedFile } from '../../../platform/files/upload.ts';
import type { Language } from '../../../platform/text/language.ts';
import type { Portal } from '../../../portal.ts';
import type { FieldError } from '../../../ui/form.tsx';
import { copyOf, keepFiles, keptFiles, pickedIn, removeBytes, type KeptFile } from '../../record/kept-files/index.ts';
import { bytesLeft } from './hour-queries.ts';
import { onceOf } from '../../../ui/once.tsx';
import { answerRefused, tooMuchError, uploadErrors } from './inputs.ts';
import { limits } from './rules.ts';
import { messageTexts } from './texts.ts';
import type { NotSent, Sent } from './sending-rules.ts';

type Parts = Pick<Portal, 'files' | 'now'>;

/** One copy of a form as a page shows it: its key, and the files that wait in it. */
export type Copy = Readonly<{ once: string; kept: readonly KeptFile[] }>;
/** What a form brings along: new files, and the ticked ones that waited in it. */
export type Brought = Readonly<{
  once: string;
  copy: string;
  picked: readonly string[];
  files: readonly UploadedFile[];
  refused: readonly RefusedFile[];
}>;
type Scope = CustomerScope | StaffScope;

/**
 * New files and ticked ones together are no more than one message may have; what is over is refused by name. `action`:
 * where the form is sent.
 */
export function broughtBy(action: string, { fields, files, refused }: Upload): Brought {
  const once = onceOf(fields) ?? randomUUID();
  const picked = pickedIn(fields);
  const room = limits.files - picked.length;
  const over = files.slice(room).map(({ name }): RefusedFile => ({ name, reason: 'too-many' }));
  return { once, copy: copyOf(action, once), picked, files: files.slice(0, room), refused: [...refused, ...over] };
}

/** An empty form; one that was left for another language or organisation still has its files. */
export async function copyShown(portal: Parts, request: FastifyRequest, scope: Scope, action: string): Promise<Copy> {
  const left = request.kept?.find((form) => form.action === action);
  const once = left === undefined ? null : onceOf(left.fields);
  if (once === null) return { once: randomUUID(), kept: [] };
  return { once, kept: await keptFiles(scope, copyOf(action, once), portal.now()) };
}

/**
 * After a message was sent: its files stay, those of the same form sent a second time do not, nor those that were left
 * out.
 */
export async function settle(
  portal: Parts,
  upload: Upload,
  { files }: Brought,
  sent: Exclude<Sent, NotSent>,
): Promise<void> {
  upload.keep(sent.again ? [] : files);
  await removeBytes(portal.files, sent.left);
}

type Refusal = Readonly<{
  portal: Parts;
  reply: FastifyReply;
  scope: Scope;
  upload: Upload;
  brought: Brought;
  errors: readonly FieldError[];
  why: NotSent | null;
  language: Language;
}>;

/**
 * A form that is not sent: its right files wait in it. Sets the status; answers every error, and the form's copy to
 * show.
 */
export async function refuse({
  portal,
  reply,
  scope,
  upload,
  brought,
  errors,
  why,
  language,
}: Refusal): Promise<Readonly<{ errors: readonly FieldError[]; copy: Copy }>> {
  const t = messageTexts[language];
  const now = portal.now();
  const { kept, saved, lost, gone } = await keepFiles(portal.files, scope, { ...brought, now }, (trx) =>
    bytesLeft(trx, scope, now),
  );
  upload.keep(saved);
  const missed = lost.map(({ name }): RefusedFile => ({ name, reason: 'full' }));
  answerRefused(reply, brought.refused);
  const all = [
    ...errors,
    ...(why !== null && 'until' in why ? [tooMuchError(portal, reply, why, language)] : []),
    ...uploadErrors([...brought.refused, ...missed], language),
    ...(gone > 0 ? [{ field: 'bijlagen', message: t.filesGone(gone) }] : []),
  ];
  return { errors: all, copy: { once: brought.once, kept } };
}
