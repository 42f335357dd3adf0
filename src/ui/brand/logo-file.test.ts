import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { publicFolder } from '../../main.ts';
import { loadAssets } from '../../platform/http/assets.ts';
import { brandAssets } from './assets.ts';
import { pngSize, svgSize } from './logo-check.ts';
import { brandFromSettings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'brand-'));
after(() => rmSync(folder, { recursive: true }));
const svg = (inside: string, extra = '') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 30" ${extra}>${inside}</svg>`,
  );

test('a logo that only draws is taken, and its shape known before it is there', () => {
  assert.deepEqual(
    svgSize(
      svg(
        '<defs><linearGradient id="g"><stop offset="1"/></linearGradient></defs><path d="M0 0h9" fill="url(#g)" style="stroke:red"/><use xlink:href="#g"/>',
      ),
    ),
    { width: 120, height: 30 },
  );
});

test('a logo that could act or reach out is refused, with what it holds', () => {
  const bad: readonly (readonly [inside: string, why: RegExp, extra?: string])[] = [
    ['<script>alert(1)</script>', /<script>/],
    ['<foreignObject/>', /<foreignObject>/],
    ['<p xmlns="http://www.w3.org/1999/xhtml"/>', /<p>/],
    ['<image href="data:image/png;base64,AA"/>', /<image>/],
    ['<a href="#x"/>', /<a>/],
    ['<set attributeName="href" to="javascript:alert(1)"/>', /<set>/],
    ['<g/>', /the attribute onload/, 'onload="alert(1)"'],
    ['<use href="other.svg#a"/>', /a link/],
    ['<use xlink:href="https://elsewhere.example/a.svg#a"/>', /a link/],
    ['<rect fill="url(https://elsewhere.example/a)"/>', /elsewhere in fill/],
    ['<style>@import "x.css";</style>', /a style/],
    ['<style><![CDATA[rect{fill:url("//elsewhere.example")}]]></style>', /a style/],
    ['<rect style="fill:u\\72l(x)"/>', /elsewhere in style/],
    ['<?xml-stylesheet href="x.css"?>', /processing instruction/],
  ];
  for (const [inside, why, extra] of bad) assert.throws(() => svgSize(svg(inside, extra)), why, inside);
  assert.throws(
    () => svgSize(Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>')),
    /DOCTYPE/,
  );
  assert.throws(() => svgSize(Buffer.from('<html/>')), /it holds <html>/);
  assert.throws(() => pngSize(Buffer.from('GIF89a')), /no PNG/);
});

test('a logo becomes an asset of its own, with an address that changes when it does', () => {
  const path = join(folder, 'logo.svg');
  writeFileSync(path, svg('<path d="M0 0h9"/>'));
  const brand = brandFromSettings({ BRAND_NAME: 'Mijn Voorbeeld', BRAND_COMPANY: 'Voorbeeld', BRAND_LOGO: path });
  const assets = loadAssets(publicFolder, brandAssets(brand));
  assert.match(assets.address('brand/logo.svg'), /^\/assets\/brand\/logo\.[0-9a-f]{10}\.svg$/);
  const icon = assets.all.find(({ name }) => name === 'icons/favicon.svg');
  assert.match(String(icon?.plain), />V<\/text>/);
});

test('a wrong logo stops the start and says which setting names it', () => {
  const path = join(folder, 'bad.svg');
  writeFileSync(path, svg('<script/>'));
  assert.throws(
    () => brandFromSettings({ BRAND_LOGO: path }),
    /BRAND_LOGO names .*bad\.svg, which cannot be used: it holds <script>/,
  );
  assert.throws(() => brandFromSettings({ BRAND_LOGO: join(folder, 'nowhere.png') }), /BRAND_LOGO names .*ENOENT/);
  assert.throws(
    () => brandFromSettings({ BRAND_LOGO: join(folder, 'logo.gif') }),
    /BRAND_LOGO must name an \.svg or \.png file/,
  );
  assert.throws(() => brandFromSettings({ BRAND_LOGO_DARK: path }), /BRAND_LOGO/);
});
