import i18next from 'i18next';
import { announce } from '../app/announce';
import type { Follower } from '../app/Changes';
import { markFresh } from '../app/fresh';
import { reads } from '../app/refresh';
import { applyCallOffs, type CallOffsChange } from './apply';
import { lineKey } from './callOffs';

const reckoned = reads('cumulatives', 'balance');

export const followCallOffs: Follower = {
  apply: (client, as, change: CallOffsChange) => {
    applyCallOffs(client, as, change);
    reckoned.apply(client, as, change as never);
  },
  tell: (change: CallOffsChange) => {
    markFresh(change.lines.map(lineKey));
    const count = change.lines.length + (change.removed?.length ?? 0);
    announce(i18next.t('callOffs:changedLive', { part: change.header.part ?? '', count }));
  },
};
