import { hashToken } from '../../../platform/token.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MachineActor } from '../../../access/actor.ts';
import { holdAgainst } from '../../../access/guard.ts';
import { asPortal } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import type { Portal } from '../../../portal.ts';

type Parts = Pick<Portal, 'database' | 'now'>;

/** Before anything of the API runs: which key is this, and may it? */
export function guardMachines(app: FastifyInstance, portal: Parts): void {
  app.addHook('onRequest', async (request) => {
    request.actor = await machineOf(portal, request);
    holdAgainst(request.routeOptions.config.needs ?? 'staff', request.actor);
  });
}

/**
 * Whether the request brings a working key, for what anybody may ask and machines get more of. Never fails: without a
 * database nobody is one.
 */
export const isMachine = (portal: Parts, request: FastifyRequest): Promise<boolean> =>
  machineOf(portal, request).then(
    (who) => who !== null,
    () => false,
  );

const keyByHash = `
with used as (update api_key set last_used_at = $2 where token_hash = $1 and (last_used_at is null
  or last_used_at < $2::timestamptz - interval '1 minute'))
select id, name from api_key where token_hash = $1 and revoked_at is null`;

async function machineOf(portal: Parts, request: FastifyRequest): Promise<MachineActor | null> {
  const key = /^Bearer ([\x21-\x7e]{8,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) return null;
  const keyHash = hashToken('api-key', key);
  const [[row]] = await inOneFlight(
    asPortal(portal, request),
    plain<{ id: string; name: string }>(keyByHash, keyHash, portal.now()),
  );
  return row === undefined ? null : Object.freeze({ kind: 'machine', keyId: row.id, keyHash, name: row.name });
}
