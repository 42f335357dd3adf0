import { coloursFromSettings, refuseUnreadable } from './brand-colours.ts';
import { logoFromSettings } from './logo-file.ts';
import { defaultBrand, type Brand } from './brand.ts';

/** An address that mail can go to from anywhere: the part after the @ has a dot. */
export const mailAddressForm = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The brand as the settings say; of name, colours and promise what they leave out stays Contict's, the rest is shown
 * nowhere. Throws an Error that names the wrong setting.
 */
export function brandFromSettings(environment: Environment): Brand {
  const checked = (name: string, right: RegExp, wanted: string) => {
    const value = environment[name]?.trim() || null;
    if (value !== null && !right.test(value)) throw new Error(`${name} must be ${wanted}; it is "${value}".`);
    return value;
  };
  const text = (name: string, fallback: string) => environment[name]?.trim() || fallback;
  const promise = environment['BRAND_PROMISE']
    ? { nl: environment['BRAND_PROMISE'], en: environment['BRAND_PROMISE_EN'] || environment['BRAND_PROMISE'] }
    : defaultBrand.promise;
  const openingHours = environment['BRAND_HOURS']
    ? { nl: environment['BRAND_HOURS'], en: environment['BRAND_HOURS_EN'] || environment['BRAND_HOURS'] }
    : defaultBrand.openingHours;
  const brand: Brand = Object.freeze<Brand>({
    ...defaultBrand,
    colours: coloursFromSettings(environment, defaultBrand.colours),
    logo: logoFromSettings(environment),
    name: text('BRAND_NAME', defaultBrand.name),
    company: text('BRAND_COMPANY', defaultBrand.company),
    promise,
    openingHours,
    addressLines: environment['BRAND_ADDRESS']
      ? environment['BRAND_ADDRESS'].split('|').map((line) => line.trim())
      : defaultBrand.addressLines,
    serviceDeskUrl: checked('SERVICE_DESK_URL', /^https?:\/\/[^\s/]+/, 'a web address that begins with https://'),
    supportMail: checked('SUPPORT_MAIL', mailAddressForm, 'an e-mail address'),
    phone: checked('SUPPORT_PHONE', /^\+?[\d\s()-]{6,20}$/, 'a phone number, as in +31101234567'),
  });
  refuseUnreadable(brand);
  return brand;
}
