import type { FastifyInstance } from 'fastify';
import { calendarFeedRoutes } from '../features/portal/calendar-links/index.ts';
import { languageRoutes } from '../features/identity/language/index.ts';
import { askRoutes, setRoutes } from '../features/identity/password-links/index.ts';
import { mailboxRoutes } from '../features/demo/mailbox/index.ts';
import { siteRoutes } from '../features/portal/site/index.ts';
import { guardPages, sessionRoutes } from '../features/identity/sessions/index.ts';
import { signInRoutes } from '../features/identity/sign-in/index.ts';
import { serveAssets } from '../platform/http/assets.ts';
import type { Portal } from '../portal.ts';

/** What anyone may open. */
export function publicArea(app: FastifyInstance, portal: Portal): void {
  guardPages(app, portal);
  if (portal.config.demo) mailboxRoutes(app, portal);
  signInRoutes(app, portal);
  sessionRoutes(app, portal);
  askRoutes(app, portal);
  setRoutes(app, portal);
  languageRoutes(app, portal);
  siteRoutes(app, portal);
  calendarFeedRoutes(app, portal);
}

/** Files of the portal itself: no session, no cookies. */
export function assetArea(app: FastifyInstance, portal: Portal): void {
  serveAssets(app, portal.assets);
}
