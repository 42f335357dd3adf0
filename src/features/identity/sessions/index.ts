// Who is here: the guard of every page, the cookie, switching and signing out.
export { endSession, isSessionOpen, openSession, startSession, stayInLanguage, type OpenedSession } from './actions.ts';
export { cleanUpSignIn } from './clean-up.ts';
export { clearSessionCookie, deviceToken, sessionToken, setDeviceCookie, setSessionCookie } from './cookie.ts';
export { doorToOpen, doorsOf, insideOf, type Door } from './doors.ts';
export { offerElsewhere, offerNamedElsewhere } from './elsewhere.tsx';
export { actorOf, guardCustomerPages, guardPages } from './guard.ts';
export { isSigningOut, sayGoodbye } from './leave.ts';
export { sessionRoutes } from './routes.tsx';
export { takeSession } from './switch.ts';
