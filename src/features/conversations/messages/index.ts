export { callBackRoutes } from './call-back-routes.tsx';
export { mailAnswerToContact, mailMessageToStaff, messageOf } from './jobs.ts';
export { accountManager } from './queries.ts';
export { messageRoutes } from './routes.tsx';
export { staffMessageRoutes } from './staff-routes.tsx';
export { contactPlace, staffMessagesPlace } from './place.ts';
