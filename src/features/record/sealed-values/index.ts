// Values that are sealed with the secret key: how many there are, and sealing them anew with another key.
export { sealAnew } from './actions.ts';
export { countSealed, type SealedColumn } from './queries.ts';
export { keysNeeded, sealedWords } from './rules.ts';
