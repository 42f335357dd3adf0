// The first page of staff.
export { staffHomeRoutes } from './routes.tsx';
export { staffHomePlace, styleGuidePlace } from './place.ts';
