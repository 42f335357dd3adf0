import { actions, type ActionName } from '../src/features/record/log-events/index.ts';
import { reactions } from '../src/reactions.ts';

const followersOf = (name: ActionName) =>
  reactions.filter((reaction) => reaction.actions.includes(name)).map(({ follower }) => `\`${follower}\``);

/** docs/security/log.md, from the actions and the reactions. */
export const logPage = (): string =>
  `${[
    '# What is in the log',
    'Made by `npm run matrix` from `src/features/record/log-events/actions-list.ts` and `src/reactions.ts`. A test fails when it is out of date.',
    'Each event says who did it, when, for which customer, and from which address. Names, addresses and what stood there before lie apart: they can be erased, facts stay. A customer may read of their own organisation what is for the customer; of staff they never see an address.',
    [
      '| action | says | for | what follows |',
      '|---|---|---|---|',
      ...Object.entries(actions).map(
        ([name, { nl, audience }]) =>
          `| \`${name}\` | ${nl} | ${audience} | ${followersOf(name as ActionName).join(', ')} |`,
      ),
    ].join('\n'),
  ].join('\n\n')}\n`;
