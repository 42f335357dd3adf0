// Links by mail to set a password.
export { askRoutes } from './ask-routes.tsx';
export { changedPassword, mailPasswordChanged } from './changed-job.ts';
export { linkFor, sendPasswordLink } from './job.ts';
export { newPasswordErrors } from './new-password.ts';
export { setRoutes } from './set-routes.tsx';
export { NewPasswordFields } from './new-password-fields.tsx';
