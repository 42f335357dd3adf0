export { actorOf, guardPages } from './guard.ts';
export { startSession } from './session-actions.ts';
