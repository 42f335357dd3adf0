import type { ComponentChildren, VNode } from 'preact';
import { render } from '../platform/html/jsx-runtime.ts';
import { Header } from './header.tsx';
import { Breadcrumbs, SideNav } from './nav.tsx';
import { Notice } from './notice.tsx';
import { SessionWarning } from './session-warning.tsx';
import type { Shell } from './shell.ts';
import { shellTexts } from './texts.ts';
import { DemoBanner, BrandPanel, Footer } from './page-frame.tsx';

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
