import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';

type Parts = Pick<Portal, 'config' | 'now'>;

/**
 * The day that decides what is late: today; null when the portal hears of no payments (PAYMENTS=unknown), for then
 * nothing is.
 */
export const dueDay = ({ config, now }: Parts): string | null => (config.payments === 'unknown' ? null : dayOf(now()));
