/** Names for the people who only have an account: common in the Netherlands, of people who do not exist together. */
export const givenNames = Object.freeze(
  (
    'Anna Bram Cato Dirk Eva Floris Gijs Hanna Isa Jasper Karin Lars Mila Niels Olga Pim Roos Sander Tessa Uri Vera Wessel Yara Zoë Amina Bilal ' +
    'Chantal Dennis Esra Femke Gijsbert Hicham Ilse Jamal Koen Lotte Mohamed Nienke Omar Paula Quinten Rachid Saskia Thijs Ursula Vincent Willemijn Xander Youssef Zeynep ' +
    'Marloes Frank Inge René Françoise Jürgen'
  ).split(' '),
);

/** Prefix and surname apart: people are sorted by the second. */
export const surnames: readonly (readonly [prefix: string, surname: string])[] = Object.freeze([
  ['', 'Aalbers'],
  ['van', 'Beek'],
  ['', 'Brouwer'],
  ['de', 'Boer'],
  ['', 'Çelik'],
  ['van', 'Dam'],
  ['', 'Dijkman'],
  ['van den', 'Elzen'],
  ['', 'Evers'],
  ['', 'Faber'],
  ['de', 'Groot'],
  ['', 'Gerritsen'],
  ['van der', 'Heijden'],
  ['', 'Huisman'],
  ['', 'Ibrahim'],
  ['', 'Jacobs'],
  ['de', 'Jong'],
  ['', 'Kaya'],
  ['', 'Kuipers'],
  ['', 'Lammers'],
  ['van', 'Loon'],
  ['', 'Maas'],
  ['van der', 'Meer'],
  ['', 'Mulder'],
  ['', 'Nguyen'],
  ['van', 'Nieuwenhuizen'],
  ['', 'Oosterhuis'],
  ['', 'Peters'],
  ['van de', 'Pol'],
  ['', 'Quist'],
  ['de', 'Ruiter'],
  ['', 'Rooijakkers'],
  ['', 'Singh'],
  ['van', 'Staveren'],
  ['', 'Terpstra'],
  ['van', 'Uden'],
  ['', 'Veenstra'],
  ['de', 'Vries'],
  ['', 'Verhoeven'],
  ['', 'Wagenaar'],
  ['van', 'Wijk'],
  ['', 'Ypma'],
  ['', 'Zijlstra'],
  ['', 'Özdemir'],
]);
