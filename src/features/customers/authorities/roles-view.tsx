import type { Language } from '../../../platform/text/language.ts';
import { Badge } from '../../../ui/badge.tsx';
import { money } from '../../../ui/format.ts';
import type { HeldRole, RoleRow } from './queries.ts';
import { authorityTexts } from './texts.ts';

export const roleName = (role: RoleRow, language: Language): string => (language === 'nl' ? role.nameNl : role.nameEn);

/** The roles someone holds as labels, with their maximum; who holds none stands out. */
export function RoleBadges(
  props: Readonly<{ held: readonly HeldRole[]; roles: readonly RoleRow[]; language: Language }>,
) {
  const { held, roles, language } = props;
  const t = authorityTexts[language];
  if (held.length === 0) {
    return (
      <span>
        <Badge tone="warning">{t.noRole}</Badge>
      </span>
    );
  }
  return (
    <span>
      {held.map(({ key, limitCents }) => {
        const role = roles.find((one) => one.key === key);
        return (
          <span key={key}>
            <Badge>{role === undefined ? key : roleName(role, language)}</Badge>
            {limitCents !== null && <span class="soft"> {t.upTo(money(limitCents, language))}</span>}{' '}
          </span>
        );
      })}
    </span>
  );
}
