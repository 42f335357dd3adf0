import type { Recorder } from './record.ts';
import type { Row } from './report.ts';
import { mainPages } from './pages.ts';
import { tokenOf } from './seed.ts';

/** What a browser with an empty cache loads for a page, compressed as it is sent. */
export async function weightRows({ app, record }: Recorder): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, path] of mainPages) {
    const { html, brotli, status } = await record(path, tokenOf(2));
    if (status !== 200) continue;
    const addresses = new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].map(([, address]) => address!));
    let all = brotli;
    for (const url of addresses)
      all += (await app.inject({ url, headers: { 'accept-encoding': 'br' } })).rawPayload.length;
    rows.push({
      what: `${name}: first visit with everything, compressed`,
      goal: '≤ 40 kB',
      found: `${(all / 1024).toFixed(1)} kB`,
      met: all <= 40 * 1024,
      beside: `${addresses.size} files besides the page`,
    });
  }
  return rows;
}
