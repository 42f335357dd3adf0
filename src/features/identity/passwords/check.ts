import { everydayWords, wordsOf } from './known-words.ts';
import { isLeaked, isMadeOfKnownWords, shapeProblems, type Problem } from './rules.ts';
import { strength } from './strength.ts';

// A truly random password of 8 characters scores 2, so more may not be asked.
const leastScore = 2;

/**
 * Everything that is wrong with a new password. `names` are of the person, of where they work and of the brand: none of
 * them may be the password. The costly guess comes last, and only when the rest is right.
 */
export async function problemsOf(
  password: string,
  { names, longFree }: { names: readonly (string | null)[]; longFree: boolean },
): Promise<readonly Problem[]> {
  const shape = shapeProblems(password, { longFree });
  if (password === '' || shape.includes('long')) return shape;
  const { leaked, score } = await strength();
  const words = new Set([...everydayWords, ...wordsOf(names)]);
  const obvious: Problem[] = isMadeOfKnownWords(password, words)
    ? ['known-words']
    : isLeaked(password, leaked)
      ? ['leaked']
      : [];
  if (shape.length + obvious.length > 0) return [...shape, ...obvious];
  return score(password) < leastScore ? ['guessable'] : [];
}
