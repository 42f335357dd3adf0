export { askRoutes } from './ask-routes.tsx';
export { askForLink, sendPasswordLink } from './job.ts';
export { changedMail } from './mails.ts';
export { organisationsOf } from './people.ts';
export { newPasswordErrors } from './new-password.ts';
export { setRoutes } from './set-routes.tsx';
export { NewPasswordFields } from './views.tsx';
