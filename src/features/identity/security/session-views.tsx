import type { Language } from '../../../platform/text/language.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { moment } from '../../../ui/format.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { deviceWords } from './device-words.ts';
import type { OwnSession } from './queries.ts';
import { securityTexts } from './texts.ts';
import { untranslated } from '../../../ui/untranslated.ts';

/** Where this person is signed in, with a way to end each of the others. */
export function Sessions(props: {
  language: Language;
  sessions: readonly OwnSession[];
  links: number;
  current: string;
  company: string;
  /** What proves, for a session, that this page offered to end it. */ proof: (id: string) => string;
}) {
  const { language, sessions, links, current } = props;
  const t = securityTexts[language];
  const words = (session: OwnSession) => deviceWords(session.user_agent, language);
  const columns: Column<OwnSession>[] = [
    {
      key: 'device',
      label: t.device,
      cell: (session) =>
        session.id === current ? (
          <>
            {words(session)} <Badge tone="success">{t.thisDevice}</Badge>
          </>
        ) : (
          words(session)
        ),
    },
    {
      key: 'seen',
      label: t.lastSeen,
      cell: (session) => (session.id === current ? t.now : moment(session.last_seen_at, language)),
    },
    { key: 'since', label: t.since, cell: (session) => moment(session.created_at, language) },
    {
      key: 'place',
      label: t.place,
      cell: (session) => <span {...untranslated}>{session.place ?? props.company}</span>,
    },
    { key: 'address', label: t.address, cell: (session) => session.address ?? '' },
    {
      key: 'end',
      label: t.signOut,
      quietLabel: true,
      cell: (session) =>
        session.id === current ? null : (
          <EndButton id={session.id} proof={props.proof(session.id)} label={t.signOut} device={words(session)} />
        ),
    },
  ];
  return (
    <div class="stack">
      <Table caption={t.sessionsTitle} columns={columns} rows={sessions} rowKey={({ id }) => id} />
      {sessions.length === 1 && <p class="soft">{t.onlyHere}</p>}
      {sessions.length + links > 1 && (
        <Form action="/profiel/sessies/einde" plain>
          {links > 0 && <p>{t.endsLinks(links)}</p>}
          <Button icon="log-out">{t.endOthers}</Button>
        </Form>
      )}
    </div>
  );
}

function EndButton(props: { id: string; proof: string; label: string; device: string }) {
  return (
    <Form action={`/profiel/sessies/${props.id}/einde`} plain>
      <input type="hidden" name="bewijs" value={props.proof} />
      <Button icon="log-out">
        {props.label}
        <span class="hidden">: {props.device}</span>
      </Button>
    </Form>
  );
}
