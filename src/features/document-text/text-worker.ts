import { parentPort, workerData } from 'node:worker_threads';
import { wordsIn } from './words-in.ts';
import type { TextJob } from './text-of-file.ts';

const { bytes, type } = workerData as TextJob;
parentPort?.postMessage(await wordsIn(bytes, type));
