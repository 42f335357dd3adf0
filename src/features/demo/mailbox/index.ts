// The mails that the portal sent, to look at.
export { mailboxRoutes } from './routes.tsx';
