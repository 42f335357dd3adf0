export { faqRoutes } from './routes.tsx';
export { listFaq } from './queries.ts';
