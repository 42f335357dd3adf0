export { writeDemo } from './write.ts';
export type { DemoSummary } from './summary.ts';
