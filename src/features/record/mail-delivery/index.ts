// Mail that goes out, waits, or was given up.
export { cleanUpMail } from './clean-up.ts';
export { mailCommand, mailUsage } from './command.ts';
export { deliver, mailPatience, sendMail } from './deliver.ts';
export { mailCounts, refusedAddresses, type MailCounts, type RefusedAddress } from './queue-queries.ts';
export { queuedMails, type QueuedMail } from './queue-actions.ts';
export { waitsTooLong } from './rules.ts';
