export { readDocumentTexts, readTextsSoon } from './jobs.ts';
