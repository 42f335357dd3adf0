// The engine of imports: runs, storing, reports, the API and the command.
export { importRoutes } from './api-routes.ts';
export { describeApi } from './openapi.ts';
export { importRecords } from './actions.ts';
export { importFile, type FileOptions } from './import-file.ts';
export { importCommand, importUsage } from './import-command.ts';
export { bar } from './command-report.ts';
export type { CommandArguments } from './command-arguments.ts';
export type { ImportOptions, ImportReport } from './report.ts';
export { PROBLEM_CEILING } from '../import-files/index.ts';
export type { RunProblem } from './run.ts';
export { noCounts } from './run.ts';
export { runToUndo, undoRecordRun } from './undo-actions.ts';
export type { UndoableRun } from './undo-queries.ts';
export { leftAlone, noMails, type UndoMails, type UndoOptions, type UndoReport } from './undo-report.ts';
export { finishRun, startRun } from './run-actions.ts';
