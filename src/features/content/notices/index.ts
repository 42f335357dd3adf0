export { notices } from './import-kind.ts';
