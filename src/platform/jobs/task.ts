/** What a job does with its payload. Safe to repeat: a job may run again after a crash. */
export type Task<Context, Payload = never> = TaskOptions &
  Readonly<{ name: string; run: (context: Context, payload: Payload, job: JobInfo) => Promise<void> }>;
export type AnyTask<Context> = Task<Context>;

type TaskOptions = Readonly<{
  /** Jobs of one lane never wait for those of another. Without a name: the usual one. */
  lane?: string;
  /** When it also runs by itself, as cron writes it, UTC: '41 2 * * *'. */
  runsAt?: string;
  /** Without patience a job that fails twelve times is given up. */
  patience?: Patience;
}>;
/** Tries go on for `days`, and end at once after an error that no second try mends. */
export type Patience = Readonly<{ days: number; isHopeless: (error: unknown) => boolean }>;
type JobInfo = Readonly<{ id: string; attempt: number }>;
export type Log = Readonly<{
  info: (data: object, text: string) => void;
  warn: (data: object, text: string) => void;
  error: (data: object, text: string) => void;
}>;

/** How a job ended, for who measures. */
export type ObserveJob = (
  labels: Readonly<{ task: string; outcome: 'done' | 'failed' | 'given-up' }>,
  ms: number,
) => void;
