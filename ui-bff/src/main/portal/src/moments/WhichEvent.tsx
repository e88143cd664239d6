import { ActionIcon, Popover } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../app/http';
import { useNamed } from '../app/named';
import { ScopedLink, useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { Setters } from '../history/Blame';
import blamed from '../history/blame.module.css';
import { eventPath } from '../history/EventLink';
import { useValue } from '../history/shownValue';
import type { Difference } from './differences';
import { type FirstDifference, whichEvent } from './which';

/** Two moments, the earlier one first: a position or an instant. `back` says that the later one stands first on the screen. */
export type Span = { from: string; until: string; back?: boolean };
type Props = { /** The place in words. */ field: string; stream: string; span: Span; of: Pick<Difference, 'before' | 'after'> };

/** Opens what happened between the two moments: the event that set the value, and those before it. */
export function WhichEvent(props: Props) {
  const { t } = useTranslation('moments');
  const [opened, setOpened] = useState(false);
  const label = t('whichOf', { field: props.field });
  return (
    <Popover position="bottom-end" width={320} trapFocus withinPortal opened={opened} onChange={setOpened}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={label} title={t('which')} onClick={() => setOpened(!opened)} data-testid="which-event">
          <IconUserQuestion size={16} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={blamed.list}>
        {opened && <Between {...props} />}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The events between the moments that set the value; the first that changed its object, if its changes do not show the value. */
export function Between({ stream, span, of }: Omit<Props, 'field'>) {
  const { t } = useTranslation('moments');
  const { as } = useScope();
  const words = useNamed();
  const say = useValue();
  const [before, after] = span.back ? [of.after, of.before] : [of.before, of.after];
  const found = useQuery({
    queryKey: ['history', 'first-difference', undefined, as, stream, span, before, after],
    queryFn: ({ signal }) => whichEvent((from) => get<FirstDifference>('/history/first-difference', { stream, from, until: span.until }, signal), span.from, before, after),
    staleTime: Infinity,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />;
  const which = found.data;
  if (which === null) return <p className="dim">{t('whichNone')}</p>;
  if (which.place) {
    const { view, row, pointer } = which.place;
    return <Setters place={{ view, row, pointer }} at={which.until} say={(value) => say(value)} />;
  }
  return (
    <p data-testid="which-first">
      {t('whichFirst')}{' '}
      {which.event ? (
        <ScopedLink to={eventPath(which.event.position, which.event.at)} className="underlined">
          {words(which.event.text)}
        </ScopedLink>
      ) : (
        <span className="dim">{t('whichUnread')}</span>
      )}
    </p>
  );
}
