import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import type { PageParts } from '../portal.ts';
import { isLanguage, type Language } from '../platform/text/language.ts';
import { render } from '../platform/html/jsx-runtime.ts';
import { withoutClosedLinks } from './closed-links.ts';
import { finishForms, hasForm } from './kept-form.ts';
import { keptNotice } from './kept-notice.ts';
import { Page, renderPage } from './page.tsx';
import type { Crumb, Shell, ShellNotice } from './shell.ts';
import { navigationFor } from './menu.ts';

export type PageOptions = Readonly<{
  title: string;
  /** The h1; the title when left out; null when the content brings its own. */
  heading?: ComponentChildren;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  /** The menu item this page belongs to. */
  current?: string;
  breadcrumbs?: readonly Crumb[];
  notice?: ShellNotice | null;
  status?: number;
  /** Error pages must not tell one address from another. */
  anonymousAddress?: boolean;
}>;

/** The account's language, else the one chosen on this device, else Dutch. */
export function languageOf(request: FastifyRequest): Language {
  if (request.actor !== null && request.actor.kind !== 'machine') return request.actor.language;
  return deviceLanguage(request) ?? 'nl';
}

/** The language somebody chose on this device; null when nobody did. */
export function deviceLanguage(request: FastifyRequest): Language | null {
  const chosen = request.cookies?.['taal'];
  return isLanguage(chosen) ? chosen : null;
}

/** Answers a whole page for whoever asks: menu, names and language follow from the signed-in person. */
export function sendPage(
  portal: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  options: PageOptions,
  children: ComponentChildren,
): FastifyReply {
  const { title, heading = title, lead, actions, status = 200 } = options;
  const page = (
    <Page
      shell={shellFor(portal, request, options, hasForm(render(children)))}
      heading={heading ?? undefined}
      lead={lead}
      actions={actions}
    >
      {children}
    </Page>
  );
  const finished = finishForms(
    withoutClosedLinks(renderPage(page), request.server.menus, request.actor, portal.baseUrl),
    {
      actor: request.actor,
      key: request.server.formKey,
      address: shownAddress(request, options),
      kept: request.kept ?? [],
    },
  );
  return reply.status(status).header('content-type', 'text/html; charset=utf-8').send(finished);
}

export function sendHtml(reply: FastifyReply, page: VNode): FastifyReply {
  return reply.header('content-type', 'text/html; charset=utf-8').send(renderPage(page));
}

const shownAddress = (request: FastifyRequest, { anonymousAddress = false }: PageOptions) =>
  anonymousAddress ? '/' : request.url;

function shellFor(portal: PageParts, request: FastifyRequest, options: PageOptions, form: boolean): Shell {
  const { actor } = request;
  const language = languageOf(request);
  const person = actor === null || actor.kind === 'machine' ? null : actor;
  return {
    language,
    brand: portal.config.brand,
    title: options.title,
    area: person === null ? 'public' : person.kind,
    demo: portal.config.demo,
    person: person && {
      name: person.name,
      organisation: person.kind === 'customer' ? person.customerName : portal.config.brand.company,
      otherOrganisations: person.otherCustomers + (person.kind === 'customer' && person.isStaff ? 1 : 0),
    },
    nav: navigationFor(request.server.menus, actor, language),
    contact: person?.kind === 'customer' ? request.server.menus.contact.href : null,
    current: options.current ?? '',
    address: shownAddress(request, options),
    form,
    breadcrumbs: options.breadcrumbs,
    notice: options.notice ?? keptNotice(request, language),
    assets: portal.assets.address,
    favicon: portal.assets.favicon,
    starter: portal.assets.starter,
    sessionEndsAt: person?.sessionEndsAt ?? null,
    who: person === null ? null : person.kind === 'staff' ? 'beheer' : person.contactId,
    // Links open at once: browsers fetch a page when a pointer rests on its link. Not for who is a stranger or saves
    // data.
    ahead: actor !== null && request.headers['save-data'] !== 'on' ? portal.assets.address('speculation.json') : null,
  };
}
