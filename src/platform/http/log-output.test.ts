import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logOutput } from './log-output.ts';

const refusal = (code: string) => Object.assign(new Error(code), { code });

/** A reader that can be told to take nothing (EAGAIN), a few bytes, or to fail. */
function reader() {
  const state: { text: string; mood: 'takes' | 'EAGAIN' | 'ENOSPC' | 'EPIPE'; most: number } = { text: '', mood: 'takes', most: Infinity };
  const write = (bytes: Buffer, from: number) => {
    if (state.mood !== 'takes') throw refusal(state.mood);
    const part = bytes.subarray(from, from + state.most);
    state.text += part.toString();
    return part.length;
  };
  return { state, out: logOutput(1, write, () => new Date('2026-11-20T10:00:00Z')) };
}
const missing = (lines: number) => `{"level":40,"time":"2026-11-20T10:00:00.000Z","lines":${lines},"msg":"lines of the log were dropped: standard output did not take them"}\n`;

test('lines arrive whole and in order, however few bytes are taken at a time', () => {
  const { state, out } = reader();
  state.most = 3;
  for (const line of ['een\n', 'twée\n', 'drie\n']) out.write(line);
  out.flush();
  assert.equal(state.text, 'een\ntwée\ndrie\n');
});

test('a disk that is full loses lines and nothing else, and one line tells afterwards how many', () => {
  for (const mood of ['ENOSPC', 'EPIPE'] as const) {
    const { state, out } = reader();
    state.mood = mood;
    for (let at = 0; at < 3; at++) {
      out.write('weg\nook weg\n'.slice(0, 4));
      out.flush();
    }
    assert.equal(out.dropped(), 3);
    state.mood = 'takes';
    out.write('weer\n');
    out.flush();
    assert.equal(state.text, `${missing(3)}weer\n`);
    out.write('verder\n');
    out.flush();
    assert.equal(state.text, `${missing(3)}weer\nverder\n`);
  }
});

test('a reader that does not read finds the first megabyte when it reads again, and how many lines are missing', () => {
  const { state, out } = reader();
  state.mood = 'EAGAIN';
  const line = `${'x'.repeat(1023)}\n`;
  for (let at = 0; at < 1500; at++) {
    out.write(line);
    if (at % 100 === 0) out.flush();
  }
  out.flush();
  assert.ok(out.dropped() > 400 && out.dropped() < 500, `${out.dropped()}`);
  state.mood = 'takes';
  out.flush();
  const lines = state.text.split('\n');
  assert.equal(lines.filter((one) => one.length === 1023).length, 1500 - out.dropped());
  assert.equal(state.text.split(missing(out.dropped())).length, 2, 'told once');
});
