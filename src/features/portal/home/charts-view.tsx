import type { Language } from '../../../platform/text/language.ts';
import { Section } from '../../../ui/card.tsx';
import { LicenceBars, type LicenceBar } from '../../../ui/charts/licences.tsx';
import { StackedMonths } from '../../../ui/charts/months.tsx';
import { YearLine, type Contract } from '../../../ui/charts/year-line.tsx';
import { money } from '../../../ui/format.ts';
import { groupsUsed, usualMonth, type MonthCosts } from './rules-costs.ts';
import { homeTexts } from './texts.ts';

export type ChartFacts = Readonly<{
  costs: readonly MonthCosts[];
  licences: readonly LicenceBar[];
  contracts: readonly Contract[];
  contractMonths: number;
  today: string;
}>;

/** Pictures of what this person may see; what is empty is left out. */
export function HomeCharts({ charts, language }: Readonly<{ charts: ChartFacts; language: Language }>) {
  const t = homeTexts[language];
  const { costs, licences, contracts, contractMonths, today } = charts;
  return (
    <>
      <CostChart costs={costs} language={language} />
      {contracts.length > 0 && (
        <Section title={t.contractEnds} more={{ label: t.allServices, href: '/diensten' }}>
          <YearLine contracts={contracts} today={today} months={contractMonths} language={language} />
        </Section>
      )}
      {licences.length > 0 && (
        <Section title={t.licencesTitle} more={{ label: t.allLicences, href: '/cloudgebruikers/licenties' }}>
          <LicenceBars licences={licences} language={language} />
        </Section>
      )}
    </>
  );
}

function CostChart({ costs, language }: Readonly<{ costs: readonly MonthCosts[]; language: Language }>) {
  const t = homeTexts[language];
  const groups = groupsUsed(costs);
  if (groups.length === 0) return null;
  const usual = usualMonth(costs);
  return (
    <Section title={t.costs}>
      <p class="soft measure">
        {usual === null ? t.costsOnly : t.costsUsual(money(usual.cents, language), usual.months)} {t.costsRunning}
      </p>
      <StackedMonths
        id="costs"
        title={t.costs}
        series={groups.map((group) => ({ group, label: t.groups[group] }))}
        months={costs}
        language={language}
      />
    </Section>
  );
}
