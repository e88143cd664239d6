import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { noReason, ReasonFields, reasonFault } from '../answers/ReasonFields';
import { Dialog } from '../app/Dialog';
import { useDraft } from '../app/draft';
import { isDay } from '../app/days';
import { useScope } from '../app/scope';
import { Sign } from '../app/Sign';
import { Wide } from '../app/Wide';
import classes from './bulk.module.css';
import { type CallOffLine, lineKey } from './callOffs';
import { sendAnswers } from './confirming';
import { PartNumber } from '../app/PartNumber';
import { DueText } from './DueText';
import { wantsReason } from './judging';
import { type Bulk, daysOf, proposed, type Proposed, type Way } from './proposing';
import { outcomes } from './signsOfPaste';
import { useWords, type Words } from './words';

const ways = ['asked', 'shift', 'date'] as const satisfies Way[];
const begun = { way: 'shift' as Way, days: '', date: '', reason: noReason };

/**
 * One proposal for several lines. The answer to each line is shown before all are sent together.
 */
export function BulkPropose({ lines, onClose }: { lines: CallOffLine[]; onClose: (sent: boolean) => void }) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const { as } = useScope();
  const [draft, keep] = useDraft<Bulk & { reason: typeof noReason }>('call-offs.bulk');
  const bulk = draft ?? begun;
  const change = (part: Partial<typeof begun>): void => keep({ ...bulk, ...part });
  const [tried, setTried] = useState(false);
  const rows = proposed(lines, bulk);
  const good = rows.filter((one): one is Proposed & { outcome: Exclude<Proposed['outcome'], 'past'> } => one.outcome !== 'past' && one.outcome !== 'same');
  const reasoned = good.some(wantsReason);
  const fault = bulk.way === 'shift' && daysOf(bulk.days) === undefined ? 'days' : bulk.way === 'date' && !isDay(bulk.date) ? 'date' : null;
  const leftOut = rows.filter((one) => one.outcome === 'past').length;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fault || good.length === 0 || (reasoned && reasonFault(bulk.reason) !== null)) return;
    void sendAnswers(client, as, good.map((one) => ({ line: one.line, promises: [one.promise], reason: wantsReason(one) ? bulk.reason : null })));
    keep(undefined);
    onClose(true);
  };
  return (
    <Dialog title={t('bulk.title', { count: lines.length })} size="lg" onClose={() => onClose(false)} data-testid="bulk-dialog">
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <Radio.Group label={t('bulk.way')} value={bulk.way} onChange={(way) => change({ way: way as Way })}>
            <Group gap="lg" mt={6}>
              {ways.map((way) => (
                <Radio key={way} value={way} label={t(`bulk.${way}`)} data-testid={`bulk-${way}`} />
              ))}
            </Group>
          </Radio.Group>
          {bulk.way === 'shift' && <TextInput className={classes.short ?? ''} label={t('bulk.days')} description={t('bulk.daysWhy')} value={bulk.days} inputMode="numeric" onChange={(event) => change({ days: event.currentTarget.value })} error={(tried || bulk.days !== '') && fault && t('bulk.fault.days')} data-testid="bulk-days" />}
          {bulk.way === 'date' && <TextInput className={classes.short ?? ''} type="date" label={t('bulk.dateField')} value={bulk.date} onChange={(event) => change({ date: event.currentTarget.value })} error={tried && fault && t('bulk.fault.date')} data-testid="bulk-date" />}
          {rows.length === 0 ? <p className={classes.why}>{t('bulk.typed')}</p> : <Preview words={words} rows={rows} />}
          {leftOut > 0 && <p className={classes.why}>{t('bulk.leftOut', { count: leftOut })}</p>}
          {reasoned && <ReasonFields reason={bulk.reason} onChange={(reason) => change({ reason })} judged={tried} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => onClose(false)}>
              {t('bulk.cancel')}
            </Button>
            <Button type="submit" disabled={rows.length > 0 && good.length === 0} data-testid="bulk-send">
              {t('bulk.send', { count: good.length })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Preview({ words, rows }: { words: Words; rows: Proposed[] }) {
  const { t, format } = words;
  return (
    <Wide label={t('bulk.table')}>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.part')}</th>
              <th scope="col">{t('bulk.lineHead')}</th>
              <th scope="col">{t('bulk.proposedHead')}</th>
              <th scope="col">{t('bulk.would')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={lineKey(one.line)} data-testid="bulk-row" data-part={one.line.part} data-due={one.line.due} data-outcome={one.outcome}>
                <th scope="row">
                  <PartNumber part={one.line.part} by="buyers" partner={one.line.buyer} description={one.line.description} />
                </th>
                <td className="number">
                  {format.quantity(one.line.quantity)} {format.unit(one.line.unit)} · <DueText words={words} line={one.line} />
                </td>
                <td className="number">{format.date(one.promise.date)}</td>
                <td>
                  {one.outcome === 'past' ? (
                    <span className={classes.past}>{t('bulk.past')}</span>
                  ) : (
                    <Sign tone={outcomes[one.outcome][0]} sign={outcomes[one.outcome][1]}>
                      {t(`paste.outcome.${one.outcome}`, { missing: `${format.quantity(one.missing)} ${format.unit(one.line.unit)}`, count: one.daysLate })}
                    </Sign>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Wide>
  );
}
