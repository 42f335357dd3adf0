import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A package that few requests need: loaded by the first of them instead of by every start. Takes its name, answers a
 * function that answers the package, at once and always the same. A test (test/starting.test.ts) tells which packages a
 * start may not load.
 */
export function later<Package>(name: string): () => Package {
  let loaded: Package | undefined;
  return () => (loaded ??= require(name) as Package);
}
