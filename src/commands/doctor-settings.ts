import { type Config } from '../config.ts';

export type Finding = Readonly<{ what: string; ok: boolean; note?: boolean; says: string }>;

export function publicAddress({ baseUrl }: Config): Finding {
  if (baseUrl === null)
    return {
      what: 'address',
      ok: false,
      says: 'BASE_URL is empty: links in mails lead to this machine. Set the address customers type.',
    };
  return baseUrl.startsWith('https:')
    ? { what: 'address', ok: true, says: baseUrl }
    : {
        what: 'address',
        ok: false,
        says: `${baseUrl} is not https. Put a proxy with a certificate in front of the portal.`,
      };
}

/** Figures are meant for what watches over the portal, not for everybody. */
export function figures({ metricsHost, metricsPort }: Config): Finding[] {
  if (metricsPort === null || /^(127\.|::1$|localhost$)/.test(metricsHost)) return [];
  return [
    {
      what: 'figures',
      ok: true,
      note: true,
      says: `/metrics answers everybody who reaches port ${metricsPort} of ${metricsHost}: keep that port inside a network of your own`,
    },
  ];
}

/** What customers look for and do not find while it is not set. */
export function missing({ brand, mailFrom }: Config): Finding[] {
  const lacks: [string, boolean, string][] = [
    [
      'SUPPORT_MAIL',
      brand.supportMail === null,
      `no page or mail says where to ask for help; mail is sent from ${mailFrom}`,
    ],
    ['SUPPORT_PHONE', brand.phone === null, 'no phone number on the pages for help and contact'],
    ['BRAND_HOURS', brand.openingHours === null, 'no opening hours'],
    ['BRAND_ADDRESS', brand.addressLines.length === 0, 'no address below mails and on PDFs that the portal makes'],
    ['SERVICE_DESK_URL', brand.serviceDeskUrl === null, 'no way to the service desk on the page with links'],
  ];
  return lacks
    .filter(([, is]) => is)
    .map(([name, , says]) => ({
      what: 'customers',
      ok: name !== 'SUPPORT_MAIL',
      note: true,
      says: `${name} is empty: ${says}`,
    }));
}
