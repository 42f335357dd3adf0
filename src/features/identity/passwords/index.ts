// What a password must be, its hash, and the turn of who waits for one.
export { lockAccount, type LockedAccount } from './account.ts';
export { endCalendarLinks, namesOfAccount, renewHash, setPassword, storePassword } from './actions.ts';
export { problemsOf } from './check.ts';
export { hashPassword, verifyPassword } from './hashing.ts';
export { passwordProblemWords, passwordRules, passwordTexts } from './texts.ts';
