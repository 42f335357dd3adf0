export { isUndoCommand, undoCommand, undoUsage } from './commands.ts';
export { undoRoutes } from './routes.ts';
