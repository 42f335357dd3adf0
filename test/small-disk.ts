import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A real disk of a few megabytes. `fill` leaves so many bytes free, in whole pages; `free` takes the filling away;
 * `remove` the disk.
 */
export type SmallDisk = Readonly<{ fill(leave?: number): void; free(): void; remove(): void }>;

/** Why a test without its disk is skipped. */
export const mayNot = 'this account may not mount a disk';

/** Where the filling is: no file of the portal. */
export const ballast = 'ballast';

/** A small disk of its own at this place; null where that is not allowed. */
export function smallDisk(place: string, megabytes: number): SmallDisk | null {
  mkdirSync(place, { recursive: true });
  const mount = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', place];
  if (process.platform !== 'linux' || spawnSync('mount', mount).status !== 0) return null;
  const filling = join(place, ballast);
  return {
    fill(leave = 0) {
      const { bavail, bsize } = statfsSync(place);
      const file = openSync(filling, 'a');
      try {
        for (let left = bavail * bsize - leave; left > 0;)
          left -= writeSync(file, Buffer.alloc(Math.min(left, 65_536)));
        if (leave > 0) return;
        for (;;) writeSync(file, Buffer.alloc(4_096));
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filling, { force: true }),
    remove: () => void spawnSync('umount', ['-l', place]),
  };
}
