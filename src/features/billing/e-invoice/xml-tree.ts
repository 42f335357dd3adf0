/** One element of a document. `name` has a canonical prefix whatever prefix the document used. */
export type Element = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Element[];
  /** Own text, trimmed. */
  text: string;
  parent: Element | null;
  line: number;
}>;

const prefixes: Readonly<Record<string, string>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2': 'ext',
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': 'ubl',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': 'ubl',
  'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader': 'sbd',
  'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100': 'rsm',
  'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100': 'ram',
  'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100': 'udt',
  'urn:un:unece:uncefact:data:standard:QualifiedDataType:100': 'qdt',
};

/** "cbc:ID" for what we know; a stranger's element can never pass for one of ours. */
export function canonicalName(uri: string, local: string): string {
  const prefix = Object.hasOwn(prefixes, uri) ? prefixes[uri] : undefined;
  return `${prefix ?? '?'}:${local}`;
}

/** Documents in an envelope; empty for a document without one. */
export function inEnvelope(root: Element): readonly Element[] {
  return root.name === 'sbd:StandardBusinessDocument'
    ? root.children.filter(({ name }) => name !== 'sbd:StandardBusinessDocumentHeader')
    : [];
}

/** A document that travels in an envelope (the header of Peppol) is the one inside; another is itself. */
export function outOfEnvelope(root: Element): Element {
  return inEnvelope(root)[0] ?? root;
}

export function children(element: Element | null | undefined, name: string): readonly Element[] {
  return element ? element.children.filter((one) => one.name === name) : [];
}

/**
 * Follows a path such as 'cac:Party/cac:PartyName/cbc:Name' by the first match that leads on to the end; '.' is itself.
 */
export function find(element: Element | null | undefined, path: string): Element | null {
  if (path === '.') return element ?? null;
  return element ? firstAt(element, path.split('/'), 0) : null;
}

function firstAt(element: Element, steps: readonly string[], at: number): Element | null {
  if (at === steps.length) return element;
  for (const one of element.children) {
    if (one.name !== steps[at]) continue;
    const found = firstAt(one, steps, at + 1);
    if (found) return found;
  }
  return null;
}

/** Every element at a path. */
export function findAll(element: Element | null | undefined, path: string): readonly Element[] {
  let found: readonly Element[] = element ? [element] : [];
  for (const step of path.split('/')) found = found.flatMap((one) => one.children.filter((next) => next.name === step));
  return found;
}

/** The text at a path; null when absent or empty. */
export function textAt(element: Element | null | undefined, path: string): string | null {
  return find(element, path)?.text || null;
}

/** Every element below, depth first. */
export function* descendants(element: Element): Generator<Element> {
  for (const one of element.children) {
    yield one;
    yield* descendants(one);
  }
}

/** "/Invoice/cac:InvoiceLine[2]/cbc:ID", as XPath would say it. */
export function pathOf(element: Element): string {
  const steps: string[] = [];
  for (let one: Element | null = element; one; one = one.parent) steps.unshift(step(one));
  return `/${steps.join('/')}`;
}

function step(element: Element): string {
  const name = element.name.replace(/^(?:ubl|rsm|sbd|\?):/, '');
  const alike = element.parent?.children.filter((one) => one.name === element.name) ?? [];
  return alike.length > 1 ? `${name}[${alike.indexOf(element) + 1}]` : name;
}
