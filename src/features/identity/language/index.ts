// In which language somebody reads.
export { keepLanguage } from './keep-language.ts';
export { languageRoutes } from './routes.ts';
