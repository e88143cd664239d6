import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { apiUrl } from '../app/http';
import classes from './interchange.module.css';
import type { Fault, InterchangeDetail } from './interchanges';
import { cut, type Segment } from './segments';

/** Above this many segments the page shows the first ones and offers the file. */
const SHOWN = 2_000;

/** The message as it came, a segment a line, the faulty ones marked. Never fetched before it is asked for. */
export function Raw({ interchange, marked }: { interchange: InterchangeDetail; marked: Map<number, Fault> }) {
  const { t } = useTranslation('interchanges');
  const [shown, setShown] = useState(false);
  const raw = useQuery({
    queryKey: ['raw', interchange.id],
    enabled: shown,
    queryFn: async ({ signal }) => {
      const answer = await fetch(apiUrl(`/edi/interchanges/${interchange.id}/raw`), { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return cut(new Uint8Array(await answer.arrayBuffer()));
    },
  });
  return (
    <section className={`panel ${classes.raw}`}>
      <header>
        <Title order={2}>{t('raw.title')}</Title>
        <Button size="compact-sm" variant="subtle" onClick={() => setShown(!shown)} aria-expanded={shown} data-testid="raw-show">
          {t(shown ? 'raw.hide' : 'raw.show')}
        </Button>
      </header>
      {shown && raw.isError && <p>{t('raw.failed')}</p>}
      {shown && raw.data && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
        <ol className={classes.segments} tabIndex={0} aria-label={t('raw.title')}>
          {raw.data.slice(0, SHOWN).map((segment) => (
            <SegmentLine key={segment.offset} segment={segment} fault={faultIn(segment, marked)} />
          ))}
        </ol>
      )}
      {shown && raw.data && raw.data.length > SHOWN && <p className={classes.dim}>{t('raw.cut', { count: SHOWN })}</p>}
    </section>
  );
}

const faultIn = (segment: Segment, marked: Map<number, Fault>): Fault | undefined =>
  [...marked].find(([offset]) => offset >= segment.offset && offset < segment.offset + segment.bytes)?.[1];

function SegmentLine({ segment, fault }: { segment: Segment; fault: Fault | undefined }) {
  const format = useFormat();
  return (
    <li className="mono" data-fault={fault ? true : undefined}>
      <span className={classes.offset}>{segment.offset}</span>
      <span className={classes.text}>
        {segment.text}
        {fault && <em>{format.text(fault.text)}</em>}
      </span>
    </li>
  );
}
