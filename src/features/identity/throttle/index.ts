// Counted tries, by account and by network.
export { forgetTries, giveBackTry, takeTry } from './actions.ts';
export { networkOf, networksOf } from './address.ts';
export { giveBackNetworkTry, takeNetworkTry } from './network-actions.ts';
export { limits } from './limits.ts';
