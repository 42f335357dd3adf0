// The form to sign in, and its proof.
export { rememberDevice } from './devices.ts';
export { signInRoutes } from './routes.tsx';
export { provePassword } from './prove.ts';
export { mailOf } from './sign-in.ts';
export { Trouble } from './views.tsx';
