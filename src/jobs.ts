import { readDocumentTexts } from './features/document-text/index.ts';
import { announceTask } from './features/invoice-import/index.ts';
import { sendPasswordLink } from './features/password-links/index.ts';
import { sweepKeptFiles } from './features/kept-files/index.ts';
import { mailAnswerToContact, mailMessageToStaff } from './features/messages/index.ts';
import { cleanUpSignIn } from './features/sign-in/index.ts';
import { sweepFiles } from './features/stored-files/index.ts';
import { cleanUpMail, sendMail } from './features/mail-delivery/index.ts';

/** Every job of the portal. */
export const tasks = Object.freeze([
  announceTask,
  cleanUpMail,
  cleanUpSignIn,
  mailAnswerToContact,
  mailMessageToStaff,
  readDocumentTexts,
  sendMail,
  sendPasswordLink,
  sweepFiles,
  sweepKeptFiles,
]);

/** When jobs run by themselves (cron, UTC). */
export const timetable =
  '23 2 * * * clean-up-sign-in\n41 2 * * * sweep-files\n57 2 * * * clean-up-mail\n11 3 * * * read-document-texts\n*/5 * * * * sweep-kept-files';
