import type { FastifyRequest } from 'fastify';
import { asCustomer, asStaff } from '../../../access/request-scope.ts';
import type { Fact } from '../../../ui/facts.tsx';
import { phone } from '../../../ui/identifiers.ts';
import { languageOf } from '../../../ui/respond.tsx';
import { knownCategories, offeredCategories } from './inputs.ts';
import { ownContact, ownStaff } from './queries.ts';
import { profileTexts } from './texts.ts';
import type { Reach, Typed } from './reach-fields.tsx';
import type { Portal } from '../../../portal.ts';

type Parts = Pick<Portal, 'database'>;

export type OwnPart = Readonly<{ position: string | null; more: readonly (Fact | null)[]; reach: Reach | null }>;

export async function contactPart(portal: Parts, request: FastifyRequest, typed: Typed | undefined): Promise<OwnPart> {
  const scope = asCustomer(portal, request);
  const { position, imported, own, shown } = await ownContact(scope);
  const text = (number: string | null) => (number === null ? '' : phone(number, languageOf(request)).text);
  const now = {
    phone: text(shown.phone),
    mobile: text(shown.mobile),
    categories: knownCategories(shown.mail_categories),
    back: [],
  };
  const offered = offeredCategories(scope.actor.permissions);
  const origin = {
    phone: { own: own.phone, imported: text(imported.phone) },
    mobile: { own: own.mobile, imported: text(imported.mobile) },
    mail: {
      own: own.mail_categories,
      imported: knownCategories(imported.mail_categories).filter((category) => offered.includes(category)),
    },
  };
  return { position, more: [], reach: { ...(typed ?? now), offered, origin } };
}

export async function staffPart(portal: Parts, request: FastifyRequest): Promise<OwnPart> {
  const t = profileTexts[languageOf(request)];
  const member = await ownStaff(asStaff(portal, request));
  const hours = languageOf(request) === 'nl' ? member.hours_nl : member.hours_en;
  return {
    position: member.position,
    more: [
      member.phone === null ? null : { label: t.phoneShown, value: phone(member.phone, languageOf(request)).text },
      hours === null ? null : { label: t.hours, value: hours },
    ],
    reach: null,
  };
}
