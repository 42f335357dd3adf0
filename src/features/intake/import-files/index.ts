// Reading what people send: CSV, Excel, JSON, YAML, Markdown, whatever its letters are.
export { capProblems, fatal, PROBLEM_CEILING, warning, withoutField, type Problem } from './problems.ts';
export { didYouMean, flat } from './nearest.ts';
export { formatOf, readFile, type Format } from './read-file.ts';
export { limits, refusedSheet, type Beside, type Columns, type Row, type Sheet } from './sheet.ts';
export { problemTexts, type ProblemCode } from './texts.ts';
