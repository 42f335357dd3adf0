import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { inOneFlight, systemScope, write, type SystemScope } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import type { Portal } from '../../../portal.ts';
import type { Happened, Queued } from '../../record/log-events/index.ts';
import { unreadFiles, type Unread } from './queries.ts';
import { textOfFile } from './text-of-file.ts';
import { readableTypes } from './words-in.ts';

type Parts = Pick<Portal, 'database' | 'files' | 'log'>;

const name = 'read-document-texts';
const atATime = 20;

/** Once an import of documents ended, the text of its files becomes findable. */
export const readTextsAfter = ({ subject }: Happened): Queued<Payload> | null =>
  subject === 'documents' ? { payload: {}, key: name } : null;

type Payload = Readonly<{ _cron?: unknown }>;

/**
 * Reads the text of every file of a document that has none yet, one by one. What cannot be read counts as read, with no
 * text: it would fail again. A file whose reading was cut off (the machine lost power, the portal was killed) gets one
 * more chance, at night. Harmless to repeat.
 */
export const readDocumentTexts: Task<Parts, Payload> = {
  name,
  runsAt: '11 3 * * *',
  async run(portal, payload) {
    const scope = systemScope(portal.database, 'portal');
    const tries = '_cron' in payload ? 2 : 1;
    for (;;) {
      const [files] = await inOneFlight(scope, unreadFiles(readableTypes, tries, atATime));
      for (const file of files) if (await take(scope, file, tries)) await keep(scope, file, await textOf(portal, file));
      if (files.length < atATime) return;
    }
  },
};

/**
 * Marks the file as tried, in a transaction that stands before the first byte is read. False when another portal took
 * it meanwhile.
 */
async function take(scope: SystemScope, { fileId }: Unread, tries: number): Promise<boolean> {
  const taken = await write(scope, (trx) =>
    trx
      .updateTable('document')
      .set({ text_tries: sql`text_tries + 1` })
      .where('file_id', '=', fileId)
      .where('file_text', 'is', null)
      .where('text_tries', '<', tries)
      .returning('id')
      .execute(),
  );
  return taken.length > 0;
}

async function textOf(portal: Parts, { fileId, type, key }: Unread): Promise<string> {
  try {
    return await textOfFile(await buffer(await portal.files.get(key)), type);
  } catch (error) {
    portal.log.warn({ err: error, file: fileId }, 'the text of a document could not be read');
    return '';
  }
}

async function keep(scope: SystemScope, { fileId }: Unread, text: string): Promise<void> {
  await write(scope, (trx) =>
    trx
      .updateTable('document')
      .set({ file_text: text })
      .where('file_id', '=', fileId)
      .where('file_text', 'is', null)
      .execute(),
  );
}
