import type { FastifyReply } from 'fastify';
import type { RefusedFile } from '../../../platform/files/upload.ts';
import type { Language } from '../../../platform/text/language.ts';
import type { FieldError } from '../../../ui/form.tsx';
import { moment } from '../../../ui/format.ts';
import type { Portal } from '../../../portal.ts';
import { messageTexts } from './texts.ts';
import type { TooMuch } from './sending-rules.ts';

type Parts = Pick<Portal, 'now'>;

const notYet: ReadonlySet<RefusedFile['reason']> = new Set(['busy', 'no-room', 'full']);

/** So many files that are over are each named; more of them are counted. */
const mostNamed = 5;

/** Each refused file in words, at the field it came from; a whole folder chosen by mistake is one sentence. */
export function uploadErrors(refused: readonly RefusedFile[], language: Language): readonly FieldError[] {
  const words = messageTexts[language].fileErrors;
  const over = refused.filter(({ reason }) => reason === 'too-many').length;
  const named = over > mostNamed ? refused.filter(({ reason }) => reason !== 'too-many') : refused;
  const counted: readonly FieldError[] =
    over > mostNamed ? [{ field: 'bijlagen', message: messageTexts[language].tooManyFiles(over) }] : [];
  return [
    ...counted,
    ...named.map(({ name, reason }) => ({
      field: 'bijlagen',
      message: words[reason](name),
      later: notYet.has(reason),
    })),
  ];
}

/**
 * The status of a form with refused files: 507 when there was no room, 429 when only other files of the same person
 * stood in the way, else 422.
 */
export function answerRefused(reply: FastifyReply, refused: readonly RefusedFile[]): FastifyReply {
  if (refused.some(({ reason }) => reason === 'no-room')) return reply.status(507).header('retry-after', 60);
  return reply.status(refused.some(({ reason }) => reason === 'busy') ? 429 : 422);
}

/** Who sent too much is told until when, beside the text, which stays. */
export function tooMuchError(portal: Parts, reply: FastifyReply, { until }: TooMuch, language: Language): FieldError {
  reply.status(429).header('retry-after', Math.max(1, Math.ceil((until.getTime() - portal.now().getTime()) / 1000)));
  return {
    field: null,
    message: messageTexts[language].tooMuch(moment(new Date(until.getTime() + 59_999), language)),
    later: true,
  };
}
