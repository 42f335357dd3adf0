import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Locked = Readonly<{
  version?: string;
  integrity?: string;
  optionalDependencies?: Readonly<Record<string, string>>;
  dependencies?: Readonly<Record<string, string>>;
}>;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Locked>> };

// `npm install` on a machine with node_modules forgets packages for other platforms (npm/cli#4828); `npm ci` then
// refuses everywhere.
test('the lockfile holds every package that another one names, also for other platforms', () => {
  const paths = Object.keys(lock.packages);
  const names = new Set(paths.map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  const missing = paths
    .filter((path) => path !== '')
    .flatMap((path) =>
      Object.keys({ ...lock.packages[path]!.dependencies, ...lock.packages[path]!.optionalDependencies }).map(
        (name) => ({ path, name }),
      ),
    )
    .filter(({ name }) => !names.has(name))
    .map(({ path, name }) => `${path} needs ${name}`);
  assert.deepEqual(missing, []);
});

test('every package in the lockfile has a checksum, so that npm takes only the bytes that were meant', () => {
  const bare = Object.entries(lock.packages).filter(
    ([path, { integrity }]) => path !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  );
  assert.deepEqual(
    bare.map(([path]) => path),
    [],
  );
});
