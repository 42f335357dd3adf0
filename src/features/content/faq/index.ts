// Questions that are asked often, with their answers.
export { faq } from './import-kind.ts';
export { faqRoutes } from './routes.tsx';
export { listFaq } from './queries.ts';
export { faqPlace } from './place.ts';
