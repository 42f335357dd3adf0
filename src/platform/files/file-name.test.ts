import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cleanFilename, endingOf, fileName, isCalledProgram } from './file-name.ts';

const pdf = 'application/pdf';

describe('the name of a file', () => {
  test('ends as its bytes are, whatever the sender called it', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['prijs.hta', pdf, 'prijs_hta.pdf'],
      ['prijs.HTA', pdf, 'prijs_HTA.pdf'],
      ['prijs.hta.pdf', pdf, 'prijs_hta.pdf'],
      ['factuur.pdf.exe', pdf, 'factuur.pdf_exe.pdf'],
      ['prijs.hta. . ', pdf, 'prijs_hta.pdf'],
      ['prijs.hta\u00a0', pdf, 'prijs_hta.pdf'],
      ['foto.jpg', 'image/png', 'foto.png'],
      ['foto.jpeg', 'image/jpeg', 'foto.jpeg'],
      ['prijs\u202efdp.exe', pdf, 'prijsfdp_exe.pdf'],
      ['prijs.p\u200bdf', pdf, 'prijs.pdf'],
      ['CON.pdf', pdf, '_CON.pdf'],
      ['nul', pdf, '_nul.pdf'],
      ['com¹.txt', 'text/plain', '_com¹.txt'],
      ['lijst.csv::$DATA', 'text/csv', 'lijst.csv__$DATA.csv'],
      ['x.pdf:evil.exe', pdf, 'x.pdf_evil_exe.pdf'],
      ['../../offerte v1.2', pdf, 'offerte v1.2.pdf'],
      ['.pdf', pdf, 'pdf.pdf'],
      ['...', pdf, 'bestand.pdf'],
      ['scan', pdf, 'scan.pdf'],
      ['a.pdf\r\nX: y', pdf, 'a.pdfX_ y.pdf'],
      ['iets.html', 'application/x-odd', 'iets_html.bin'],
      ['Besluit d.d. 12 nov.', pdf, 'Besluit d.d. 12 nov.pdf'],
    ];
    for (const [name, type, right] of cases) assert.equal(fileName(name, type), right, JSON.stringify(name));
  });

  test('has before its own ending no other than those of files we keep', () => {
    const cases = [
      ['x.iqy.pdf', 'x_iqy.pdf'],
      ['x.nieuwsoort.pdf', 'x_nieuwsoort.pdf'],
      ['x.onbekend', 'x_onbekend.pdf'],
      ['scan.docx.pdf', 'scan.docx.pdf'],
      ['offerte v1.2.pdf', 'offerte v1.2.pdf'],
      ['Jansen B.V.pdf', 'Jansen B.V.pdf'],
    ];
    for (const [name, right] of cases) assert.equal(fileName(name!, pdf), right);
  });

  test('is refused when it is that of a shortcut, a query, a script, a page or a help file, in one way for all', () => {
    for (const ending of 'hta iqy slk one rdp wsb ps1xml settingcontent-ms library-ms search-ms url website jnlp chm msc cpl appref-ms'.split(
      ' ',
    )) {
      assert.ok(isCalledProgram(`prijs.${ending}`), ending);
      assert.equal(fileName(`prijs.${ending}.pdf`, pdf), `prijs_${ending}.pdf`);
    }
  });

  test('stays short without losing its ending or half a character', () => {
    for (const name of [`${'a'.repeat(300)}.hta`, `${'🌕'.repeat(90)}.pdf`, '.'.repeat(400)]) {
      const made = fileName(name, pdf);
      assert.ok(made.length <= 120 && made.endsWith('.pdf') && made.isWellFormed(), made);
    }
  });

  test('of a program is known as one, also behind dots, spaces and hidden characters', () => {
    for (const name of ['a.exe', 'a.EXE', 'a.hta. ', 'a.pdf.js', 'a.e\u200bxe', 'b/a.lnk', 'x.settingcontent-ms'])
      assert.ok(isCalledProgram(name), name);
    for (const name of ['a.pdf', 'a.exe.pdf', 'exe', 'a.txt', 'Jansen B.V']) assert.ok(!isCalledProgram(name), name);
  });

  test('is safe for any text there is, and the same when it is made safe twice', () => {
    const odd = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 3 }),
          fc.constantFrom('.', ' ', '..', '/', '\\', 'con', '.exe', '.hta', '.pdf', '\u202e', ':', '"'),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(odd, (text) => {
        const made = fileName(text, pdf);
        assert.equal(endingOf(made), 'pdf');
        assert.ok(
          !/[\p{Cc}\p{Cf}<>:"|?*/\\]|^[. ]|[. ]$/u.test(made) && made.length <= 120 && made.isWellFormed(),
          JSON.stringify(made),
        );
        assert.equal(fileName(made, pdf), made);
        assert.ok((cleanFilename(text)?.length ?? 0) <= 120);
      }),
      { numRuns: 2000 },
    );
  });
});
