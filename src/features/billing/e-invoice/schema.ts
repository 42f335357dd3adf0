/**
 * What a schema says of one element within its group: where it comes, whether it may repeat, whether it must be there.
 */
type Member = Readonly<{ place: number; many: boolean }>;

/** One group of a schema: its members by their name with prefix, and the names of those that must be there. */
export type Group = Readonly<{ members: ReadonlyMap<string, Member>; required: readonly string[] }>;

/** Groups by their name with prefix. */
export type Schema = ReadonlyMap<string, Group>;

/**
 * Groups that share a type, and what is in them, in order: 'ID! Note* | Party' is an ID that must be there, any number
 * of notes, and at most one party. In front of the bar stand plain elements, behind it groups (each with its own
 * prefix).
 */
export type Row = readonly [groups: string, members: string];

/** Rows → the schema, with the prefix of plain elements and of groups. A name with a prefix keeps it. */
export function schemaOf(rows: readonly Row[], plain: string, group: string): Schema {
  return new Map(
    rows.flatMap(([groups, members]) => {
      const one = groupOf(members, plain, group);
      return groups.split(' ').map((name) => [prefixed(name, group), one] as const);
    }),
  );
}

const prefixed = (name: string, prefix: string): string => (name.includes(':') ? name : `${prefix}:${name}`);

function groupOf(text: string, plain: string, group: string): Group {
  const [members, required] = [new Map<string, Member>(), [] as string[]];
  let prefix = plain;
  for (const word of text.split(' ')) {
    if (word === '|') prefix = group;
    else {
      const name = prefixed(word.replace(/[*!]$/, ''), prefix);
      members.set(name, Object.freeze({ place: members.size, many: word.endsWith('*') }));
      if (word.endsWith('!')) required.push(name);
    }
  }
  return Object.freeze({ members, required: Object.freeze(required) });
}
