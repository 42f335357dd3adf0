import type { Attachment } from '../e-invoice/index.ts';

type Reference = Pick<Attachment, 'id' | 'description' | 'externalUrl'>;

/**
 * Supporting documents that stand elsewhere (BT-124), with their name and host. Only https: an address of another kind
 * is not for a browser.
 */
export function externalDocuments({
  attachments = [],
}: Readonly<{ attachments?: readonly Reference[] }>): readonly Readonly<{ url: string; name: string }>[] {
  return attachments.flatMap(({ externalUrl, description, id }) => {
    const url = externalUrl === null || !URL.canParse(externalUrl) ? null : new URL(externalUrl);
    if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return [];
    return [{ url: url.href, name: `${description ?? id ?? 'document'} (${url.host})` }];
  });
}
