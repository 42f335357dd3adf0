import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';

/**
 * The day that decides what is late: today; null when the portal hears of no payments (PAYMENTS=unknown), for then
 * nothing is.
 */
export const dueDay = ({ config, now }: Pick<Portal, 'config' | 'now'>): string | null =>
  config.payments === 'unknown' ? null : dayOf(now());
