import { addressOf } from '../../../platform/http/address.ts';
import type { Hit } from './queries.ts';
import type { Question } from './inputs.ts';
import { kinds, kindWords, type Kind } from './kinds.ts';
import { nearest } from './likeness.ts';

export type Group = Readonly<{ kind: Kind; n: number; hits: readonly Hit[]; moreHref: string | null }>;

export type Outcome = Readonly<{
  groups: readonly Group[];
  /** How many there are in all, also those not shown. */
  total: number;
  /** Nothing fits as typed; what is shown is alike. */
  alike: boolean;
  /** The question with words that do occur, or null. */
  suggestion: string | null;
}>;

const exact = 95;
const likeHit = 20;

/** Sorts what was found into groups: those with exactly what was asked first, then in their fixed order. */
export function outcomeOf(hits: readonly Hit[], question: Question, alikeFrom: number): Outcome {
  const shown = hits.filter(({ score }) => score >= alikeFrom * likeHit);
  const alike = hits.length > 0 && hits.every(({ score }) => score <= likeHit);
  const groups = kinds
    .map((kind) => ({ kind, hits: shown.filter((hit) => hit.kind === kind) }))
    .filter((group) => group.hits.length > 0)
    .map((group): Group => ({ ...group, n: group.hits[0]!.n, moreHref: moreOf(group, question) }))
    .sort((a, b) => Number(isExact(b)) - Number(isExact(a)));
  return {
    groups,
    total: groups.reduce((sum, { n }) => sum + n, 0),
    alike: alike && groups.length > 0,
    suggestion: alike ? suggestionOf(hits, question) : null,
  };
}

const isExact = ({ hits }: Pick<Group, 'hits'>) => hits[0]!.score >= exact;

/**
 * Where the rest of a group is: its list page with the same filter if that finds the same, else this search for one
 * kind.
 */
function moreOf({ kind, hits }: Readonly<{ kind: Kind; hits: readonly Hit[] }>, question: Question): string | null {
  const { n, literal } = hits[0]!;
  if (n <= hits.length) return null;
  return (
    (literal && listOf(kind, hits, question)) || addressOf('/zoeken', { q: question.text, soort: kindWords[kind] })
  );
}

function listOf(kind: Kind, hits: readonly Hit[], { text }: Question): string | null {
  switch (kind) {
    case 'invoice':
      return addressOf('/facturen', { zoek: text });
    case 'contact':
      return addressOf('/contactpersonen', { q: text });
    case 'cloud-user':
      return addressOf('/cloudgebruikers', { q: text });
    case 'faq':
      return addressOf('/veelgestelde-vragen', { zoek: text });
    case 'document':
      return hits.every((hit) => hit.facts['kind'] === 'manual') ? addressOf('/documenten', { zoek: text }) : null;
    default:
      return null;
  }
}

/** "microsft licenties" → "microsoft licenties", when the likest titles have such words. */
function suggestionOf(hits: readonly Hit[], { words, phrase }: Question): string | null {
  const texts = [...hits]
    .sort((a, b) => b.score - a.score)
    .slice(0, 8)
    .flatMap(({ title, other }) => [title, other ?? '']);
  const better = words
    .map((word) => (word.length < 4 || /\d/.test(word) ? word : (nearest(word, texts, 0.33) ?? word)))
    .join(' ');
  return better === words.join(' ') || better === phrase ? null : better;
}
