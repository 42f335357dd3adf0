import { staffMessagesPlace } from '../features/conversations/messages/index.ts';
import { staffHomePlace, styleGuidePlace } from '../features/portal/staff-home/index.ts';
import type { Menu } from '../ui/menu.ts';

/** What staff find in the menu, in this order. */
export const staffMenu: Menu = Object.freeze([
  { label: null, places: [staffHomePlace, staffMessagesPlace, styleGuidePlace] },
]);
