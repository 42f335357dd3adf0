/** How a file of each type we keep may end; the first is what we give it. */
const endings: Readonly<Record<string, readonly string[]>> = Object.freeze({
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/heic': ['heic', 'heif'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.ms-outlook': ['msg'],
  'message/rfc822': ['eml'],
  'text/csv': ['csv'],
  'text/plain': ['txt', 'log'],
  'application/xml': ['xml'],
  'application/json': ['json'],
  'application/zip': ['zip'],
});
const known = new Set(Object.values(endings).flat());

/**
 * Endings that make a program or a page of a file when somebody opens it, or let it fetch one: Windows, macOS, Linux,
 * Office and browsers.
 */
const programs = new Set(
  (
    'accda accde accdr ace action ade adp apk app appimage appinstaller applescript application appref-ms ' +
    'appx appxbundle arj asp aspx bas bash bat bin cab cdxml chm class cmd cnt com command cpl csh deb ' +
    'deskthemepack desktop diagcab dif dll dmg docm dotm dqy dylib ear elf exe fileloc fish fxp gadget grp ' +
    'hlp hpj hta htm html img inetloc inf ins iqy iso isp its jar jnlp jnlpx js jse jsp ksh lib library-ms ' +
    'lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz mht mhtml mpkg msc msh msh1 ' +
    'msh2 mshxml msi msix msixbundle msp mst msu one onepkg onetoc2 ops oqy osd pcd php pif pkg pl plg pot ' +
    'potm ppam ppsm pptm prf prg ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psm1 pssc py rb rdp reg rgs rpm rqy run ' +
    'scf scpt scptd scr sct search-ms searchconnector-ms settingcontent-ms sh shb shs shtml sldm slk so svg ' +
    'swf sys terminal theme themepack udl url vb vbe vbs vhd vhdx vsix vsmacros vsto vsw vxd war wasm webloc ' +
    'website wim workflow ws wsb wsc wsf wsh xbap xht xhtml xla xlam xll xlm xlsb xlsm xlt xltm xlw xnk xsl ' +
    'xslt zsh'
  ).split(' '),
);
// A disk of Windows has these names in every folder, whatever stands behind the dot.
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ .]*(\.|$)/i;
const longest = 120;

/**
 * A stranger's filename made harmless: no path, no control, direction or invisible characters, nothing a file system
 * reads in its own way, no dots or spaces at the ends, at most 120 characters with the ending kept. Null when nothing
 * is left.
 */
export function cleanFilename(name: string | null): string | null {
  if (name === null) return null;
  const last = name.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufffd]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return null;
  return cutBefore(device.test(clean) ? `_${clean}` : clean, /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '');
}

/**
 * The one name under which a file of this type is kept, listed and sent: its ending says what its bytes are, and no
 * other ending of a program stands in it. 'prijs.hta' that holds a PDF is 'prijs_hta.pdf', 'foto.jpg' that holds a PNG
 * is 'foto.png'.
 */
export function fileName(name: string | null, type: string, otherwise = 'bestand'): string {
  const clean = cleanFilename(name) ?? otherwise;
  const fitting = endings[type] ?? ['bin'];
  const own = endingOf(clean);
  if (fitting.includes(own)) return defused(clean, own.length + 1);
  const stem = known.has(own) ? clean.slice(0, -own.length - 1).replace(/[. ]+$/, '') || otherwise : clean;
  return cutBefore(defused(`${stem}.${fitting[0]!}`, fitting[0]!.length + 1), `.${fitting[0]!}`);
}

/** Whether somebody calls a file a program: then it is refused, whatever its bytes say. */
export const isCalledProgram = (name: string): boolean => programs.has(endingOf(cleanFilename(name) ?? ''));

/** Whether a name says the same as these bytes are. */
export const endsAs = (name: string, type: string): boolean => (endings[type] ?? []).includes(endingOf(name));

export const endingOf = (name: string): string => /\.([^. ]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * The dot before an ending of a program in the middle becomes a line, and so does the one before the last ending but
 * one when no file we keep ends so: some programs look at the first ending, and people read it. What is only a number
 * or one letter ('v1.2', 'B.V') is no ending.
 */
function defused(name: string, kept: number): string {
  const stem = name
    .slice(0, -kept)
    .replace(/\.([^. ]+)(?=$|\.| )/g, (whole, ending: string) =>
      programs.has(ending.toLowerCase()) ? `_${ending}` : whole,
    )
    .replace(/\.([a-z][a-z0-9-]+)(?= *$)/i, (whole, ending: string) =>
      known.has(ending.toLowerCase()) ? whole : `_${ending}`,
    );
  return stem + name.slice(-kept);
}

/** Cut by characters to the most there may be, with this ending. */
function cutBefore(name: string, ending: string): string {
  if (name.length <= longest) return name;
  let stem = '';
  for (const letter of name.slice(0, name.length - ending.length)) {
    if (stem.length + letter.length + ending.length > longest) break;
    stem += letter;
  }
  return stem.replace(/[. ]+$/, '') + ending;
}
