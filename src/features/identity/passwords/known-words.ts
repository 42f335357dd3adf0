const lists = [
  // seasons, months, weekdays
  'lente voorjaar zomer herfst najaar winter spring summer autumn',
  'januari februari maart april mei juni juli augustus september oktober november december january february march may june july august october',
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday',
  // what people type when they must think of something
  'welkom welcome wachtwoord password paswoord passwoord geheim secret inloggen login aanmelden toegang beheer beheerder admin administrator gebruiker user test tijdelijk nieuw start',
  'goedemorgen hallo hoi hello zonnetje zonneschijn vakantie koffie liefde schatje lieverd voetbal ajax feyenoord psv bedrijf kantoor klant klanten portaal portal factuur facturen mijn',
  // places
  'nederland holland amsterdam rotterdam denhaag haag utrecht eindhoven groningen tilburg almere breda nijmegen apeldoorn haarlem arnhem enschede amersfoort zaanstad haarlemmermeer',
  'hertogenbosch denbosch zwolle zoetermeer leiden leeuwarden maastricht dordrecht ede alphen westland alkmaar emmen delft deventer venlo sittard geleen helmond hilversum heerlen',
  'purmerend schiedam vlaardingen roosendaal spijkenisse gouda hoorn almelo lelystad oss middelburg assen bergen zeist nieuwegein veenendaal katwijk barneveld doetinchem harderwijk',
  'kampen tiel roermond weert waalwijk drachten terneuzen goes vlissingen woerden houten brabant limburg zeeland gelderland overijssel drenthe friesland flevoland belgie antwerpen brussel gent',
  // products
  'microsoft office windows teams outlook exchange sharepoint onedrive azure business premium standard basic internet glasvezel telefonie voip cloud connectivity voice servicedesk helpdesk support wifi netwerk',
];

/** Words that anyone would try first in a Dutch office, folded. */
export const everydayWords: ReadonlySet<string> = new Set(lists.flatMap((line) => line.split(' ')));

const leastLetters = 3;
const mostWords = 4;

/**
 * Names as words: "Bakkerij De Vries B.V." gives bakkerij, vries, bakkerijdevriesbv; an e-mail address gives its parts.
 */
export function wordsOf(names: readonly (string | null)[]): readonly string[] {
  return names
    .filter((name): name is string => name !== null)
    .flatMap((name) => {
      const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
      return [...folded.split(/[^\p{L}]+/u), folded.replace(/[^\p{L}]/gu, '')];
    })
    .filter((word) => word.length >= leastLetters);
}

/** How many known words make up exactly these letters, at most four; null when they do not. */
export function countKnownWords(letters: string, words: ReadonlySet<string>): number | null {
  if (letters === '' || letters.length > 80) return null;
  const fewest: (number | null)[] = [0];
  for (let end = 1; end <= letters.length; end++) {
    let best: number | null = null;
    for (let start = 0; start <= end - leastLetters; start++) {
      const before = fewest[start] ?? null;
      if (
        before !== null &&
        before < mostWords &&
        words.has(letters.slice(start, end)) &&
        (best === null || before + 1 < best)
      )
        best = before + 1;
    }
    fewest[end] = best;
  }
  return fewest[letters.length] ?? null;
}
