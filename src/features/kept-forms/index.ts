export { dropTaken, fieldsOf, findKept, keepTyped } from './requests.ts';
