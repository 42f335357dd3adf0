import { readNow, type ReadDocument, type ReadJob } from './read-document.ts';

/** What the process that reads large invoices does with each. */
export default ({ bytes, format }: ReadJob): ReadDocument => readNow(bytes, format);
