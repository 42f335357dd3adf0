// Manuals and contracts to read or to take along.
export { documents } from './import-kind.ts';
export { documentRoutes } from './routes.tsx';
export { documentTexts } from './texts.ts';
export { documentsPlace } from './place.ts';
