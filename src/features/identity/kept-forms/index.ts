export { readFormKey } from './actions.ts';
export { dropTaken, fieldsOf, findKept, keepTyped } from './requests.ts';
export { doorAfter } from './rules.ts';
