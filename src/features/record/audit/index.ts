export { audit, auditAll, auditStatement } from './actions.ts';
