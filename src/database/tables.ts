// Written by `npm run tables` from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export type AccountTable = {
  id: Generated<string>;
  mail: string;
  password_hash: string | null;
  password_set_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  language: Generated<'nl' | 'en'>;
  disabled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  last_contact_id: string | null;
};

export type AnnouncementTable = {
  id: string;
  customer_id: number;
  mail: string;
  name: string | null;
  language: string;
  invoices: number[];
  queued_at: ColumnType<Date, Date | string | undefined, Date | string>;
};

export type ApiKeyTable = {
  id: Generated<string>;
  name: string;
  token_hash: Buffer;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
};

export type CalendarLinkTable = {
  id: Generated<string>;
  customer_id: number;
  contact_id: string;
  kind: 'cancel' | 'events' | 'news';
  token_hash: Buffer;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  account_id: string | null;
  ends_at: ColumnType<Date, Date | string | undefined, Date | string>;
};

export type CloudUserTable = {
  id: Generated<string>;
  customer_id: number;
  tenant: string;
  upn: string;
  display_name: string;
  given_name: string | null;
  surname: string | null;
  enabled: Generated<boolean>;
  kind: Generated<'member' | 'guest' | 'shared'>;
  position: string | null;
  department: string | null;
  location: string | null;
  last_sign_in_on: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
};

export type CloudUserLicenceTable = {
  customer_id: number;
  cloud_user_id: string;
  sku: string;
  product: string | null;
  assigned_by: Generated<'direct' | 'group'>;
  state: Generated<'active' | 'suspended' | 'error'>;
};

export type ContactTable = {
  id: Generated<string>;
  customer_id: number;
  account_id: string | null;
  location_id: string | null;
  given_name: string | null;
  prefix: string | null;
  surname: string;
  position: string | null;
  department: string | null;
  mail: string | null;
  phone: string | null;
  mobile: string | null;
  mail_categories: Generated<string[]>;
  active_from: string | null;
  active_until: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
  own_phone: string | null;
  own_mobile: string | null;
  own_mail_categories: string[] | null;
  own_by: string | null;
  shown_phone: GeneratedAlways<string>;
  shown_mobile: GeneratedAlways<string>;
  shown_mail_categories: GeneratedAlways<string[]>;
};

export type ContactRoleTable = {
  customer_id: number;
  contact_id: string;
  role_key: string;
  monthly_limit_cents: number | null;
};

export type CorrectionTable = {
  id: GeneratedAlways<number>;
  customer_id: number;
  mail: string;
  name: string | null;
  language: string;
  number: string;
  run_id: number | null;
  made_at: ColumnType<Date, Date | string | undefined, Date | string>;
  told_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
};

export type CustomerTable = {
  id: GeneratedAlways<number>;
  number: string;
  name: string;
  kvk: string | null;
  vat_id: string | null;
  oin: string | null;
  peppol_id: string | null;
  invoice_mail: string | null;
  phone: string | null;
  website: string | null;
  street: string | null;
  postal_code: string | null;
  city: string | null;
  country: Generated<string>;
  billing_street: string | null;
  billing_postal_code: string | null;
  billing_city: string | null;
  billing_country: string | null;
  iban: string | null;
  mandate_reference: string | null;
  payment_term_days: Generated<number>;
  parent_number: string | null;
  account_manager_id: string | null;
  status: Generated<'active' | 'ended'>;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
};

export type DocumentTable = {
  id: Generated<string>;
  customer_id: number | null;
  kind: 'contract' | 'manual';
  title_nl: string;
  title_en: string | null;
  summary_nl: string | null;
  summary_en: string | null;
  body_nl: string | null;
  body_en: string | null;
  category_nl: string | null;
  category_en: string | null;
  file_id: string | null;
  file_text: string | null;
  dated_on: string | null;
  audience_groups: string[] | null;
  audience_roles: string[] | null;
  visible_from: string | null;
  visible_until: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
  search_words: GeneratedAlways<string>;
  text_tries: Generated<number>;
};

export type EventTable = {
  id: Generated<string>;
  customer_id: number | null;
  slug: string;
  title_nl: string;
  title_en: string | null;
  body_nl: string;
  body_en: string | null;
  starts_at: ColumnType<Date, Date | string, Date | string>;
  ends_at: ColumnType<Date, Date | string, Date | string>;
  place: string | null;
  registration_url: string | null;
  audience_groups: string[] | null;
  audience_roles: string[] | null;
  visible_from: string | null;
  visible_until: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
  search_words: GeneratedAlways<string>;
  all_day: Generated<boolean>;
  revision: Generated<number>;
};

export type FaqTable = {
  id: Generated<string>;
  customer_id: number | null;
  category_nl: string;
  category_en: string | null;
  question_nl: string;
  question_en: string | null;
  answer_nl: string;
  answer_en: string | null;
  position: Generated<number>;
  audience_groups: string[] | null;
  audience_roles: string[] | null;
  visible_from: string | null;
  visible_until: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
  search_words: GeneratedAlways<string>;
};

export type FileTable = {
  id: Generated<string>;
  customer_id: number | null;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  storage_key: string;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
};

export type FormKeyTable = {
  one: Generated<boolean>;
  key: Buffer;
};

export type ImportChangeTable = {
  run_id: number;
  position: number;
  customer_id: number | null;
  kind: string;
  external_id: string;
  change: 'added' | 'changed' | 'removed';
  before: ColumnType<unknown, string | null | undefined, string | null>;
  after: ColumnType<unknown, string | null | undefined, string | null>;
  was: ColumnType<unknown, string | null | undefined, string | null>;
  undone_by: number | null;
};

export type ImportRunTable = {
  id: GeneratedAlways<number>;
  kind: string;
  source: string;
  actor: string;
  file_name: string | null;
  sha256: string | null;
  whole_set: Generated<boolean>;
  state: Generated<'running' | 'done' | 'done-with-problems' | 'refused'>;
  added: Generated<number>;
  changed: Generated<number>;
  removed: Generated<number>;
  unchanged: Generated<number>;
  refused: Generated<number>;
  problems: ColumnType<unknown, string | undefined, string>;
  started_at: ColumnType<Date, Date | string | undefined, Date | string>;
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  undoes: number | null;
};

export type InvoiceTable = {
  id: GeneratedAlways<number>;
  customer_id: number;
  address: string;
  number: string;
  kind: 'invoice' | 'credit-note';
  type_code: string | null;
  supplier_key: string;
  supplier_name: string;
  issued_on: string;
  due_on: string | null;
  period_start: string | null;
  period_end: string | null;
  currency: string;
  line_count: number;
  line_extension_cents: number | null;
  tax_exclusive_cents: number | null;
  tax_cents: number | null;
  tax_inclusive_cents: number | null;
  prepaid_cents: number | null;
  rounding_cents: number | null;
  payable_cents: number;
  paid_cents: Generated<number>;
  paid_on: string | null;
  direct_debit: Generated<boolean>;
  description: string | null;
  buyer_reference: string | null;
  order_reference: string | null;
  preceding_number: string | null;
  search_text: Generated<string>;
  document: ColumnType<unknown, string, string>;
  problems: ColumnType<unknown, string | undefined, string>;
  content_hash: string;
  source: string;
  external_id: string;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  announced_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  supplier_vat: string | null;
  moved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  moved_from: number | null;
};

export type InvoiceFileTable = {
  customer_id: number;
  invoice_id: number;
  file_id: string;
  role: 'pdf' | 'made-pdf' | 'source' | 'attachment';
  position: Generated<number>;
};

export type InvoiceLineTable = {
  customer_id: number;
  invoice_id: number;
  position: number;
  line_id: string | null;
  name: string | null;
  description: string | null;
  note: string | null;
  item_id: string | null;
  subscription_number: string | null;
  quantity: string | null;
  unit: string | null;
  price: string | null;
  base_quantity: string | null;
  net_cents: number | null;
  net: string | null;
  vat_category: string | null;
  vat_rate: string | null;
  period_start: string | null;
  period_end: string | null;
  cost_centre: string | null;
  allowances: ColumnType<unknown, string | null | undefined, string | null>;
};

export type InvoiceMonthTable = {
  customer_id: number;
  month: string;
  invoices: number;
  open: number;
  paid: number;
  euro_cents: number;
};

export type KeptFileTable = {
  id: Generated<string>;
  position: GeneratedAlways<number>;
  session_id: string;
  account_id: string;
  customer_id: number | null;
  form: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  storage_key: string;
  kept_at: ColumnType<Date, Date | string, Date | string>;
  ends_at: ColumnType<Date, Date | string, Date | string>;
};

export type KeptFormTable = {
  token_hash: Buffer;
  form_hash: Buffer;
  sealed: Buffer;
  kept_at: ColumnType<Date, Date | string, Date | string>;
  ends_at: ColumnType<Date, Date | string, Date | string>;
  of_somebody: Generated<boolean>;
};

export type KnownDeviceTable = {
  token_hash: Buffer;
  account_id: string;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  last_used_at: ColumnType<Date, Date | string | undefined, Date | string>;
};

export type LicencePoolTable = {
  id: Generated<string>;
  customer_id: number;
  tenant: string;
  sku: string;
  product: string;
  bought: number;
  unit_cents: number | null;
  renews_on: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
};

export type LinkTable = {
  id: Generated<string>;
  customer_id: number | null;
  title_nl: string;
  title_en: string | null;
  explanation_nl: string | null;
  explanation_en: string | null;
  url: string;
  service_desk: Generated<boolean>;
  position: Generated<number>;
  audience_groups: string[] | null;
  audience_roles: string[] | null;
  visible_from: string | null;
  visible_until: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
};

export type LocationTable = {
  id: Generated<string>;
  customer_id: number;
  name: string;
  street: string | null;
  postal_code: string | null;
  city: string | null;
  country: Generated<string>;
  phone: string | null;
  main: Generated<boolean>;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
};

export type LogEventTable = {
  id: GeneratedAlways<number>;
  at: ColumnType<Date, Date | string | undefined, Date | string>;
  customer_id: number | null;
  account_id: string | null;
  contact_id: string | null;
  staff_id: string | null;
  actor: string | null;
  action: string;
  subject: string | null;
  facts: ColumnType<unknown, string | undefined, string>;
  request_id: string | null;
  audience: 'customer' | 'provider';
  personal: ColumnType<unknown, string | null | undefined, string | null>;
  salt: Buffer | null;
  personal_digest: Buffer;
};

export type LogEventWaitingTable = {
  event_id: number;
};

export type MessageTable = {
  id: Generated<string>;
  customer_id: number;
  thread_id: string;
  contact_id: string | null;
  staff_id: string | null;
  body: string;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  once_key: string | null;
  once_hash: Buffer | null;
};

export type MessageFileTable = {
  customer_id: number;
  message_id: string;
  file_id: string;
};

export type MessageThreadTable = {
  id: Generated<string>;
  customer_id: number;
  contact_id: string;
  staff_id: string | null;
  kind: Generated<'question' | 'call-back' | 'invoice' | 'service' | 'complaint'>;
  subject: string;
  about: string | null;
  phone: string | null;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  last_at: ColumnType<Date, Date | string | undefined, Date | string>;
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
  search_words: GeneratedAlways<string>;
  call_when: string | null;
};

export type MigrationTable = {
  version: number;
  name: string;
  checksum: string;
  applied_at: ColumnType<Date, Date | string | undefined, Date | string>;
};

export type NewsTable = {
  id: Generated<string>;
  customer_id: number | null;
  slug: string;
  title_nl: string;
  title_en: string | null;
  intro_nl: string | null;
  intro_en: string | null;
  body_nl: string;
  body_en: string | null;
  published_on: string;
  author: string | null;
  audience_groups: string[] | null;
  audience_roles: string[] | null;
  visible_from: string | null;
  visible_until: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
  search_words: GeneratedAlways<string>;
};

export type NoticeTable = {
  id: Generated<string>;
  customer_id: number | null;
  tone: Generated<'info' | 'maintenance' | 'outage'>;
  title_nl: string;
  title_en: string | null;
  body_nl: string | null;
  body_en: string | null;
  starts_at: ColumnType<Date, Date | string | undefined, Date | string>;
  ends_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  audience_groups: string[] | null;
  audience_roles: string[] | null;
  visible_from: string | null;
  visible_until: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
};

export type PasswordLinkTable = {
  token_hash: Buffer;
  account_id: string;
  purpose: 'first' | 'reset';
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  replaced_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  wish: string | null;
};

export type PaymentTable = {
  id: Generated<string>;
  customer_id: number;
  invoice_number: string;
  amount_cents: number;
  paid_on: string;
  method: string | null;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  supplier: string | null;
};

export type RefusedAddressTable = {
  mail: string;
  reason: string;
  refused_at: ColumnType<Date, Date | string, Date | string>;
};

export type RoleTable = {
  key: string;
  position: number;
  name_nl: string;
  name_en: string;
  explanation_nl: string;
  explanation_en: string;
  permissions: string[];
};

export type SessionTable = {
  token_hash: Buffer;
  id: Generated<string>;
  account_id: string;
  contact_id: string | null;
  staff_id: string | null;
  remember: Generated<boolean>;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  last_seen_at: ColumnType<Date, Date | string | undefined, Date | string>;
  ends_at: ColumnType<Date, Date | string, Date | string>;
  user_agent: string | null;
  address: string | null;
};

export type StaffMemberTable = {
  id: Generated<string>;
  account_id: string | null;
  given_name: string;
  prefix: string | null;
  surname: string;
  position: string | null;
  mail: string;
  phone: string | null;
  hours_nl: string | null;
  hours_en: string | null;
  photo_key: string | null;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
};

export type SubscriptionTable = {
  id: Generated<string>;
  customer_id: number;
  location_id: string | null;
  number: string;
  service_group: 'cloud' | 'voice' | 'connectivity' | 'workplace' | 'service';
  product_code: string | null;
  product: string;
  variant: string | null;
  quantity: ColumnType<string, string | number | undefined, string | number>;
  unit: string | null;
  unit_price: string | null;
  monthly_cents: Generated<number>;
  one_off_cents: Generated<number>;
  billing_period: Generated<'month' | 'quarter' | 'year' | 'once'>;
  status: Generated<'ordered' | 'installing' | 'active' | 'change-planned' | 'suspended' | 'cancelled' | 'ended'>;
  ordered_on: string | null;
  ready_on: string | null;
  started_on: string | null;
  ends_on: string | null;
  planned_on: string | null;
  planned_change: string | null;
  first_term_months: number | null;
  notice_months: Generated<number>;
  renewal: Generated<'tacit' | 'none'>;
  cost_centre: string | null;
  reference: string | null;
  details: ColumnType<unknown, string | undefined, string>;
  source: string;
  external_id: string;
  content_hash: string | null;
  run_id: number | null;
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  search_head: GeneratedAlways<string>;
  search_words: GeneratedAlways<string>;
  renewal_term_months: number | null;
  notice_days: number | null;
};

export type ThrottleTable = {
  key: string;
  failures: number;
  first_at: ColumnType<Date, Date | string, Date | string>;
  last_at: ColumnType<Date, Date | string, Date | string>;
  blocked_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
};

export type Tables = {
  account: AccountTable;
  announcement: AnnouncementTable;
  api_key: ApiKeyTable;
  calendar_link: CalendarLinkTable;
  cloud_user: CloudUserTable;
  cloud_user_licence: CloudUserLicenceTable;
  contact: ContactTable;
  contact_role: ContactRoleTable;
  correction: CorrectionTable;
  customer: CustomerTable;
  document: DocumentTable;
  event: EventTable;
  faq: FaqTable;
  file: FileTable;
  form_key: FormKeyTable;
  import_change: ImportChangeTable;
  import_run: ImportRunTable;
  invoice: InvoiceTable;
  invoice_file: InvoiceFileTable;
  invoice_line: InvoiceLineTable;
  invoice_month: InvoiceMonthTable;
  kept_file: KeptFileTable;
  kept_form: KeptFormTable;
  known_device: KnownDeviceTable;
  licence_pool: LicencePoolTable;
  link: LinkTable;
  location: LocationTable;
  log_event: LogEventTable;
  log_event_waiting: LogEventWaitingTable;
  message: MessageTable;
  message_file: MessageFileTable;
  message_thread: MessageThreadTable;
  migration: MigrationTable;
  news: NewsTable;
  notice: NoticeTable;
  password_link: PasswordLinkTable;
  payment: PaymentTable;
  refused_address: RefusedAddressTable;
  role: RoleTable;
  session: SessionTable;
  staff_member: StaffMemberTable;
  subscription: SubscriptionTable;
  throttle: ThrottleTable;
};
