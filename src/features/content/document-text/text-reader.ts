import type { TextJob } from './text-of-file.ts';
import { wordsIn } from './words-in.ts';

/** What the process that reads texts does with each. */
export default ({ bytes, type }: TextJob): Promise<string> => wordsIn(bytes, type);
