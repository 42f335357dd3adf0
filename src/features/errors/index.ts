export { handleErrors } from './handler.tsx';
