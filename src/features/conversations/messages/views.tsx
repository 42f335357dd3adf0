import type { ComponentChildren } from 'preact';
import type { Language } from '../../../platform/text/language.ts';
import { Status } from '../../../ui/badge.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import {
  Checkbox,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  Select,
  TextArea,
  TextField,
  type FieldError,
} from '../../../ui/form.tsx';
import { Explained } from '../../../ui/field.tsx';
import { fileSize, moment } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Once } from '../../../ui/once.tsx';
import { PersonCard } from '../../../ui/person.tsx';
import { pickName, type KeptFile } from '../../record/kept-files/index.ts';
import type { Copy } from './attachments.ts';
import { askedKinds, limits, type Message, type Thread } from './rules.ts';
import { messageTexts } from './texts.ts';
import { untranslated } from '../../../ui/untranslated.ts';

/** The files that wait in a refused form, each with a box to leave it out, and the field for new ones. */
function Attachments(props: { language: Language; kept: readonly KeptFile[]; error: string | null }) {
  const { language, kept, error } = props;
  const t = messageTexts[language];
  return (
    <>
      {kept.length > 0 && (
        <fieldset class="field" aria-describedby="meesturen-hint">
          <legend>{t.along}</legend>
          <Explained id="meesturen" hint={t.alongHint} />
          {kept.map(({ id, name, bytes }) => (
            <Checkbox key={id} name={pickName(id)} label={`${name} (${fileSize(bytes, language)})`} checked />
          ))}
        </fieldset>
      )}
      <FileField name="bijlagen" label={t.files} hint={t.filesHint} multiple error={error} />
    </>
  );
}

export type Human = Readonly<{
  name: string;
  role: string | null;
  phone: string | null;
  mail: string | null;
  hours: string | null;
}>;
export type ListedThread = Thread & Readonly<{ unread: boolean; own: boolean }>;
export type Filled = Readonly<
  Partial<Record<'soort' | 'onderwerp' | 'bericht' | 'over' | 'telefoon' | 'wanneer', string>>
>;

export function ContactPage(props: {
  language: Language;
  human: Human;
  known: boolean;
  threads: readonly ListedThread[];
  seesAll: boolean;
}) {
  const { language, human, known, threads, seesAll } = props;
  const t = messageTexts[language];
  return (
    <div class="columns-2">
      <div>
        <Section title={t.threads}>
          {threads.length === 0 ? (
            <Empty text={t.noThreads} />
          ) : (
            <>
              {seesAll && <p class="soft">{t.colleagues}</p>}
              <ThreadList language={language} threads={threads} />
            </>
          )}
        </Section>
      </div>
      <aside>
        <Card title={t.yourPerson}>
          {!known && <p>{t.noPerson}</p>}
          <PersonCard person={human} language={language}>
            <p>
              <ButtonLink href="/contact/terugbellen" icon="phone">
                {t.callBack}
              </ButtonLink>
            </p>
          </PersonCard>
        </Card>
      </aside>
    </div>
  );
}

function ThreadList(props: { language: Language; threads: readonly ListedThread[] }) {
  const { language, threads } = props;
  const t = messageTexts[language];
  return (
    <ul class="entries">
      {threads.map((thread) => (
        <li key={thread.id}>
          <a href={`/contact/berichten/${thread.id}`}>{thread.subject}</a>
          {thread.unread ? (
            <Status tone="info">{t.answered}</Status>
          ) : thread.closed ? (
            <Status tone="neutral">{t.closed}</Status>
          ) : (
            <Status tone="success">{t.open}</Status>
          )}
          <p class="soft">
            {!thread.own && `${t.by(thread.by)} · `}
            {t.lastAt} <time datetime={thread.lastAt.toISOString()}>{moment(thread.lastAt, language)}</time>
          </p>
        </li>
      ))}
    </ul>
  );
}

export function MessageForm(props: { language: Language; filled: Filled; errors: readonly FieldError[]; copy: Copy }) {
  const { language, filled, errors, copy } = props;
  const t = messageTexts[language];
  const error = (field: string) => errors.find((one) => one.field === field)?.message ?? null;
  return (
    <div class="measure">
      {errors.length > 0 && <ErrorSummary errors={errors} language={language} />}
      <Form action="/contact/bericht" files>
        <Once value={copy.once} />
        <input type="hidden" name="over" value={filled.over ?? ''} />
        <Select
          name="soort"
          label={t.kind}
          value={filled.soort}
          options={askedKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          width="medium"
        />
        <TextField
          name="onderwerp"
          label={t.subject}
          value={filled.onderwerp}
          maxLength={limits.subject}
          error={error('onderwerp')}
        />
        <TextArea
          name="bericht"
          label={t.body}
          value={filled.bericht}
          rows={8}
          maxLength={limits.body}
          error={error('bericht')}
        />
        <Attachments language={language} kept={copy.kept} error={error('bijlagen')} />
        <FormActions>
          <Button kind="primary">{t.send}</Button>
        </FormActions>
      </Form>
    </div>
  );
}

export function CallBackForm(props: { language: Language; filled: Filled; errors: readonly FieldError[] }) {
  const { language, filled, errors } = props;
  const t = messageTexts[language];
  return (
    <div class="measure">
      {errors.length > 0 && <ErrorSummary errors={errors} language={language} />}
      <Form action="/contact/terugbellen">
        <Once />
        <TextField
          name="telefoon"
          label={t.phone}
          type="tel"
          autocomplete="tel"
          value={filled.telefoon}
          maxLength={30}
          width="medium"
          error={errors.find(({ field }) => field === 'telefoon')?.message ?? null}
        />
        <TextField name="wanneer" label={t.when} hint={t.whenHint} value={filled.wanneer} maxLength={200} />
        <FormActions>
          <Button kind="primary">{t.askCall}</Button>
        </FormActions>
      </Form>
    </div>
  );
}

export function ThreadPage(props: {
  language: Language;
  thread: Thread;
  messages: readonly Message[];
  company: string;
  base: string;
  filled: string;
  errors: readonly FieldError[];
  copy: Copy;
  sent: string | null;
  staff?: boolean;
  children?: ComponentChildren;
}) {
  const { language, thread, messages, company, base, errors } = props;
  const t = messageTexts[language];
  return (
    <div class="measure">
      {props.sent !== null && <Notice tone="success" title={props.sent} announce />}
      <p class="soft">{[t.kinds[thread.kind], t.by(thread.by), thread.closed ? t.closed : t.open].join('\u00a0· ')}</p>
      {props.children}
      <ol class="talk">
        {messages.map((message) => (
          <Spoken key={message.id} language={language} message={message} company={company} base={base} />
        ))}
      </ol>
      {errors.length > 0 && <ErrorSummary errors={errors} language={language} />}
      <Form action={base} files>
        <Once value={props.copy.once} />
        <TextArea
          name="bericht"
          label={t.reply}
          value={props.filled}
          rows={6}
          maxLength={limits.body}
          error={errors.find(({ field }) => field === 'bericht')?.message ?? null}
        />
        <Attachments
          language={language}
          kept={props.copy.kept}
          error={errors.find(({ field }) => field === 'bijlagen')?.message ?? null}
        />
        <FormActions>
          <Button kind="primary">{props.staff ? t.staff.answer : t.send}</Button>
          {props.staff && !thread.closed && (
            <Button name="afronden" value="ja">
              {`${t.staff.answer} · ${t.staff.close.toLowerCase()}`}
            </Button>
          )}
        </FormActions>
      </Form>
    </div>
  );
}

function Spoken(props: { language: Language; message: Message; company: string; base: string }) {
  const { language, message, company, base } = props;
  return (
    <li class={message.ours ? 'ours' : undefined}>
      <p class="soft">
        <b {...untranslated}>{message.from}</b>
        {message.ours && ` ${messageTexts[language].from(company)}`} ·{' '}
        <time datetime={message.at.toISOString()}>{moment(message.at, language)}</time>
      </p>
      <p class="said">{message.body}</p>
      {message.files.length > 0 && (
        <ul>
          {message.files.map((file) => (
            <li key={file.id}>
              <a href={`${base}/bijlagen/${file.id}`}>
                {file.name} ({fileSize(file.bytes, language)})
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
