export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

type Wording = { readonly [key: string]: string | readonly string[] | ((...args: never[]) => unknown) | Wording };

/** The same keys with other words: strings stay strings, functions keep their arguments. */
type Same<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : T[K] extends (...args: infer A) => infer R
        ? (...args: A) => R
        : Same<T[K]>;
};

export type Texts<T> = Readonly<Record<Language, Same<T>>>;

/**
 * Ties two languages together: a key that one of them lacks does not compile. A sentence that ends with a name ends
 * once, also when the name has a full stop of its own.
 */
export function texts<T extends Wording>(nl: T, en: NoInfer<Same<T>>): Texts<T> {
  // What T is word for word, Same<T> is in kind: TypeScript does not see it of a type that is not known yet.
  return Object.freeze({ nl: endingOnce(nl as unknown as Same<T>), en: endingOnce(en) });
}

/** "Veld B.V.." → "Veld B.V.": a name that ends in a full stop ends its sentence as well. Three stops stay three. */
export const oneStop = (text: string): string =>
  text.includes('..') ? text.replace(/(?<=\p{L}\.)\.(?!\.)/gu, '') : text;

function endingOnce<T>(words: T): T {
  if (typeof words === 'function') {
    // A function of the same arguments, which TypeScript cannot say of a T.
    const say = words as unknown as (...args: unknown[]) => unknown;
    const sayOnce = (...args: unknown[]) => {
      const said = say(...args);
      return typeof said === 'string' ? oneStop(said) : said;
    };
    return sayOnce as T;
  }
  if (typeof words !== 'object' || words === null || Array.isArray(words)) return words;
  return Object.freeze(Object.fromEntries(Object.entries(words).map(([key, inner]) => [key, endingOnce(inner)]))) as T;
}

export function isLanguage(value: unknown): value is Language {
  return value === 'nl' || value === 'en';
}
