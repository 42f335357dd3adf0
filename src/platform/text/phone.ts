import type * as Phones from 'libphonenumber-js';
import { later } from '../later.ts';

const phones = later<typeof Phones>('libphonenumber-js');

/** libphonenumber's reading of a number as typed; without a country of its own it is one of `region`. Undefined when it is none. */
export const parsePhone: typeof Phones.parsePhoneNumberFromString = (...asked: Parameters<typeof Phones.parsePhoneNumberFromString>) => phones().parsePhoneNumberFromString(...asked);
