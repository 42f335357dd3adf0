export { importRecords } from './actions.ts';
export { commandSource, importFile, type FileOptions, type ImportPlace } from './import-file.ts';
export { importCommand, importUsage, type InvoiceImporter } from './import-command.ts';
export type { CommandArguments } from './command-arguments.ts';
export { kindOf, kinds, lockPayments, settleInvoices, type Kind } from '../import-kinds/index.ts';
export type { ImportOptions, ImportReport, RecordResult } from './report.ts';
export type { RunChange, RunCounts, RunProblem, RunStart, RunState } from './run.ts';
export { finishRun, keepChanges, startRun, type RunEnd } from './run-actions.ts';
