export { audit, auditAll, auditStatement, type Event } from './actions.ts';
