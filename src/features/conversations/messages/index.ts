// What customers and staff write to each other, with files, and asking to be called back.
export { callBackRoutes } from './call-back-routes.tsx';
export { mailAnswerToContact, mailMessageToStaff, messageOf } from './jobs.ts';
export { accountManager } from './queries.ts';
export { messageRoutes } from './routes.tsx';
export { staffMessageRoutes } from './staff-routes.tsx';
export { contactPlace, staffMessagesPlace } from './place.ts';
