import { totalmem } from 'node:os';
import type { AccessFiles } from './embedded-access.ts';

/** What differs between a kept database, a demo and a test run. */
export type ServerSettings = Readonly<{
  socket: string;
  durable: boolean;
  maxConnections: number;
  access: AccessFiles;
}>;

// What is asked for often stays in PostgreSQL's own memory, which is taken only as it fills: a small database never
// needs more than its size.
const sharedMegabytes = Math.round(Math.min(512, Math.max(48, totalmem() / 2 ** 20 / 32)));

/** Small and quiet: one customer portal on one machine, idle most of the day. */
const ALWAYS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: `${sharedMegabytes}MB`,
  work_mem: '8MB',
  maintenance_work_mem: '48MB',
  effective_cache_size: '256MB',
  huge_pages: 'off',
  jit: 'off',
  io_method: 'sync',
  max_worker_processes: '2',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  autovacuum_worker_slots: '2',
  autovacuum_max_workers: '2',
  // No replica reads the log, so it needs no more than a crash does.
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // What customers typed does not belong in a log: neither statements nor the row in an error's detail.
  log_min_messages: 'error',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;

/** For data that may be lost with the machine: tests and demos. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/** The command line of the server; nothing is written into its own configuration files. */
export function serverArguments(data: string, { socket, durable, maxConnections, access }: ServerSettings): string[] {
  const own = {
    unix_socket_directories: `"${socket}"`,
    max_connections: String(maxConnections),
    hba_file: access.rules,
    ident_file: access.names,
    // Seen by a second portal on the same folder, which then can say who has it.
    'portal.process': String(process.pid),
  };
  const all = { ...ALWAYS, ...(durable ? {} : THROW_AWAY), ...own };
  return ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
