import { parseArgs } from 'node:util';
import { systemScope } from '../access/scopes.ts';
import { dropMadePdfs } from '../features/billing/invoices/index.ts';
import { visibleKey } from '../platform/text/invisible.ts';
import { say, withPortal } from './terminal.ts';

export const pdfsUsage = 'pdfs renew [--customer NUMBER]';

/** `pdfs renew`: PDFs of invoices that the portal made are made anew, after a change of name, address or colour. */
export async function pdfs([verb, ...rest]: readonly string[]): Promise<number> {
  const customer = asked(verb, rest);
  if (customer === undefined) {
    say(`Usage: ${pdfsUsage}`);
    return 2;
  }
  return withPortal(async ({ portal }) => {
    const count = await dropMadePdfs(systemScope(portal.database, 'command'), customer);
    say(
      `${count} ${count === 1 ? 'PDF' : 'PDFs'} of invoices will be made anew when somebody opens them. PDFs that came with an invoice stay as they are.`,
    );
  });
}

function asked(verb: string | undefined, args: readonly string[]): string | null | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { customer: { type: 'string' } } });
    return verb === 'renew' ? (values.customer === undefined ? null : visibleKey(values.customer)) : undefined;
  } catch {
    return undefined;
  }
}
