import { ActionIcon, Popover } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { ScopedLink } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { type Place, type SetValue, useBlame } from './blame';
import { eventPath } from './EventLink';
import classes from './blame.module.css';

type Say = (value: unknown) => string;

/** Opens the list of the events that set a value, newest first. */
export function Blame({ place, at, field, say }: { place: Place; /** The position of the moment. */ at: number; /** The value's name in words. */ field: string; say: Say }) {
  const { t } = useTranslation('history');
  const [opened, setOpened] = useState(false);
  return (
    <Popover position="bottom-end" width={320} trapFocus withinPortal opened={opened} onChange={setOpened}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('blame.of', { field })} title={t('blame.title')} onClick={() => setOpened(!opened)} data-testid="blame" data-pointer={place.pointer}>
          <IconUserQuestion size={16} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('blame.of', { field })} className={classes.list}>
        {opened && <Setters place={place} at={at} say={say} />}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The events that set the value. */
export function Setters({ place, at, say }: { place: Place; at: number; say: Say }) {
  const { t } = useTranslation('history');
  const answer = useBlame(place, at, true);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const { items, next, closed } = answer.data;
  return (
    <>
      <strong>{t('blame.title')}</strong>
      <ol className={classes.events} data-testid="blamed">
        {items.map((one, index) => (
          <Setter key={one.position ?? `unread ${index}`} one={one} say={say} />
        ))}
      </ol>
      {closed && <p className="dim">{t('blame.closed')}</p>}
      {next !== null && <p className="dim">{t('blame.more')}</p>}
    </>
  );
}

function Setter({ one, say }: { one: SetValue; say: Say }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const words = useNamed();
  return (
    <li data-testid="blamed-event" data-position={one.position}>
      {one.position === undefined || one.text === undefined ? (
        <span className="dim">{t('blame.unread')}</span>
      ) : (
        <ScopedLink to={eventPath(one.position, one.at)} className="underlined">
          {words(one.text)}
        </ScopedLink>
      )}{' '}
      {one.at && <span className="dim number">{format.moment(one.at)}</span>}
      <span className={classes.values}>{t('blame.values', { before: say(one.before), after: say(one.after) })}</span>
    </li>
  );
}
