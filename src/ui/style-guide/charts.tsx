import type { Language } from '../../platform/text/language.ts';
import { Section } from '../card.tsx';
import type { MonthAmounts, Series } from '../charts/chart.ts';
import { LicenceBars } from '../charts/licences.tsx';
import { StackedMonths } from '../charts/months.tsx';
import { Sparkline } from '../charts/sparkline.tsx';
import { YearLine } from '../charts/year-line.tsx';

const series: readonly Series[] = [
  { group: 'cloud', label: 'Cloud' },
  { group: 'voice', label: 'Telefonie' },
  { group: 'connectivity', label: 'Verbindingen' },
  { group: 'workplace', label: 'Werkplek' },
  { group: 'service', label: 'Beheer en service' },
  { group: 'other', label: 'Overig' },
];
const months = [
  '2025-11',
  '2025-12',
  ...Array.from({ length: 11 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`),
];
const each = (of: (index: number) => MonthAmounts['cents']): readonly MonthAmounts[] =>
  months.map((month, index) => ({ month, cents: of(index) }));

const cases: readonly Readonly<{
  id: string;
  title: string;
  series: readonly Series[];
  months: readonly MonthAmounts[];
}>[] = [
  {
    id: 'usual',
    title: 'Kosten per maand',
    series,
    months: each((i) => ({
      cloud: 210_000 + i * 9_000,
      voice: 61_500,
      connectivity: 54_000,
      workplace: 87_000 + (i % 3) * 2_900,
      service: 24_500,
      other: i === 7 ? 38_000 : 0,
    })),
  },
  {
    id: 'below',
    title: 'Met tegoed, en maanden zonder kosten',
    series: series.slice(0, 2),
    months: each((i) => ({
      cloud: i === 4 ? -18_250 : i % 5 === 0 ? 0 : 12_000,
      voice: i === 4 ? -4_000 : i < 3 ? 0 : 7_500,
    })),
  },
  {
    id: 'first',
    title: 'De eerste maand',
    series: series.slice(0, 1),
    months: each((i) => ({ cloud: i === 12 ? 9_530 : 0 })),
  },
  {
    id: 'large',
    title: 'Grote bedragen',
    series: series.slice(0, 3),
    months: each((i) => ({ cloud: 180_000_000 + i * 7_000_000, voice: 95_000_000, connectivity: 61_000_000 })).slice(
      -5,
    ),
  },
];

export function GuideCharts({ language }: Readonly<{ language: Language }>) {
  return (
    <>
      {cases.map((one) => (
        <Section key={one.id} title={one.title}>
          <StackedMonths {...one} language={language} />
        </Section>
      ))}
      <Section title="Contracten op de jaarlijn">
        <YearLine
          today="2026-11-20"
          language={language}
          months={18}
          contracts={[
            { id: 'a', label: 'Glasvezel 1 Gbit/s', href: '#top', lastDay: '2026-11-30', endsOn: '2026-12-31' },
            {
              id: 'b',
              label: 'Microsoft 365 Business Premium',
              note: '3 diensten',
              href: '#top',
              lastDay: '2027-05-31',
              endsOn: '2027-06-30',
            },
            {
              id: 'c',
              label: 'SLA 24×7 voor alle locaties in Nederland en België',
              href: '#top',
              lastDay: '2028-02-29',
              endsOn: '2028-08-31',
            },
            { id: 'd', label: 'Back-uplijn 4G', href: '#top', lastDay: null, endsOn: '2027-03-31' },
          ]}
        />
      </Section>
      <Section title="Licenties">
        <LicenceBars
          language={language}
          licences={[
            { id: 'a', product: 'Microsoft 365 Business Premium', bought: 125, used: 118 },
            { id: 'b', product: 'Exchange Online (Plan 1)', bought: 12, used: 15, href: '#top' },
            { id: 'c', product: 'Microsoft Defender for Office 365 (Plan 2) voor non-profit', bought: 0, used: 3 },
            { id: 'd', product: 'Visio', bought: 4, used: 0 },
            { id: 'e', product: 'POWER_BI_STANDARD', bought: null, used: 31 },
          ]}
        />
      </Section>
      <Section title="Verloop in het klein">
        <p>
          <Sparkline
            label="Facturen"
            cents={[120_000, 121_000, 119_500, 134_000, 136_000, 128_000, 141_000]}
            language={language}
          />
          <Sparkline label="Facturen met tegoed" cents={[50_000, 51_000, -12_000, 49_000]} language={language} />
        </p>
      </Section>
    </>
  );
}
