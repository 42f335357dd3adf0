export { handleErrors } from './handler.tsx';
export { answerUnreadable } from './unreadable.ts';
