// Why this invoice is not the same as the one before it.
export { DifferenceNote } from './note-view.tsx';
export { linesOfBoth, seriesOf } from './queries.ts';
export { differenceRoutes } from './routes.tsx';
