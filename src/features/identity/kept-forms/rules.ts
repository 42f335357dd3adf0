import { formMarks, provenFor, type FormFields } from '../../../access/made-for.ts';
import { filesMark } from '../../../platform/files/upload.ts';
import { addressOf } from '../../../platform/http/address.ts';
import { oneText } from '../../../platform/http/forms.ts';
import { wayBack } from '../../../platform/http/way-back.ts';
import { secretFields } from '../../../ui/form.tsx';
import type { KeptForm } from '../../../ui/kept-form.ts';

/** Fields that say nothing of what somebody typed. */
const ways = new Set(['terug', 'code', 'taal']);
const most = Object.freeze({ fields: 40, characters: 60_000 });

type Typed = readonly (readonly [name: string, value: string | readonly string[]])[];

const typedIn = (fields: FormFields): Typed =>
  Object.entries(fields).filter(([name]) => !name.startsWith('_') && name !== '__proto__' && !secretFields.has(name));

const saysSomething = (typed: Typed): boolean =>
  typed.some(([name, value]) => !ways.has(name) && [value].flat().join('').trim() !== '');

/**
 * Where who sent a form too late signs in: their text waits behind it, or the page says that nothing was sent and
 * nothing kept. A button without text has nothing to lose.
 */
export function doorAfter(kept: Pick<KeptForm, 'page'> | null, fields: FormFields | null | undefined): string {
  if (kept !== null) return addressOf('/aanmelden', { gelukt: 'bewaard', terug: kept.page });
  return saysSomething(typedIn(fields ?? {})) ? '/aanmelden?gelukt=niet-bewaard' : '/aanmelden';
}

/**
 * What is worth keeping of a form that a page of ours sent; null when it is no such form, does not prove whom it was
 * made for, or nothing was typed. Passwords are left out, and files never come here.
 */
export function keptFrom(
  fields: FormFields | null | undefined,
  { baseUrl, key }: Readonly<{ baseUrl: string; key: Buffer }>,
): Omit<KeptForm, 'reason'> | null {
  const [action, page, said] = [formMarks.action, formMarks.page, formMarks.madeFor].map((mark) =>
    oneText(fields?.[mark]),
  );
  if (fields === null || fields === undefined || !action || wayBack(action, baseUrl, '') !== action) return null;
  const madeFor = provenFor(key, said!);
  if (madeFor === null) return null;
  const typed = typedIn(fields).slice(0, most.fields);
  if (!saysSomething(typed) || JSON.stringify(typed).length > most.characters) return null;
  return {
    action,
    page: wayBack(page!, baseUrl),
    madeFor,
    files: filesMark in fields,
    fields: Object.fromEntries(typed),
  };
}
