import type { ComponentChildren, VNode } from 'preact';
import { render } from '../platform/html/jsx-runtime.ts';
import { portalVersion } from '../platform/version.ts';
import { isOwnName } from './brand/assets.ts';
import { Header } from './header.tsx';
import { phone } from './identifiers.ts';
import { Icon } from './icon.tsx';
import { Mark } from './brand/logo.tsx';
import { Breadcrumbs, SideNav } from './nav.tsx';
import { Notice } from './notice.tsx';
import { SessionWarning } from './session-warning.tsx';
import type { Shell } from './shell.ts';
import { shellTexts } from './texts.ts';

type PageProps = {
  shell: Shell;
  /** The h1. Leave it out only when the content brings its own. */
  heading?: ComponentChildren;
  /** One sentence under the heading. */
  lead?: ComponentChildren;
  /** Buttons beside the heading: at most one primary. */
  actions?: ComponentChildren;
  children?: ComponentChildren;
};

/** A whole page, from `<html>` to `</html>`; print it with `renderPage`. */
export function Page(props: PageProps) {
  const { shell } = props;
  const t = shellTexts[shell.language];
  const banner = shell.demo && <DemoBanner shell={shell} />;
  return (
    <html lang={shell.language}>
      <Head shell={shell} />
      <body class={shell.area === 'public' ? 'public' : 'inside'} data-ahead={shell.ahead ?? undefined}>
        <a class="skip" href="#inhoud">
          {t.skip}
        </a>
        {shell.area === 'public' ? (
          <>
            {banner}
            <Header shell={shell} />
            <BrandPanel shell={shell} />
          </>
        ) : (
          <>
            <Header shell={shell} />
            {banner}
            <SideNav shell={shell} />
          </>
        )}
        <Main {...props} />
        <Footer shell={shell} />
        <div
          id="offline"
          class="offline"
          role="status"
          data-lost={t.offline}
          data-form={t.offlineForm}
          data-link={t.offlineLink}
        />
        {shell.sessionEndsAt != null && (
          <SessionWarning
            endsAt={shell.sessionEndsAt}
            who={shell.who}
            address={shell.address}
            language={shell.language}
          />
        )}
      </body>
    </html>
  );
}

/** The finished document for the wire. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${render(page)}`;
}

function Head(props: { shell: Shell }) {
  const { area, assets, brand, favicon, language, starter, title } = props.shell;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === brand.name ? title : `${title} · ${brand.name}`}</title>
      {area === 'public' && <meta name="description" content={brand.promise[language]} />}
      <link rel="stylesheet" href={assets('css/portal.css')} />
      <link rel="preload" href={assets('fonts/figtree.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="icon" href={favicon} type="image/svg+xml" />
      <script>{starter}</script>
    </head>
  );
}

function Main(props: PageProps) {
  const { shell, heading, lead, actions } = props;
  const t = shellTexts[shell.language];
  return (
    <main id="inhoud" tabIndex={-1}>
      {shell.breadcrumbs !== undefined && <Breadcrumbs crumbs={shell.breadcrumbs} label={t.breadcrumb} />}
      {shell.notice != null && <Notice {...shell.notice}>{shell.notice.text}</Notice>}
      {heading !== undefined && (
        <div class="heading">
          <div>
            <h1>{heading}</h1>
            {lead !== undefined && <p class="lead">{lead}</p>}
          </div>
          {actions !== undefined && <div class="actions">{actions}</div>}
        </div>
      )}
      {props.children}
    </main>
  );
}

function DemoBanner(props: { shell: Shell }) {
  const t = shellTexts[props.shell.language];
  return (
    <aside class="demo" aria-label={t.demoLabel}>
      {t.demo} <a href="/demo/mailbox">{t.demoMailbox}</a>
    </aside>
  );
}

function BrandPanel(props: { shell: Shell }) {
  const { brand, language } = props.shell;
  return (
    <aside class="brand-panel" aria-label={brand.company}>
      <p>{brand.promise[language]}</p>
      {brand.logo === null && isOwnName(brand) && <Mark brand={brand} />}
    </aside>
  );
}

/** Who is not signed in cannot open the contact page: they find the number here. */
function Footer(props: { shell: Shell }) {
  const { shell } = props;
  const t = shellTexts[shell.language];
  const number = shell.area === 'public' && shell.brand.phone ? phone(shell.brand.phone, shell.language) : null;
  return (
    <footer class="foot">
      <ul>
        {shell.area === 'customer' && (
          <li>
            <a href="/contact">{t.contact}</a>
          </li>
        )}
        {shell.area === 'public' && number !== null && (
          <li>
            <a href={number.href ?? `tel:${shell.brand.phone}`}>
              <Icon name="phone" />
              <span class="hidden">{t.contact}: </span>
              {number.text}
            </a>
          </li>
        )}
        <li>
          <a href="/over">{t.about}</a>
        </li>
        {shell.brand.supportMail !== null && (
          <li>
            <a href={`mailto:${shell.brand.supportMail}`}>
              <Icon name="mail" />
              {shell.brand.supportMail}
            </a>
          </li>
        )}
        {shell.area === 'staff' && <li class="soft">{t.version(portalVersion)}</li>}
      </ul>
    </footer>
  );
}
