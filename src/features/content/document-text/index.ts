export { readDocumentTexts, readTextsAfter } from './jobs.ts';
