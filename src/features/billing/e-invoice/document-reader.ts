import { readNow, type ReadDocument, type ReaderJob } from './read-document.ts';
import { sameDocument } from './same-document.ts';

/** What the process for large invoices does with each: reads one, or compares two. */
export default ({ bytes, format, other }: ReaderJob): ReadDocument | boolean =>
  other ? sameDocument(bytes, other, format) : readNow(bytes, format);
