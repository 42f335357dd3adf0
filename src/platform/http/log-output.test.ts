import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logOutput } from './log-output.ts';

const refusal = (code: string) => Object.assign(new Error(code), { code });

/** A reader that can be told to take nothing (EAGAIN), a few bytes, or to fail. */
function reader() {
  const state: { text: string; mood: 'takes' | 'EAGAIN' | 'ENOSPC' | 'EPIPE'; most: number; room: number } = {
    text: '',
    mood: 'takes',
    most: Infinity,
    room: Infinity,
  };
  const write = (bytes: Buffer, from: number) => {
    if (state.mood !== 'takes') throw refusal(state.mood);
    if (state.room === 0) throw refusal('ENOSPC');
    const part = bytes.subarray(from, from + Math.min(state.most, state.room));
    state.room -= part.length;
    state.text += part.toString();
    return part.length;
  };
  return { state, out: logOutput(1, write, () => new Date('2026-11-20T10:00:00Z')) };
}
const missing = (lines: number) =>
  `{"level":40,"time":"2026-11-20T10:00:00.000Z","lines":${lines},"msg":"lines of the log were dropped: standard output did not take them"}\n`;

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

test('what waits for a reader is still to be written, and is told so until it is: nobody has to say something new first', () => {
  const { state, out } = reader();
  state.mood = 'EAGAIN';
  out.write('een\n');
  assert.deepEqual([out.flush(), out.flush()], ['nothing', 'nothing']);
  state.mood = 'EPIPE';
  assert.deepEqual([out.flush(), out.flush()], ['nothing', 'nothing'], 'that one is missing');
  state.mood = 'takes';
  assert.deepEqual([out.flush(), out.flush()], ['all', 'all']);
  assert.equal(state.text, missing(1));
});

test('a disk that takes half a line: what comes later stands on lines of its own, and every missing line is told once', () => {
  const { state, out } = reader();
  state.room = 6;
  for (const line of ['een\n', 'twee\n', 'drie\n']) out.write(line);
  out.flush();
  assert.deepEqual([state.text, out.dropped()], ['een\ntw', 2]);
  // Room for a line break and the notice, not for the line behind it: the two are told, only the new one is missing.
  state.room = 1 + missing(2).length + 2;
  out.write('vier\n');
  out.flush();
  state.room = Infinity;
  out.write('vijf\n');
  out.flush();
  assert.equal(state.text, `een\ntw\n${missing(2)}vi\n${missing(1)}vijf\n`);
  assert.equal(out.dropped(), 3);
});

test('a notice that waits for a reader who then leaves is told again to the next', () => {
  const { state, out } = reader();
  state.mood = 'ENOSPC';
  out.write('weg\n');
  out.flush();
  state.mood = 'EAGAIN';
  out.write('wacht\n');
  out.flush();
  state.mood = 'EPIPE';
  out.flush();
  state.mood = 'takes';
  out.flush();
  assert.equal(state.text, missing(2));
});
