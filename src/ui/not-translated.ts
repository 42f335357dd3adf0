/**
 * For names of people, companies and products: `<b {...notTranslated}>`. A browser's translator leaves them alone.
 * preact's types know only true and false here, and false would print nothing at all.
 */
export const notTranslated = Object.freeze({ translate: 'no' }) as unknown as Readonly<{ translate: boolean }>;
