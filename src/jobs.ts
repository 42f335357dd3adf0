import { sendMail } from './platform/mail/task.ts';

/** Every job of the portal. */
export const tasks = Object.freeze([sendMail]);

/** When jobs run by themselves (cron, UTC). */
export const timetable = '';
