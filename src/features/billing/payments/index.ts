export { lockPayments, settleInvoices } from './actions.ts';
export { payments } from './import-kind.ts';
