import type { Language } from '../../../platform/text/language.ts';
import { longDate, money, number, sumsText } from '../../../ui/format.ts';
import { Tasks, type Task } from '../../../ui/tasks.tsx';
import type { HomeTask } from './rules.ts';
import { homeTexts } from './texts.ts';
import { taskTexts } from './texts-tasks.ts';

export function HomeTasks({ tasks, language }: Readonly<{ tasks: readonly HomeTask[]; language: Language }>) {
  const t = homeTexts[language];
  return (
    <Tasks
      title={t.tasks}
      tasks={tasks.map((task) => ({ id: task.kind, tone: task.tone, ...wordsOf(task, language) }))}
      empty={t.nothingToDo}
    />
  );
}

type Words = Pick<Task, 'title' | 'text' | 'href' | 'action'>;

/** What a task says and where it leads. */
function wordsOf(task: HomeTask, language: Language): Words {
  const t = taskTexts[language];
  const count = (n: number) => number(n, language);
  const day = (date: string) => longDate(date, language);
  switch (task.kind) {
    case 'overdue-one':
      return {
        title: t.overdueOne(task.number),
        text: t.overdueOneText(money(task.cents, language, task.currency), day(task.dueOn)),
        href: `/facturen/${encodeURIComponent(task.address)}`,
        action: t.payOne,
      };
    case 'overdue-more':
      return {
        title: t.overdueMore(count(task.count)),
        text: t.overdueMoreText(sumsText(task.sums, language), day(task.dueOn)),
        href: '/facturen?status=open',
        action: t.payMore,
      };
    case 'renewing':
      if (task.others === 0)
        return {
          title: t.renewing(task.product),
          text: t.renewingText(day(task.lastDay)),
          href: `/diensten/${task.id}`,
          action: t.seeService,
        };
      return {
        title: t.renewingMore(count(task.others + 1)),
        text: t.renewingMoreText(task.product, day(task.lastDay)),
        href: '/diensten',
        action: t.seeServices,
      };
    case 'licences':
      return {
        title: t.licences(task.product, count(task.missing)),
        text: shortage(task, language),
        href: '/cloudgebruikers/licenties',
        action: t.seeLicences,
      };
    case 'answer':
      if (task.count === 1)
        return { title: t.answer(task.subject), href: `/contact/berichten/${task.thread}`, action: t.readAnswer };
      return { title: t.answerMore(count(task.count)), text: task.subject, href: '/contact', action: t.readAnswers };
    case 'role':
      if (task.count === 1)
        return { title: t.role(task.name), text: t.roleText, href: `/contactpersonen/${task.id}`, action: t.seePerson };
      return { title: t.roleMore(count(task.count)), text: t.roleText, href: '/contactpersonen', action: t.seePeople };
    case 'phone':
      return { title: t.phone, text: t.phoneText, href: '/profiel', action: t.addPhone };
  }
}

function shortage(task: Extract<HomeTask, { kind: 'licences' }>, language: Language): string {
  const t = taskTexts[language];
  const own = t.licencesText(number(task.used, language), number(task.bought, language));
  if (task.others === 0) return own;
  return `${own} ${task.others === 1 ? t.licencesOther : t.licencesOthers(number(task.others, language))}`;
}
