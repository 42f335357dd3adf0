export { cleanUpSignIn } from './cleanup.ts';
export { clearSessionCookie, deviceToken, sessionToken, setDeviceCookie, setSessionCookie } from './cookie.ts';
export { rememberDevice } from './devices.ts';
export { doorsOf } from './doors.ts';
export { offerElsewhere, offerNamedElsewhere } from './elsewhere.tsx';
export { actorOf, guardCustomerPages, guardPages } from './guard.ts';
export { isSigningOut, sayGoodbye } from './leave.ts';
export { signInRoutes } from './routes.tsx';
export {
  endSession,
  isSessionOpen,
  newToken,
  openSession,
  startSession,
  type OpenedSession,
} from './session-actions.ts';
export { sessionRoutes } from './session-routes.tsx';
export { provePassword } from './prove.ts';
export { mailOf } from './sign-in.ts';
export { takeSession } from './switch.ts';
export { Trouble } from './views.tsx';
export { wayBack } from '../../../platform/http/way-back.ts';
