import type { FastifyInstance } from 'fastify';
import { guardPages } from '../features/sign-in/index.ts';
import { serveAssets } from '../platform/http/assets.ts';
import type { Portal } from '../portal.ts';

/** What anyone may open. */
export function publicArea(app: FastifyInstance, portal: Portal): void {
  guardPages(app, portal);
}

/** Files of the portal itself: no session, no cookies. */
export function assetArea(app: FastifyInstance, portal: Portal): void {
  serveAssets(app, portal.assets);
}
