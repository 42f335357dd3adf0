export { record, recordAll, recordStatement } from './actions.ts';
