/**
 * Does the work for every item, at most `lanes` at a time; answers in their order. Waits for all, so that a failure
 * leaves nothing under way.
 */
export async function inLanes<A, B>(
  lanes: number,
  items: readonly A[],
  work: (item: A) => Promise<B>,
): Promise<readonly B[]> {
  const done: B[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) done[at] = await work(items[at]!);
  };
  const results = await Promise.allSettled(Array.from({ length: Math.min(lanes, items.length) }, lane));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return done;
}
