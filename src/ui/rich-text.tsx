import type { SafeHtml } from '../platform/text/rich-text.ts';

export type { SafeHtml };

/** The only place where HTML goes to the page as it is. */
export function RichText(props: { html: SafeHtml; lang?: string }) {
  return <div class="prose" lang={props.lang} dangerouslySetInnerHTML={{ __html: props.html }} />;
}
