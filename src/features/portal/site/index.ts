export { keepLanguage } from './keep-language.ts';
export { siteRoutes } from './routes.tsx';
