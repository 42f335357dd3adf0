// The words in a file of a document, so that the search finds them.
export { readDocumentTexts, readTextsAfter } from './jobs.ts';
