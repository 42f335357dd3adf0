import { portalVersion } from '../platform/version.ts';
import { isOwnName } from './brand/assets.ts';
import { phone } from './identifiers.ts';
import { Icon } from './icon.tsx';
import { Mark } from './brand/logo.tsx';
import type { Shell } from './shell.ts';
import { shellTexts } from './texts.ts';

export function DemoBanner(props: { shell: Shell }) {
  const t = shellTexts[props.shell.language];
  return (
    <aside class="demo" aria-label={t.demoLabel}>
      {t.demo} <a href="/demo/mailbox">{t.demoMailbox}</a>
    </aside>
  );
}

export function BrandPanel(props: { shell: Shell }) {
  const { brand, language } = props.shell;
  return (
    <aside class="brand-panel" aria-label={brand.company}>
      <p>{brand.promise[language]}</p>
      {brand.logo === null && isOwnName(brand) && <Mark brand={brand} />}
    </aside>
  );
}

/** Who is not signed in cannot open the contact page: they find the number here. */
export function Footer(props: { shell: Shell }) {
  const { shell } = props;
  const t = shellTexts[shell.language];
  const number = shell.area === 'public' && shell.brand.phone ? phone(shell.brand.phone, shell.language) : null;
  return (
    <footer class="foot">
      <ul>
        {shell.contact !== null && (
          <li>
            <a href={shell.contact}>{t.contact}</a>
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
