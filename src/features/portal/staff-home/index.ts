export { staffHomeRoutes } from './routes.tsx';
export { staffHomePlace, styleGuidePlace } from './place.ts';
