// What is true for the whole site: about, robots, security.txt.
export { siteRoutes } from './routes.tsx';
