import type { Language } from '../../../platform/text/language.ts';
import { Card, Section } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { money } from '../../../ui/format.ts';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { MailLink } from '../../../ui/breakable.tsx';
import { PhoneLink } from '../../../ui/phone-link.tsx';
import { allowedBy, authorityTexts, MayList, RoleBadges, type RoleRow } from '../authorities/index.ts';
import type { ContactDetail } from './queries.ts';
import { contactTexts } from './texts.ts';

type Props = Readonly<{ contact: ContactDetail; roles: readonly RoleRow[]; now: Date; language: Language }>;

export function ContactPage(props: Props) {
  const { contact, now, language } = props;
  const t = contactTexts[language];
  return (
    <>
      <div class="columns-2">
        <div>
          <About {...props} />
          <Holds {...props} />
        </div>
        <div class="stack">
          {contact.cloudUser !== null && (
            <Card title={t.cloudUser} more={{ label: t.cloudUserLink, href: `/cloudgebruikers/${contact.cloudUser}` }}>
              <p>{t.cloudUserText}</p>
            </Card>
          )}
        </div>
      </div>
      <SourceLine source={contact.source} at={contact.at} old={isOld(contact.at, now)} language={language} />
    </>
  );
}

function About({ contact, language }: Props) {
  const t = contactTexts[language];
  return (
    <Section title={t.about}>
      <Facts
        facts={[
          { label: t.department, value: contact.department },
          { label: t.mail, value: contact.mail && <MailLink mail={contact.mail} /> },
          { label: t.phone, value: contact.phone && <PhoneLink value={contact.phone} language={language} /> },
          { label: t.mobile, value: contact.mobile && <PhoneLink value={contact.mobile} language={language} /> },
          {
            label: t.location,
            value: [contact.location, contact.locationCity]
              .filter((part, index, all) => part && !(index === 1 && all[0]?.includes(part)))
              .join(', '),
          },
        ]}
      />
      <OwnLine contact={contact} language={language} />
    </Section>
  );
}

/** Says which numbers are the person's own. What they left empty is not told from elsewhere: they want it nowhere. */
function OwnLine({ contact, language }: Pick<Props, 'contact' | 'language'>) {
  const t = contactTexts[language];
  const words = (
    [
      [t.phone, contact.ownPhone],
      [t.mobile, contact.ownMobile],
    ] as const
  ).flatMap(([label, own]) => (own === null ? [] : [`${label}: ${own === '' ? t.ownNone : t.ownNumber}.`]));
  return words.length === 0 ? null : <p class="soft">{words.join(' ')}</p>;
}

function Holds({ contact, roles, language }: Props) {
  const t = contactTexts[language];
  const a = authorityTexts[language];
  if (contact.roles.length === 0) {
    return (
      <Section title={t.holds} more={{ label: t.whoMayWhat, href: '/bevoegdheden' }}>
        <p>
          <RoleBadges held={contact.roles} roles={roles} language={language} /> {t.holdsNone}
        </p>
      </Section>
    );
  }
  const may = allowedBy(contact.roles, roles);
  const held = contact.roles.map(({ key, limitCents }) => {
    const role = roles.find((one) => one.key === key);
    const explanation = (language === 'nl' ? role?.explanationNl : role?.explanationEn) ?? '';
    return {
      label: (language === 'nl' ? role?.nameNl : role?.nameEn) ?? key,
      value: limitCents === null ? explanation : `${explanation} ${t.atMost(money(limitCents, language))}`,
    };
  });
  return (
    <>
      <Section title={t.holds}>
        <Facts facts={held} />
      </Section>
      <Section title={t.mayTitle} more={{ label: t.whoMayWhat, href: '/bevoegdheden' }}>
        <Facts
          facts={[
            { label: a.decides, value: <MayList may={may} kinds={['decide']} language={language} /> },
            { label: a.sees, value: <MayList may={may} kinds={['see']} language={language} /> },
            { label: a.further, value: <MayList may={may} kinds={['report', 'manage']} language={language} /> },
          ]}
        />
      </Section>
    </>
  );
}
