import { Button, Group } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { command } from '../app/http';
import { Notice } from '../app/Notice';
import { ScopedLink, useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { does, useMe } from '../app/Session';
import type { Beside as Other, ScheduleDetail } from './callOffs';
import classes from './schedule.module.css';

/**
 * Other schedules of the part that also count. The buyer may declare that one of them replaces this
 * one.
 */
export function Beside({ schedule }: { schedule: ScheduleDetail }) {
  const { t } = useTranslation('callOffs');
  const { as, readOnly } = useScope();
  const me = useMe();
  const [chosen, setChosen] = useState<Other>();
  const others = schedule.beside.filter((other) => other.agreement !== schedule.agreement);
  if (others.length === 0 || schedule.successor) return null;
  const decides = as === 'buyer' && !readOnly && does(me, 'buyer', 'planner');
  return (
    <Notice tone="info" title={t('beside.title', { count: others.length })}>
      <ul className={classes.beside} data-testid="beside">
        {others.map((other) => (
          <li key={other.schedule}>
            <ScopedLink to={`/call-offs/${other.schedule}`}>{other.agreement ? t('beside.agreement', { number: other.agreement }) : t('beside.without')}</ScopedLink>
            {decides && (
              <Button size="compact-xs" variant="default" rightSection={<IconArrowRight size={14} aria-hidden="true" />} onClick={() => setChosen(other)} data-testid="replace-schedule">
                {t('beside.replace')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen && <ReplaceDialog schedule={schedule} by={chosen} onClose={() => setChosen(undefined)} />}
    </Notice>
  );
}

function ReplaceDialog({ schedule, by, onClose }: { schedule: ScheduleDetail; by: Other; onClose: () => void }) {
  const { t } = useTranslation('callOffs');
  const { sending, error, send } = useSending('call-offs', 'cumulatives');
  const name = (agreement: string | null): string => (agreement === null ? t('beside.without') : t('beside.agreement', { number: agreement }));
  const replace = async (): Promise<void> => {
    if (await send((key) => command(`/call-offs/${schedule.schedule}/successor`, { successor: by.schedule }, schedule.version, key), [schedule.schedule, by.schedule])) onClose();
  };
  return (
    <Dialog title={t('beside.ask', { now: name(by.agreement), before: name(schedule.agreement) })} onClose={onClose} data-testid="replace-dialog">
      <p>{t('beside.means', { count: schedule.lines.length, before: name(schedule.agreement) })}</p>
      <p>{t('beside.carry')}</p>
      <NotSent error={error} />
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('beside.keep')}
        </Button>
        <Button loading={sending} onClick={() => void replace()} data-testid="replace-send">
          {t('beside.send')}
        </Button>
      </Group>
    </Dialog>
  );
}
