export { documentRoutes } from './routes.tsx';
export { documentTexts } from './texts.ts';
