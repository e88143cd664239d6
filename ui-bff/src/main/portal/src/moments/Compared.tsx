import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useFormat } from '../app/format';
import { after, type Moment } from '../app/moment';
import { Loading } from '../app/states';
import type { Happened } from '../history/history';
import { DifferenceTable } from './DifferenceTable';
import classes from './moments.module.css';
import { UnseenScreenAt } from './ScreenAt';
import { useDifferences } from './useDifferences';

type Props = { /** The position of the other moment. */ other: string; /** The last event before it, if known. */ event: Happened | undefined; shown: Moment };

/** The screen at the moment shown, compared with the same screen at another moment. */
export function Compared({ other, event, shown }: Props) {
  const { t } = useTranslation('moments');
  const format = useFormat();
  const { pathname, search } = useLocation();
  const [unseen, setUnseen] = useState<HTMLElement | null>(null);
  const [content] = useState(() => document.getElementById('content'));
  const own = new URLSearchParams(search);
  for (const name of ['at', 'asOf', 'with']) own.delete(name);
  const to = `${pathname}?${own.toString()}`;
  const { found, absent, partly } = useDifferences(unseen, content, `${to} ${other} ${shown.position ?? ''}`);
  const then = event ? t('momentAt', { at: format.fullMoment(event.at), position: other }) : t('positionOf', { position: other });
  const now = shown.instant ? t('momentAt', { at: format.fullMoment(shown.instant), position: shown.position ?? '' }) : t('positionOf', { position: shown.position ?? '' });
  return (
    <div className={classes.compared} data-testid="compared" data-differs={found?.length}>
      <div role="status">
        {found === undefined ? <Loading what={t('comparing')} /> : absent ? t('absent', { at: then }) : found.length === 0 ? t('same', { first: then, second: now }) : <DifferenceTable found={found} before={then} after={now} partly={partly} />}
      </div>
      <UnseenScreenAt to={to} at={after({ position: Number(other), at: event?.at })} into={setUnseen} />
    </div>
  );
}
