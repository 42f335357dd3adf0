// What was typed in a form that could not be sent: kept sealed for its browser, an hour.
export { readFormKey } from './actions.ts';
export { dropTaken, fieldsOf, findKept, keepTyped } from './requests.ts';
export { doorAfter } from './rules.ts';
