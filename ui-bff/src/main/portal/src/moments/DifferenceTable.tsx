import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Wide } from '../app/Wide';
import { type Difference, directionOf } from './differences';
import classes from './moments.module.css';
import type { ShownCell } from './reading';
import { type Span, WhichEvent } from './WhichEvent';
import { streamOf } from './which';

/** Differences listed at first, and at most. */
const FIRST = 20;
const MOST = 200;
const SIGNS = { more: '▲', less: '▼', other: '' } as const;

type Props = {
  found: readonly Difference<ShownCell>[];
  /** The two moments in words. */
  before: string;
  after: string;
  partly: boolean;
  /** The moments to search for the event that changed a value; the table offers none without them. */
  span?: Span | undefined;
};

/** Two moments of one screen as a table: only what differs. */
export function DifferenceTable({ found, before, after, partly, span }: Props) {
  const { t } = useTranslation('moments');
  const [all, setAll] = useState(false);
  const { pathname } = useLocation();
  return (
    <>
      <Wide label={t('differences')}>
        <table className={classes.table} data-testid="differences" data-count={found.length}>
          <thead>
            <tr>
              <th scope="col">{t('place')}</th>
              <th scope="col">{before}</th>
              <th scope="col">{after}</th>
              {span && <th scope="col">{t('whichColumn')}</th>}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, all ? MOST : FIRST).map((one) => (
              <tr key={`${one.key} ${one.before === null ? 'new' : ''}`} data-testid="difference">
                <th scope="row">{one.place.join(' · ') || t('text')}</th>
                <td>{one.before ?? '–'}</td>
                <td>
                  <span aria-hidden="true">{SIGNS[directionOf(one)]}</span> {one.after ?? '–'}
                </td>
                {span && <td>{one.cell && <EventOf one={one} cell={one.cell} span={span} pathname={pathname} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {found.length > FIRST && !all && (
        <Button size="compact-sm" variant="default" onClick={() => setAll(true)} data-testid="differences-all">
          {t('allDifferences', { count: Math.min(found.length, MOST) })}
        </Button>
      )}
      {all && found.length > MOST && <p className="dim">{t('moreDifferences', { count: found.length - MOST })}</p>}
      {partly && <p className="dim">{t('partly')}</p>}
    </>
  );
}

function EventOf({ one, cell, span, pathname }: { one: Difference; cell: ShownCell; span: Span; pathname: string }) {
  const { t } = useTranslation('moments');
  const stream = streamOf(cell.element, pathname);
  return stream ? <WhichEvent field={one.place.join(' · ') || t('text')} stream={stream} span={span} of={one} /> : null;
}
