import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type Task = Readonly<{
  id: string;
  title: string;
  text?: ComponentChildren;
  href: string;
  action: string;
  tone: 'danger' | 'warning' | 'info';
}>;

const icons: Readonly<Record<Task['tone'], IconName>> = {
  danger: 'circle-alert',
  warning: 'triangle-alert',
  info: 'info',
};

/** What this person should do, most pressing first. The only place in the portal with tasks. */
export function Tasks(props: { title: string; tasks: readonly Task[]; empty: string }) {
  return (
    <section class="tasks">
      <h2>{props.title}</h2>
      {props.tasks.length === 0 ? (
        <p class="all-done">
          <Icon name="circle-check" />
          {props.empty}
        </p>
      ) : (
        <ul>
          {props.tasks.map((task) => (
            <li key={task.id} class={task.tone}>
              <Icon name={icons[task.tone]} />
              <div>
                <p class="task-title">{task.title}</p>
                {task.text !== undefined && <p class="soft">{task.text}</p>}
              </div>
              <a href={task.href}>{task.action}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
