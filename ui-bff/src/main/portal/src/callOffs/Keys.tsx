import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import classes from './board.module.css';

const moving = [
  ['↓ ↑ j k', 'move'],
  ['PgDn PgUp Home End', 'jump'],
  ['Enter', 'open'],
] as const;
const answers = [
  ['Space', 'select'],
  ['Shift ↓ ↑', 'range'],
  ['c', 'confirm'],
  ['e F2', 'inline'],
  ['Ctrl Z', 'undo'],
  ['p', 'propose'],
  ['Ctrl V', 'paste'],
  ['Esc', 'clear'],
] as const;

const asks = [['a', 'ask']] as const;

export function Keys({ onClose, answering, asking }: { onClose: () => void; answering: boolean; asking: boolean }) {
  const { t } = useTranslation('callOffs');
  return (
    <Dialog onClose={onClose} title={t('keys.title')}>
      <p className={classes.keysIntro}>{t('keys.intro')}</p>
      <dl className={classes.keys}>
        {[...moving, ...(answering ? answers : []), ...(asking ? asks : []), ['?', 'help'] as const].map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.split(' ').map((key) => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
