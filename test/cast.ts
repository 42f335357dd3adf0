/**
 * The cast of the tests: two customers with one of everything. Every text of a customer holds its canary,
 * so that a leak shows in any body, header or mail.
 */
export const canaries = Object.freeze({ noord: 'KANARIENOORD', zuid: 'KANARIEZUID' });
export const numbers = Object.freeze({ noord: '10001', zuid: '10002' });

/**
 * Mail addresses. `everything` holds tekenbevoegd, `finance`, `orderer`, `technical`, `reader` one role each, `plain`
 * none, `ended` may no longer enter.
 */
export const people = Object.freeze({
  noord: cast('noord'),
  zuid: cast('zuid'),
  both: 'beide@voorbeeld.example',
  staff: 'medewerker@contict.example',
});

function cast(place: string) {
  const mail = (name: string) => `${name}@${place}.example`;
  return Object.freeze({
    everything: mail('baas'),
    admin: mail('beheer'),
    finance: mail('geld'),
    orderer: mail('bestel'),
    technical: mail('techniek'),
    reader: mail('lees'),
    plain: mail('gewoon'),
    ended: mail('weg'),
  });
}

export const rolesOf: Readonly<Record<string, readonly string[]>> = {
  everything: ['tekenbevoegd'],
  admin: ['portalbeheerder'],
  finance: ['financieel'],
  orderer: ['besteller'],
  technical: ['technisch'],
  reader: ['lezen'],
  plain: [],
  ended: ['tekenbevoegd'],
};
