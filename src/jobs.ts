import { readDocumentTexts } from './features/content/document-text/index.ts';
import { announceTask } from './features/billing/invoice-import/index.ts';
import { mailPasswordChanged, sendPasswordLink } from './features/identity/password-links/index.ts';
import { sweepKeptFiles } from './features/record/kept-files/index.ts';
import { mailAnswerToContact, mailMessageToStaff } from './features/conversations/messages/index.ts';
import { cleanUpSignIn } from './features/identity/sessions/index.ts';
import { reactTo } from './features/record/log-events/index.ts';
import { sweepFiles } from './features/record/stored-files/index.ts';
import { cleanUpMail, sendMail } from './features/record/mail-delivery/index.ts';
import { mailPhoneChanged } from './features/customers/profile/index.ts';
import { reactions } from './reactions.ts';

/** Every job of the portal. */
export const tasks = Object.freeze([
  announceTask,
  cleanUpMail,
  cleanUpSignIn,
  mailAnswerToContact,
  mailMessageToStaff,
  mailPasswordChanged,
  mailPhoneChanged,
  reactTo(reactions),
  readDocumentTexts,
  sendMail,
  sendPasswordLink,
  sweepFiles,
  sweepKeptFiles,
]);
