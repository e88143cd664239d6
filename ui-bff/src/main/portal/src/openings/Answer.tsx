import { Button } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { announce } from '../app/announce';
import { minus } from '../app/decimal';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { NotSent, type Sending, useSending } from '../app/sending';
import { Wide } from '../app/Wide';
import { WordsField } from '../app/WordsField';
import classes from './openings.module.css';
import { type Opening, refuse, sign, type Terms, useRecords, withdraw } from './openings';
import { useWords } from './words';

const LONGEST = 1_000;

/** Sends an answer, reads the affected queries again, and reports the result. */
function useAnswering(): Omit<Sending, 'send'> & { send: (what: (key: string) => Promise<unknown>, of: unknown, done: string) => Promise<boolean> } {
  const { send, ...rest } = useSending('openings', 'cumulatives');
  return {
    ...rest,
    send: async (what, of, done) => {
      const taken = await send(what, of);
      if (taken) announce(done);
      return taken;
    },
  };
}

/** The other side's numbers beside the hub's records, and the three possible answers. */
export function Answer({ opening, onCounter }: { opening: Opening; onCounter: () => void }) {
  const t = useWords();
  const { sending, error, send } = useAnswering();
  const [reason = '', keep] = useDraftAbout<string>('openings.refusing', opening.schedule, String(opening.proposal?.number));
  const [refusing, setRefusing] = useState(reason !== '');
  const words = reason.replace(/\s+/g, ' ').trim();
  const sendRefusal = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (words === '' || words.length > LONGEST || sending) return;
    if (await send((key) => refuse(opening, words, key), ['refuse', opening.schedule, opening.proposal?.number, words], t('refused'))) keep(undefined);
  };
  return (
    <>
      {opening.proposal && <Compare schedule={opening.schedule} terms={opening.proposal.terms} />}
      <div className={classes.bar}>
        <Button size="xs" loading={sending && !refusing} onClick={() => void send((key) => sign(opening, key), ['sign', opening.schedule, opening.proposal?.number], t('signed'))} data-testid="sign-opening">
          {t('sign')}
        </Button>
        <Button size="xs" variant="default" onClick={onCounter} data-testid="counter-opening">
          {t('counter')}
        </Button>
        {!refusing && (
          <Button size="xs" variant="default" onClick={() => setRefusing(true)} data-testid="refuse-opening">
            {t('refuse')}
          </Button>
        )}
      </div>
      {refusing && (
        <form className={classes.form} onSubmit={(event) => void sendRefusal(event)} noValidate>
          <WordsField label={t('refuseWhy')} value={reason} most={LONGEST} onChange={(event) => keep(event.currentTarget.value || undefined)} data-testid="refuse-reason" />
          <div className={classes.bar}>
            <Button type="submit" size="xs" variant="default" loading={sending} disabled={words === ''} data-testid="refuse-send">
              {t('refuseSend')}
            </Button>
          </div>
        </form>
      )}
      <NotSent error={error} />
    </>
  );
}

export function Withdraw({ opening }: { opening: Opening }) {
  const t = useWords();
  const { sending, error, send } = useAnswering();
  return (
    <>
      <Button size="xs" variant="subtle" loading={sending} onClick={() => void send((key) => withdraw(opening, key), ['withdraw', opening.schedule, opening.proposal?.number], t('withdrawn'))} data-testid="withdraw-opening">
        {t('withdraw')}
      </Button>
      <NotSent error={error} />
    </>
  );
}

function Compare({ schedule, terms }: { schedule: string; terms: Terms }) {
  const t = useWords();
  const format = useFormat();
  const records = useRecords(schedule, terms.asOf);
  const known = records.data;
  // Numbers in two units are not compared.
  const same = known === undefined || format.unit(known.unit) === format.unit(terms.unit);
  const rows: [string, string, string | null | undefined][] = [
    [t('received'), terms.received, known?.received],
    [t('shipped'), terms.shipped, known?.shipped],
    [t('inTransit'), minus(terms.shipped, terms.received), known?.shipped == null || known.received == null ? null : minus(known.shipped, known.received)],
  ];
  const title = t('compare.title', { day: format.date(terms.asOf) });
  if (records.isPending) return <p className={classes.who}>{t('compare.reading')}</p>;
  return (
    <Wide label={title}>
      <table className={`${classes.table} ${classes.compare}`} data-testid="compare">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.what')}</th>
            <th scope="col" className={classes.right}>
              {t('compare.proposed')}
            </th>
            <th scope="col" className={classes.right}>
              {t('compare.known')}
            </th>
            <th scope="col" className={classes.right}>
              {t('compare.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, proposed, its], at) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={classes.right}>{format.quantity(proposed)}</td>
              <td className={classes.right}>
                {its == null ? t('compare.unknown') : `${format.quantity(its)}${same ? '' : ` ${format.unit(known?.unit ?? '')}`}`}
                {at === 0 && known?.release && <div className="dim">{t('compare.release', { release: known.release })}</div>}
              </td>
              <td className={classes.right}>{its == null || !same ? '–' : format.signed(minus(proposed, its))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
