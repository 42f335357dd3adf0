type Strength = Readonly<{ leaked: ReadonlySet<string>; score: (password: string) => number }>;

let loaded: Promise<Strength> | undefined;

// Its time grows fast with the length: 64 characters say enough.
const scoredCharacters = 64;

/**
 * The list of leaked passwords and the guess of how hard one is to guess (0–4). Read when first needed: it is about 30
 * MB.
 */
export function strength(): Promise<Strength> {
  return (loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  }));
}

async function load(): Promise<Strength> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const leaked = dictionary['passwords-common'];
  const estimator = new ZxcvbnFactory({ dictionary: { leaked }, graphs: adjacencyGraphs });
  return Object.freeze({
    leaked: new Set(leaked),
    score: (password: string) => estimator.check(password.slice(0, scoredCharacters)).score,
  });
}
