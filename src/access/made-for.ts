import type { FastifyRequest } from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../platform/http/errors.ts';
import { oneText } from '../platform/http/forms.ts';
import type { Actor } from './actor.ts';

/** Hidden fields of a form: whom it was made for, the page it stands on, where it is sent to. */
export const formMarks = Object.freeze({ madeFor: '_voor', page: '_van', action: '_naar' });

export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** Whom a form is made for: one person at one organisation, or on the staff side; '' for who is not signed in. */
export function madeFor(actor: Actor | null): string {
  if (actor === null || actor.kind === 'machine') return '';
  return `${actor.kind === 'customer' ? actor.customerId : 'beheer'}.${actor.accountId}`;
}

const signature = (key: Buffer, whom: string): string =>
  createHmac('sha256', key).update(`form ${whom}`).digest().subarray(0, 16).toString('base64url');

/** What a form carries in `_voor`: whom it is made for, signed by the portal; '' for who is not signed in. */
export function signedFor(key: Buffer, actor: Actor | null): string {
  const whom = madeFor(actor);
  return whom === '' ? '' : `${whom}.${signature(key, whom)}`;
}

const mark = /^((?:\d{1,12}|beheer)\.[0-9a-f-]{36})\.([\w-]{22})$/;

/**
 * Whom a form was made for, by what it says in `_voor`; null when this portal never wrote that: what was typed may be
 * kept under no name but the right one.
 */
export function provenFor(key: Buffer, said: string): string | null {
  if (said === '') return '';
  const [, whom, proof] = mark.exec(said) ?? [];
  return whom !== undefined && timingSafeEqual(Buffer.from(proof!), Buffer.from(signature(key, whom))) ? whom : null;
}

/**
 * Proof that a page of this portal offered this person to end `thing`: a second click, when it is gone already, is
 * theirs too.
 */
export const endProof = (key: Buffer, accountId: string, thing: string): string =>
  signature(key, `end ${thing} by ${accountId}`);

/** Whether `said` is the proof that `endProof` wrote. */
export function isEndProof(key: Buffer, accountId: string, thing: string, said: string): boolean {
  const [given, right] = [Buffer.from(said), Buffer.from(endProof(key, accountId, thing))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * Whom a form says that it was made for, without proof: enough to refuse a form, as it is then held against who is
 * signed in.
 */
const saidFor = (said: string): string => said.split('.', 2).join('.');

/** A form that was made for somebody else, or for another organisation of the same person: nothing of it is done. */
export class FormElsewhere extends Refusal {
  readonly fields: FormFields;
  constructor(fields: FormFields) {
    super(409, 'made_for_another', 'This form was made for another organisation or person. Nothing was changed.');
    this.fields = fields;
  }
}

/**
 * Throws when this form says that it was made for another than who sends it. A program that says nothing has no page
 * that could be out of date.
 */
export function holdForm(request: FastifyRequest, fields: FormFields | null | undefined): void {
  request.sent = fields ?? null;
  const said = oneText(fields?.[formMarks.madeFor]);
  if (said !== '' && request.actor !== null && saidFor(said) !== madeFor(request.actor))
    throw new FormElsewhere(fields!);
}
