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

/** Ties two languages together: a key that one of them lacks does not compile. */
export function texts<T extends Wording>(nl: T, en: NoInfer<Same<T>>): Texts<T> {
  return Object.freeze({ nl: nl as unknown as Same<T>, en });
}

export function isLanguage(value: unknown): value is Language {
  return value === 'nl' || value === 'en';
}
