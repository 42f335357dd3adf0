import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { requireLabels, type RouteLabel } from './access/labels.ts';
import { systemScope } from './access/scopes.ts';
import { apiArea } from './areas/api.ts';
import { customerArea } from './areas/customer.ts';
import { contactPlace, customerMenu } from './areas/customer-menu.ts';
import { assetArea, publicArea } from './areas/public.ts';
import { staffArea } from './areas/staff.ts';
import { staffMenu } from './areas/staff-menu.ts';
import { limitCrowd } from './features/portal/crowd/index.ts';
import { answerUnreadable, handleErrors } from './features/portal/errors/index.ts';
import { healthRoutes } from './features/portal/health/index.ts';
import { readFormKey } from './features/identity/kept-forms/index.ts';
import { compressReplies } from './platform/http/compress.ts';
import type { Observe } from './platform/http/metrics.ts';
import { securityHeaders } from './platform/http/headers.ts';
import { refuseBroken, refuseExpectations } from './platform/http/raw-answers.ts';
import { acceptForms } from './platform/http/forms.ts';
import { readOn } from './platform/http/read-on.ts';
import type { Portal } from './portal.ts';

export type App = FastifyInstance & {
  routeTable: readonly RouteLabel[];
  measure: (observe: Observe) => void;
  leave: () => Promise<void>;
};

const formLimit = 256 * 1024;
const fileLimit = 25 * 1024 * 1024;

/**
 * The web server from its parts. Tests build the same one; nothing listens yet. `hasStarted`: whether the rest of the
 * portal is there too.
 */
export async function buildApp(portal: Portal, hasStarted: () => boolean = () => true): Promise<App> {
  const https = portal.baseUrl.startsWith('https:');
  const app = Fastify({
    loggerInstance: portal.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: portal.config.trustProxy?.split(',').map((part) => part.trim()) ?? false,
    bodyLimit: formLimit,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 400 },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    frameworkErrors: answerUnreadable(portal, { https }),
    clientErrorHandler: refuseBroken({ https }),
    // A request without Host gets our own answer, see oneHostOnly.
    http: { requireHostHeader: false },
  });
  const routeTable = requireLabels(app);
  app.decorateRequest('actor', null);
  app.decorateRequest('entry', null);
  app.decorateRequest('standing', null);
  app.decorateRequest('sent', null);
  app.decorateRequest('kept', null);
  app.decorate('menus', { customer: customerMenu, staff: staffMenu, contact: contactPlace });
  app.decorate('formKey', await readFormKey(systemScope(portal.database)));
  // First who asks, so that even an address refused at once is answered with the menu of that person.
  await app.register(cookie);
  securityHeaders(app, { https, scripts: portal.assets.allowed });
  refuseExpectations(app, { https });
  const observers = logRequests(app);
  const { leave } = limitCrowd(app, portal);
  readOn(app);
  compressReplies(app);
  await app.register(formbody, { bodyLimit: formLimit, parser: acceptForms });
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: fileLimit, files: 5, fields: 40, fieldSize: formLimit, parts: 50 },
  });
  // Pages take forms; the API brings its own readers.
  app.removeContentTypeParser(['text/plain', 'application/json']);
  handleErrors(app, portal, () =>
    routeTable
      .filter(({ method, url, needs }) => method === 'GET' && needs !== 'machine' && !url.startsWith('/assets/'))
      .map(({ url }) => url),
  );
  healthRoutes(app, portal, hasStarted);
  for (const area of [assetArea, publicArea, customerArea, staffArea, apiArea]) {
    // The type of Fastify carries the logger along, which areas do not ask for.
    await app.register(async (inner) => area(inner as unknown as FastifyInstance, portal));
  }
  // The same here.
  return Object.assign(app as unknown as FastifyInstance, {
    routeTable,
    leave,
    measure: (observe: Observe) => void observers.push(observe),
  });
}

// What comes in is read by inputs.ts of a feature. Fastify would load its compilers of schemas, 110 files, for nobody.
function noSchemas(): never {
  throw new Error('Routes carry no schema of Fastify: read what comes in with inputs.ts.');
}

/**
 * One line per request, with the route's pattern instead of its address: addresses can hold one-time codes and search
 * words.
 */
function logRequests(app: FastifyInstance): Observe[] {
  const observers: Observe[] = [];
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    request.log.info({ method, route, status, ms: Math.round(reply.elapsedTime * 10) / 10, ip: request.ip }, 'request');
    for (const observe of observers) observe({ method, route, status }, reply.elapsedTime);
  });
  return observers;
}
