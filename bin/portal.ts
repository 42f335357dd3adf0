import { runCommand } from '../src/commands/index.ts';

process.exitCode = await runCommand(process.argv.slice(2));
// What still holds the process when all is done, such as a pipe that nobody reads, does not hold it for ever.
setTimeout(() => process.exit(), 5_000).unref();
