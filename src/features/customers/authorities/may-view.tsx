import type { Language } from '../../../platform/text/language.ts';
import { money } from '../../../ui/format.ts';
import { gathered, type Allowed, type MatterKind } from './rules.ts';
import { authorityTexts } from './texts.ts';

/** "cloud, telefonie (tot € 500,00 per maand)" */
export function MayList(
  props: Readonly<{ may: readonly Allowed[]; kinds: readonly MatterKind[]; language: Language }>,
) {
  const { may, kinds, language } = props;
  const t = authorityTexts[language];
  const groups = gathered(may, kinds);
  if (groups.length === 0) return <span class="soft">{t.nothing}</span>;
  const lines = groups.map(({ limitCents, permissions }) => {
    const names = permissions.map((permission) => t.short[permission]).join(', ');
    return limitCents === null ? names : `${names} (${t.upTo(money(limitCents, language))})`;
  });
  return <span>{lines.join('; ')}</span>;
}
