import type { FastifyRequest } from 'fastify';
import { networkAddress } from '../platform/http/address.ts';
import type { Portal } from '../portal.ts';
import {
  customerScope,
  machineScope,
  staffScope,
  systemScope,
  type CustomerScope,
  type MachineScope,
  type StaffScope,
  type SystemScope,
} from './scopes.ts';

type Parts = Pick<Portal, 'database'>;

const trail = (request: FastifyRequest) => ({
  address: networkAddress(request.ip),
  requestId: String(request.id),
  entry: request.entry,
  standing: request.standing,
});

/** The scope of the contact who asks. Throws when the route's label let somebody else through: that is a bug. */
export const asCustomer = (portal: Parts, request: FastifyRequest): CustomerScope =>
  customerScope(portal.database, request.actor, trail(request));
export const asStaff = (portal: Parts, request: FastifyRequest): StaffScope =>
  staffScope(portal.database, request.actor, trail(request));
export const asMachine = (portal: Parts, request: FastifyRequest): MachineScope =>
  machineScope(portal.database, request.actor, trail(request));
/** For what happens before anybody is known: sign-in and password links. */
export const asPortal = (portal: Parts, request: FastifyRequest): SystemScope =>
  systemScope(portal.database, 'portal', trail(request));
