// What everybody should know now: a line on the pages.
export { notices } from './import-kind.ts';
