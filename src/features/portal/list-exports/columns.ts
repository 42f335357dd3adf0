import type { Language } from '../../../platform/text/language.ts';
import { phone } from '../../../ui/identifiers.ts';
import type { ContactExport, ServiceExport, UserExport } from './queries.ts';
import { column, type SheetColumn } from '../../../platform/sheets/sheet.ts';
import { exportTexts } from './texts.ts';

export function serviceColumns(mayCosts: boolean, language: Language): readonly SheetColumn<ServiceExport>[] {
  const t = exportTexts[language].services;
  const groups: Readonly<Record<string, string>> = t.groups;
  const states: Readonly<Record<string, string>> = t.states;
  return [
    column(t.number, 'text', (row) => row.number),
    column(t.group, 'text', (row) => groups[row.group] ?? row.group),
    column(t.product, 'text', (row) => row.product),
    column(t.variant, 'text', (row) => row.variant),
    column(t.quantity, 'number', (row) => row.quantity),
    column(t.unit, 'text', (row) => row.unit),
    column(t.location, 'text', (row) => row.location),
    column(t.status, 'text', (row) => states[row.status] ?? row.status),
    ...(mayCosts ? [column<ServiceExport>(t.monthly, 'money', (row) => row.monthlyCents)] : []),
    column(t.ordered, 'day', (row) => row.orderedOn),
    column(t.started, 'day', (row) => row.startedOn),
    column(t.ends, 'day', (row) => row.endsOn),
    column(t.term, 'number', (row) => row.firstTermMonths),
    column(t.notice, 'number', (row) => (row.noticeDays === null ? row.noticeMonths : null)),
    column(t.noticeDays, 'number', (row) => row.noticeDays),
    column(t.renewal, 'text', (row) => t.renewals[row.renewal]),
    column(t.costCentre, 'text', (row) => row.costCentre),
    column(t.reference, 'text', (row) => row.reference),
  ];
}

export function userColumns(language: Language): readonly SheetColumn<UserExport>[] {
  const t = exportTexts[language].users;
  const kinds: Readonly<Record<string, string>> = t.kinds;
  return [
    column(t.name, 'text', (row) => row.displayName),
    column(t.upn, 'text', (row) => row.upn),
    column(t.kind, 'text', (row) => kinds[row.kind] ?? row.kind),
    column(t.state, 'text', (row) => (row.enabled ? t.enabled : t.blocked)),
    column(t.position, 'text', (row) => row.position),
    column(t.department, 'text', (row) => row.department),
    column(t.location, 'text', (row) => row.location),
    column(t.licences, 'text', (row) => row.licences),
    column(t.tenant, 'text', (row) => row.tenant),
    column(t.lastSignIn, 'day', (row) => row.lastSignInOn),
  ];
}

export function contactColumns(language: Language): readonly SheetColumn<ContactExport>[] {
  const t = exportTexts[language].contacts;
  const number = (value: string | null) => (value === null ? null : phone(value, language).text.replace(/^\+/, '00'));
  return [
    column(t.surname, 'text', (row) => row.surname),
    column(t.prefix, 'text', (row) => row.prefix),
    column(t.givenName, 'text', (row) => row.givenName),
    column(t.position, 'text', (row) => row.position),
    column(t.department, 'text', (row) => row.department),
    column(t.location, 'text', (row) => row.location),
    column(t.mail, 'text', (row) => row.mail),
    column(t.phone, 'text', (row) => number(row.phone)),
    column(t.mobile, 'text', (row) => number(row.mobile)),
    column(t.roles, 'text', (row) => (language === 'nl' ? row.rolesNl : row.rolesEn)),
    column(t.from, 'day', (row) => row.activeFrom),
    column(t.until, 'day', (row) => row.activeUntil),
  ];
}
