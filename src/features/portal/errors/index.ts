// What people and machines read when something is wrong.
export { handleErrors } from './handler.tsx';
export { answerUnreadable } from './unreadable.ts';
