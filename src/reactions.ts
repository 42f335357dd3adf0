import { announcePerCustomer, announceTask } from './features/billing/invoice-import/index.ts';
import { readDocumentTexts, readTextsAfter } from './features/content/document-text/index.ts';
import { mailAnswerToContact, mailMessageToStaff, messageOf } from './features/conversations/messages/index.ts';
import { mailPhoneChanged, phoneChange } from './features/customers/profile/index.ts';
import {
  changedPassword,
  linkFor,
  mailPasswordChanged,
  sendPasswordLink,
} from './features/identity/password-links/index.ts';
import { follow, followTogether } from './features/record/log-events/index.ts';

/** What follows from what: actions of the log, the job that follows, and what the job gets to know of them. */
export const reactions = Object.freeze([
  followTogether(['invoice.imported', 'invoice.moved-here'], announceTask, announcePerCustomer),
  follow(['import.done', 'import.undone'], readDocumentTexts, readTextsAfter),
  follow(['message.sent', 'call-back.asked'], mailMessageToStaff, messageOf),
  follow(['message.answered'], mailAnswerToContact, messageOf),
  follow(['profile.changed'], mailPhoneChanged, phoneChange),
  follow(['password.set', 'password.changed'], mailPasswordChanged, changedPassword),
  follow(['password-link.asked', 'staff-member.added', 'staff-member.changed'], sendPasswordLink, linkFor),
]);
