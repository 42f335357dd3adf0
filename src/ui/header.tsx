import { Icon } from './icon.tsx';
import { mainForm } from './kept-form.ts';
import { Logo } from './brand/logo.tsx';
import { initials } from './person.tsx';
import type { Shell } from './shell.ts';
import { shellTexts } from './texts.ts';
import { untranslated } from './untranslated.ts';

export function Header(props: { shell: Shell }) {
  const { shell } = props;
  const t = shellTexts[shell.language];
  const home = shell.nav[0]?.items[0]?.href ?? '/';
  return (
    <header class="top">
      <a class="home" href={home} aria-label={shell.brand.name}>
        <Logo brand={shell.brand} assets={shell.assets} />
      </a>
      <div class="top-end">
        {shell.area === 'customer' && <SearchBox label={t.searchLabel} button={t.search} />}
        <LanguageSwitch shell={shell} />
        {shell.person !== null && <Account shell={shell} person={shell.person} />}
        {shell.nav.length > 0 && (
          <button type="button" class="button menu-button" popovertarget="menu">
            <Icon name="menu" />
            {t.menu}
          </button>
        )}
      </div>
    </header>
  );
}

function SearchBox(props: { label: string; button: string }) {
  return (
    <>
      <form class="search-box" action="/zoeken" method="get" role="search" data-search="search-results">
        <Icon name="search" />
        <input type="search" name="q" aria-label={props.label} autocomplete="off" />
        <kbd aria-hidden="true">/</kbd>
        <div id="search-results" class="search-results" hidden />
      </form>
      <a class="button quiet square search-link" href="/zoeken" aria-label={props.button}>
        <Icon name="search" />
      </a>
    </>
  );
}

function LanguageSwitch(props: { shell: Shell }) {
  const { language, address, form = false } = props.shell;
  const other = language === 'nl' ? 'en' : 'nl';
  // A button of the form on the page sends along what was typed there. Enter in a field presses the first button of a
  // form: not this one.
  const along = form
    ? {
        form: mainForm,
        formaction: '/taal',
        formenctype: 'application/x-www-form-urlencoded',
        formnovalidate: true,
        name: '_taal',
      }
    : { name: 'taal' };
  return (
    <form action="/taal" method="post">
      <input type="hidden" name="terug" value={address} />
      {form && <button form={mainForm} hidden />}
      <button class="button quiet square" {...along} value={other} lang={other}>
        {other.toUpperCase()}
        <span class="hidden">, {shellTexts[language].otherLanguage}</span>
      </button>
    </form>
  );
}

function Account(props: { shell: Shell; person: NonNullable<Shell['person']> }) {
  const { shell, person } = props;
  const t = shellTexts[shell.language];
  return (
    <>
      <button type="button" class="button quiet account-button" popovertarget="account">
        <span class="initials" aria-hidden="true">
          {initials(person.name)}
        </span>
        <span class="account-name" {...untranslated}>
          <span class="hidden">{t.account}: </span>
          {person.name}
        </span>
        <Icon name="chevron-down" />
      </button>
      <div id="account" class="popover" popover="auto">
        <p class="account-who" {...untranslated}>
          <b>{person.name}</b>
          <span>{person.organisation}</span>
        </p>
        <ul>
          {shell.area !== 'public' && (
            <li>
              <a href="/profiel">
                <Icon name="user" />
                {t.profile}
              </a>
            </li>
          )}
          {person.otherOrganisations > 0 && (
            <li>
              <a href="/organisatie-wisselen">
                <Icon name="shuffle" />
                {t.switchOrganisation}
              </a>
            </li>
          )}
          <li>
            <form action="/afmelden" method="post">
              <button>
                <Icon name="log-out" />
                {t.signOut}
              </button>
            </form>
          </li>
        </ul>
      </div>
    </>
  );
}
