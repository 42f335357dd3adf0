declare const sanitized: unique symbol;

/** HTML that src/platform/text made and cleaned. Only that code may brand a string so. */
export type SafeHtml = string & { readonly [sanitized]: true };

/** The only place where HTML goes to the page as it is. */
export function RichText(props: { html: SafeHtml; lang?: string }) {
  return <div class="prose" lang={props.lang} dangerouslySetInnerHTML={{ __html: props.html }} />;
}
