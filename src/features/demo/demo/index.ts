// Three invented companies with two years of everything.
export { writeDemo } from './write.ts';
export type { DemoSummary } from './summary.ts';
