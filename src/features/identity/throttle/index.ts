export { forgetTries, giveBackTry, takeTry } from './actions.ts';
export { networkOf, networksOf } from './address.ts';
export { giveBackNetworkTry, takeNetworkTry } from './network-actions.ts';
export { limits } from './limits.ts';
