export { audit, auditStatement, type Event } from './actions.ts';
