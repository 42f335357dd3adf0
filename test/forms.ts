import assert from 'node:assert/strict';
import type { TestPortal, Visitor } from './portal.ts';

/** What a browser would send of the form with this action: every field as it stands on the page. */
export function formOn(page: string, action: string): Record<string, string> {
  const form = [...page.matchAll(/<form [^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find((one) => one[1] === action);
  assert.ok(form, `a form for ${action}`);
  const fields: Record<string, string> = {};
  for (const [, attributes] of form[2]!.matchAll(/<input([^>]*)>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes!)?.[1] ?? '';
    if (!['checkbox', 'radio', 'file', 'password'].includes(of('type')) || / checked/.test(attributes!))
      fields[of('name')] = of('value');
  }
  for (const [, name, text] of form[2]!.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)/g)) fields[name!] = text!;
  for (const [, name, options] of form[2]!.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields[name!] = /value="([^"]*)" selected/.exec(options!)?.[1] ?? '';
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
    ]),
  );
}

/** Sends a form with files as a browser does: fields, and PDFs of these names. */
export async function sendParts(
  t: TestPortal,
  visitor: Visitor,
  url: string,
  fields: Readonly<Record<string, string>>,
  ...files: readonly string[]
) {
  const parts = Object.entries(fields)
    .map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('');
  const bytes = files
    .map(
      (file) => `--x\r\ncontent-disposition: form-data; name="bijlagen"; filename="${file}"\r\n\r\n%PDF-1.7 geheim\r\n`,
    )
    .join('');
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const reply = await t.app.inject({
    method: 'POST',
    url,
    payload: `${parts}${bytes}--x--\r\n`,
    headers: { cookie, origin: 'http://portal.example', 'content-type': 'multipart/form-data; boundary=x' },
  });
  for (const { name, value } of reply.cookies) visitor.cookies.set(name, value);
  return reply;
}
