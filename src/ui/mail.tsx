import type { ComponentChildren } from 'preact';
import { render } from '../platform/html/jsx-runtime.ts';
import { hexOf } from './brand/brand-colour.ts';
import type { Brand } from './brand/brand.ts';
import { aboutLine, mailText, mailTexts, oneLine, withOneStop, type MailPart, type MailWords } from './mail-text.ts';

export type { MailWords } from './mail-text.ts';

/** A finished mail from its words: subject, HTML and plain text, in the brand's own face. Ready for `queueMail`. */
export function composeMail(
  brand: Brand,
  baseUrl: string,
  written: MailWords,
): Readonly<{ subject: string; text: string; html: string }> {
  const words = withOneStop(written);
  const html = `<!doctype html>${render(<MailLayout brand={brand} baseUrl={baseUrl} words={words} />)}`;
  return { subject: oneLine(words.subject), text: mailText(brand, baseUrl, words), html };
}

// Mail programs know no custom properties, no oklch() and few selectors: sizes and colours are written out here, and
// only here.
const font = "font-family:Figtree,system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";
const ink = '#2b2824';
const soft = '#68635c';
const line = '#e4e0da';
const dark = ({ colours }: Brand) => `@media (prefers-color-scheme: dark) {
  .sheet, .canvas { background: #1d1b19 !important; }
  .card { background: #262421 !important; border-color: #45413c !important; }
  .ink { color: #eeebe6 !important; }
  .soft, .soft a { color: #b8b2aa !important; }
  .quote { border-color: #5a554f !important; }
  .brand { color: ${hexOf(0.82, colours.chroma * 0.85, colours.hue)} !important; }
}
@media (max-width: 480px) { .card { padding: 20px 20px 8px !important; } }`;

function MailLayout(props: { brand: Brand; baseUrl: string; words: MailWords }) {
  const { brand, baseUrl, words } = props;
  return (
    <html lang={words.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{words.subject}</title>
        <style>{dark(brand)}</style>
      </head>
      <body class="sheet" style={`margin:0;padding:0;background:#f7f6f3;${font};color:${ink}`}>
        <table
          class="canvas"
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="background:#f7f6f3"
        >
          <tr>
            <td align="center" style="padding:32px 12px">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
                <Row style="padding:0 4px 20px">
                  <BrandName brand={brand} baseUrl={baseUrl} />
                  {words.about.length > 0 && (
                    <p
                      class="soft"
                      style={`margin:2px 0 0;font-size:15px;line-height:1.4;color:${soft};overflow-wrap:anywhere`}
                    >
                      {aboutLine(words)}
                    </p>
                  )}
                </Row>
                <Row
                  class="card ink"
                  style={`padding:32px 32px 16px;background:#ffffff;border:1px solid ${line};border-radius:10px;font-size:16px;line-height:1.55;overflow-wrap:anywhere;word-break:break-word;color:${ink}`}
                >
                  <p style="margin:0 0 16px">{words.reason}</p>
                  {words.parts.map((part, index) => (
                    <Part key={index} part={part} words={words} brand={brand} />
                  ))}
                </Row>
                <Row class="soft" style={`padding:20px 4px;font-size:13px;line-height:1.6;color:${soft}`}>
                  <Foot brand={brand} baseUrl={baseUrl} words={words} />
                </Row>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

function Row(props: { class?: string; style: string; children: ComponentChildren }) {
  return (
    <tr>
      <td class={props.class} style={props.style}>
        {props.children}
      </td>
    </tr>
  );
}

/** The name alone is the mark: pictures are blocked in most mailboxes until asked for. */
function BrandName(props: { brand: Brand; baseUrl: string }) {
  const { name, company, colours } = props.brand;
  const [before, after] = name.endsWith(company) ? [name.slice(0, -company.length), company] : ['', name];
  return (
    <a
      class="brand"
      href={props.baseUrl}
      style={`text-decoration:none;font-size:20px;color:${hexOf(0.51, colours.chroma, colours.hue)}`}
    >
      {before}
      <b>{after}</b>
    </a>
  );
}

function Part(props: { part: MailPart; words: MailWords; brand: Brand }) {
  const { part, words } = props;
  switch (part.kind) {
    case 'text':
      return <p style="margin:0 0 16px;white-space:pre-line">{part.text}</p>;
    case 'small':
      return (
        <p class="soft" style={`margin:0 0 16px;font-size:14px;color:${soft}`}>
          {part.text}
        </p>
      );
    case 'button':
      return <MailButton {...part} words={words} brand={props.brand} />;
    case 'link':
      return (
        <p class="soft" style={`margin:0 0 16px;font-size:14px;color:${soft};word-break:break-all`}>
          <a href={part.href} style={`color:${soft}`}>
            {part.href}
          </a>
        </p>
      );
    case 'facts':
      return <MailFacts facts={part.facts} />;
    case 'quote':
      return (
        <div class="quote" style={`margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid ${line}`}>
          {part.from !== undefined && (
            <p style="margin:0 0 4px;font-weight:600">{mailTexts[words.language].wrote(part.from)}</p>
          )}
          <p style="margin:0;white-space:pre-line">{part.text}</p>
        </div>
      );
  }
}

function MailButton(props: { label: string; href: string; words: MailWords; brand: Brand }) {
  const { accent, onAccent } = props.brand.colours;
  const back = hexOf(accent.lightness, accent.chroma, accent.hue);
  const front = onAccent === 'ink' ? hexOf(0.2, 0.03, accent.hue) : '#ffffff';
  return (
    <>
      <table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px">
        <tr>
          <td style={`background:${back};border-radius:8px`}>
            <a
              href={props.href}
              style={`display:inline-block;padding:12px 22px;font-weight:600;text-decoration:none;color:${front}`}
            >
              {props.label}
            </a>
          </td>
        </tr>
      </table>
      <p class="soft" style={`margin:0 0 16px;font-size:13px;color:${soft};word-break:break-all`}>
        {mailTexts[props.words.language].link}
        <br />
        <a href={props.href} style={`color:${soft}`}>
          {props.href}
        </a>
      </p>
    </>
  );
}

function MailFacts(props: { facts: readonly Readonly<{ label: string; value: string }>[] }) {
  return (
    <table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px;width:100%">
      {props.facts.map(({ label, value }) => (
        <tr key={label}>
          <td class="soft" style={`padding:4px 16px 4px 0;vertical-align:top;white-space:nowrap;color:${soft}`}>
            {label}
          </td>
          <td style="padding:4px 0;width:100%">{value}</td>
        </tr>
      ))}
    </table>
  );
}

function Foot(props: { brand: Brand; baseUrl: string; words: MailWords }) {
  const { brand, baseUrl, words } = props;
  const t = mailTexts[words.language];
  return (
    <>
      {brand.supportMail !== null && (
        <>
          {t.trouble}{' '}
          <a href={`mailto:${brand.supportMail}`} style={`color:${soft}`}>
            {brand.supportMail}
          </a>
          <br />
        </>
      )}
      <a href={baseUrl} style={`color:${soft}`}>
        {brand.name}
      </a>
      {brand.addressLines.length > 0 && ` · ${brand.addressLines.join(' · ')}`}
      <br />
      {t.automatic(brand.company)}
    </>
  );
}
