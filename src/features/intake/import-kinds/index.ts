// What a kind of record is: its fields, their types, and what they refer to.
export { checkRow } from './check.ts';
export { columnsOf } from './columns.ts';
export { country } from './country-type.ts';
export { field, must, soft, type Cell, type Field, type FieldType, type Schema } from './field.ts';
export { fileKindOf } from './file-type.ts';
export { iban, kvk, mail, oin, peppolId, phone, postalCode, sku, slug, url } from './format-types.ts';
export {
  kind,
  type Around,
  type Batch,
  type CheckedRecord,
  type Children,
  type Kind,
  type ReadyRecord,
} from './kind.ts';
export { notationsOf } from './notations.ts';
export { cents, decimal, flag, integer } from './number-types.ts';
export { findReferences } from './references-queries.ts';
export { resolve } from './resolve.ts';
export { key, line, object, pattern, prose, word } from './text-types.ts';
export { day, moment, momentOrDay, onDutchClock, startOfDay } from './time-types.ts';
export { tellingTwice, tellTwice } from './twice-actions.ts';
export {
  audience,
  customer,
  externalId,
  fillSlug,
  inOrder,
  location,
  serviceGroup,
  softLocation,
  visible,
} from './usual-fields.ts';
export { vatId } from './vat-type.ts';
export { list } from './list-type.ts';
