import { parseArgs } from 'node:util';

export type CommandArguments = Readonly<{
  kind: string;
  path: string;
  source: string | undefined;
  customer: string | undefined;
  wholeSet: boolean;
  dryRun: boolean;
  force: boolean;
  strict: boolean;
  json: boolean;
  ignore?: readonly string[];
  map?: string | undefined;
}>;

/** Reads `KIND FILE|FOLDER [--source NAME] [--customer NUMBER] …`; answers a sentence when the words make no sense. */
export function readArguments(args: readonly string[], kinds: readonly string[]): CommandArguments | string {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        source: { type: 'string' },
        customer: { type: 'string' },
        'whole-set': flag,
        'dry-run': flag,
        force: flag,
        strict: flag,
        json: flag,
        ignore: { type: 'string', multiple: true },
        map: { type: 'string' },
      },
    });
    const [kind, path, ...rest] = positionals;
    if (kind === undefined || path === undefined || rest.length > 0) return 'Name a kind and one file or folder.';
    if (!kinds.includes(kind)) return `There is no kind "${kind}". Kinds: ${kinds.join(', ')}.`;
    if (values.source !== undefined && !isSource(values.source))
      return 'A source has at most 60 letters, digits, dots or hyphens.';
    if (values.customer !== undefined && kind !== 'invoices')
      return '--customer names the customer of invoices; other kinds name it in each record.';
    if (kind === 'invoices' && (values.map !== undefined || values.ignore !== undefined))
      return '--ignore and --map are for kinds with columns, not for invoices.';
    return {
      kind,
      path,
      source: values.source,
      customer: values.customer,
      wholeSet: values['whole-set'],
      dryRun: values['dry-run'],
      force: values.force,
      strict: values.strict,
      json: values.json,
      ignore: values.ignore ?? [],
      map: values.map,
    };
  } catch (error) {
    return (error as Error).message;
  }
}

/** Names of sources: short, and safe to show anywhere. */
export const isSource = (name: string): boolean => /^[a-z0-9][a-z0-9 ._-]{0,59}$/i.test(name);
