export { forgetTries, giveBackTry, takeTry } from './actions.ts';
export { networkOf } from './address.ts';
export { limits, type Limit } from './limits.ts';
