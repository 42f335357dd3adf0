/** The people of Contict in the demo; the first two look after the sample customers. */
export type StaffMember = Readonly<{
  givenName: string;
  prefix: string | null;
  surname: string;
  position: string;
  mail: string;
  phone: string;
  hoursNl: string;
  hoursEn: string;
}>;

const office = { hoursNl: 'maandag t/m vrijdag, 8:30 tot 17:00', hoursEn: 'Monday to Friday, 8:30 to 17:00' };

export const staff: readonly StaffMember[] = Object.freeze([
  {
    givenName: 'Sanne',
    prefix: 'de',
    surname: 'Wit',
    position: 'Accountmanager',
    mail: 'sanne.de.wit@contict.example.nl',
    phone: '0855550111',
    hoursNl: 'maandag t/m donderdag, 8:30 tot 17:00',
    hoursEn: 'Monday to Thursday, 8:30 to 17:00',
  },
  {
    givenName: 'Ruben',
    prefix: 'van der',
    surname: 'Heijden',
    position: 'Accountmanager zorg',
    mail: 'ruben.vanderheijden@contict.example.nl',
    phone: '0855550112',
    ...office,
  },
  {
    givenName: 'Marit',
    prefix: null,
    surname: 'Jansma',
    position: 'Content en marketing',
    mail: 'marit.jansma@contict.example.nl',
    phone: '0855550113',
    ...office,
  },
  {
    givenName: 'Servicedesk',
    prefix: null,
    surname: 'Contict',
    position: 'Servicedesk',
    mail: 'servicedesk@contict.example.nl',
    phone: '0855550100',
    hoursNl: 'maandag t/m vrijdag, 8:00 tot 17:30',
    hoursEn: 'Monday to Friday, 8:00 to 17:30',
  },
]);
