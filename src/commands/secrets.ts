import { systemScope } from '../access/scopes.ts';
import {
  countSealed,
  keysNeeded,
  sealAnew,
  sealedWords,
  type SealedColumn,
} from '../features/record/sealed-values/index.ts';
import type { Foundation } from '../main.ts';
import { usedWrongly } from '../platform/command-failure.ts';
import { newKey, writeKeys } from '../platform/secret-keys.ts';
import type { KeyRing } from '../platform/secrets.ts';
import { sealedColumns } from '../sealed.ts';
import { say, withPortal } from './terminal.ts';

export const secretsUsage = 'secrets [--json] | secrets rotate [--json] | secrets forget [--json]';

/** `secrets`: which key seals what, another key for all of it, and keys that nothing needs any more. */
export async function secretsCommand(words: readonly string[]): Promise<number> {
  const json = words.includes('--json');
  const [verb = 'show', ...rest] = words.filter((word) => word !== '--json');
  if (!['show', 'rotate', 'forget'].includes(verb) || rest.length > 0)
    throw usedWrongly('What is to be done with the secret key?', secretsUsage);
  return withPortal(async (foundation) => {
    const { told, ...facts } = await run(verb, foundation, sealedColumns);
    say(json ? JSON.stringify(facts, null, 2) : told);
    return facts.lost.length > 0 ? 1 : 0;
  });
}

type Answer = Readonly<{
  told: string;
  key: string;
  place: string;
  older: readonly string[];
  values: number;
  /** Keys that values need and this portal does not have. */
  lost: readonly string[];
}>;

/** Does one of them; `columns` is the list of what is sealed. */
export async function run(
  verb: string,
  { portal, ring }: Pick<Foundation, 'portal' | 'ring'>,
  columns: readonly SealedColumn[],
): Promise<Answer> {
  const scope = systemScope(portal.database, 'command');
  const isFile = ring.place !== 'SECRET_KEY';
  let now: KeyRing = ring;
  let told = '';
  if (verb === 'rotate') {
    if (isFile) {
      now = { ...ring, keys: [newKey(), ...ring.keys] };
      // Both are known before the first value changes: whatever is cut off, everything opens.
      await writeKeys(ring.place, now.keys);
    }
    const values = await sealAnew(scope, columns, now);
    told = `${values} ${values === 1 ? 'value is' : 'values are'} sealed anew with key ${now.keys[0].id}.\n${
      isFile
        ? `Restart the portal: until then it goes on with key ${ring.keys[0].id}. After that: secrets forget.`
        : 'Keep older keys in SECRET_KEY until every portal runs with the new one. After that: secrets forget.'
    }`;
  }
  const counts = await countSealed(scope, columns);
  const needed = new Set(counts.map(({ key }) => key));
  const [first, ...older] = now.keys;
  if (verb === 'forget') {
    const gone = older.filter(({ id }) => !needed.has(id)).map(({ id }) => id);
    if (isFile) {
      now = { ...now, keys: [first, ...older.filter(({ id }) => needed.has(id))] };
      await writeKeys(ring.place, now.keys);
    }
    told =
      gone.length === 0
        ? 'There is no older key that nothing needs.'
        : isFile
          ? `Gone: ${gone.join(', ')}. Nothing needs them.`
          : `Nothing needs ${gone.join(', ')}: take them out of SECRET_KEY.`;
  }
  const lost = keysNeeded(counts, now);
  const shown = `Key ${first.id} (${ring.place}) seals ${sealedWords(counts, [first.id])}.`;
  return {
    told: [
      told || shown,
      ...(lost.length > 0
        ? [`${sealedWords(counts, lost)} cannot be opened: key ${lost.join(', ')} is not here.`]
        : []),
    ].join('\n'),
    key: first.id,
    place: ring.place,
    older: now.keys.slice(1).map(({ id }) => id),
    values: counts.reduce((sum, { values }) => sum + values, 0),
    lost,
  };
}
