import { announceTask } from './features/invoice-import/index.ts';
import { sendPasswordLink } from './features/password-links/index.ts';
import { mailAnswerToContact, mailMessageToStaff } from './features/messages/index.ts';
import { sendMail } from './platform/mail/task.ts';

/** Every job of the portal. */
export const tasks = Object.freeze([
  announceTask,
  mailAnswerToContact,
  mailMessageToStaff,
  sendMail,
  sendPasswordLink,
]);

/** When jobs run by themselves (cron, UTC). */
export const timetable = '';
