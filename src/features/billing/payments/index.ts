// What was paid, and which invoice that settles.
export { lockPayments, settleInvoices } from './actions.ts';
export { payments } from './import-kind.ts';
