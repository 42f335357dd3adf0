// Who did what, when: written in the transaction of what it tells of, and what follows from it.
export { record, recordAll, recordStatement } from './actions.ts';
export { actions, type ActionName } from './actions-list.ts';
export { follow, followTogether, type Happened, type Queued, type Reaction } from './follow.ts';
export { reactTo } from './react.ts';
