/**
 * Names, numbers and addresses stay as they are when a browser translates the page: `<span {...untranslated}>`. preact
 * knows the attribute only as a boolean, and leaves out false.
 */
export const untranslated: object = Object.freeze({ translate: 'no' });
