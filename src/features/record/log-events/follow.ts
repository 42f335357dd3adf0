import { enqueue } from '../../../platform/jobs/enqueue.ts';
import type { Write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/task.ts';
import type { Portal } from '../../../portal.ts';
import type { ActionName } from './actions-list.ts';

/** An event as its followers see it. `customerId` null: of no customer; `accountId` null: done by no person. */
export type Happened = Readonly<{
  id: number;
  action: ActionName;
  at: Date;
  customerId: number | null;
  accountId: string | null;
  subject: string | null;
  facts: Readonly<Record<string, unknown>>;
  personal: Readonly<Record<string, unknown>>;
}>;

/** A job to queue. `key` makes it unique while it waits; `runAt` delays it; a lower `priority` goes first. */
export type Queued<Payload> = Readonly<{
  payload: Payload;
  key?: string;
  runAt?: Date;
  priority?: number;
}>;
type Queueing = (trx: Write, events: readonly Happened[], now: Date) => Promise<void>;
/** What follows from these actions: `queue` puts one follower's jobs in the queue. */
export type Reaction = Readonly<{ actions: readonly ActionName[]; follower: string; queue: Queueing }>;

/** One job for each event; none when `jobOf` answers null. */
export const follow = <Payload extends object>(
  actions: readonly ActionName[],
  task: Task<Portal, Payload>,
  jobOf: (event: Happened, now: Date) => Queued<Payload> | null,
): Reaction =>
  followTogether(actions, task, (events, now) =>
    events.flatMap((event) => {
      const job = jobOf(event, now);
      return job === null ? [] : [{ key: `react:${event.id}:${task.name}`, ...job }];
    }),
  );

/** Jobs for the events of one transaction together. */
export const followTogether = <Payload extends object>(
  actions: readonly ActionName[],
  task: Task<Portal, Payload>,
  jobsOf: (events: readonly Happened[], now: Date) => readonly Queued<Payload>[],
): Reaction =>
  Object.freeze({
    actions,
    follower: task.name,
    async queue(trx: Write, events: readonly Happened[], now: Date) {
      for (const { payload, ...queueing } of jobsOf(events, now)) await enqueue(trx, task.name, payload, queueing);
    },
  });
