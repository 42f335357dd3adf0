import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runCommand } = await import('../src/commands/index.ts');
process.exitCode = await runCommand(process.argv.slice(2));
