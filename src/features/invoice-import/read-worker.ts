import { parentPort } from 'node:worker_threads';
import { readNow, type ReadAnswer, type ReadJob } from './read-document.ts';

parentPort?.on('message', ({ id, bytes, format }: ReadJob) => {
  parentPort?.postMessage({ id, read: readNow(bytes, format) } satisfies ReadAnswer);
});
