import { Button } from '@mantine/core';
import { useState } from 'react';
import { minus } from '../app/decimal';
import { useFormat } from '../app/format';
import { rowsOf } from '../app/reading';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import { Empty, Failed, Loading } from '../app/states';
import { AnswerDialog } from './AnswerDialog';
import { useBandName } from './bandName';
import { type Advice, type AdviceState, useAdvice } from './energy';
import classes from './energy.module.css';
import { useMoney } from './money';
import { mayAnswerAdvice } from './roles';
import { useWords } from './words';

const signs: Record<AdviceState, [Tone, string]> = { given: ['open', '…'], taken: ['good', '✓'], refused: ['quiet', '✕'], measured: ['info', '='] };

/** Lists advice to move load between bands, with its saving, the demand charge that it adds, and people's decision. */
export function AdviceList({ site }: { site: string }) {
  const t = useWords();
  const answer = useAdvice({ site: site || undefined });
  const [answering, setAnswering] = useState<{ advice: Advice; taken: boolean }>();
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const rows = rowsOf(answer);
  if (rows.length === 0) return <Empty title={t('advice.none')}>{t('advice.noneWhy')}</Empty>;
  return (
    <>
      <ul className={classes.advice}>
        {rows.map((advice) => (
          <li key={advice.id}>
            <AdviceCard advice={advice} onAnswer={(taken) => setAnswering({ advice, taken })} />
          </li>
        ))}
      </ul>
      {answer.hasNextPage && (
        <Button variant="default" size="xs" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {answering && <AnswerDialog {...answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

export function AdviceCard({ advice, onAnswer }: { advice: Advice; onAnswer: (taken: boolean) => void }) {
  const t = useWords();
  const me = useMe();
  const format = useFormat();
  const { readOnly } = useScope();
  const bandName = useBandName();
  const money = useMoney(advice.currency);
  const [tone, sign] = signs[advice.state] ?? unknownSign;
  const price = (amount: string | null): string => (amount === null ? t('notKnown') : format.amount(amount));
  const open = advice.state === 'given' && advice.owner === me.party?.code;
  return (
    <article className={`panel ${classes.card}`} data-testid="advice" data-number={advice.number} data-state={advice.state} data-advised={advice.advised}>
      <h2>
        {t('advice.move', { kWh: format.rounded(advice.kWhPerDay), days: advice.days, from: bandName(advice.fromBand), to: bandName(advice.toBand), machine: advice.machine })}{' '}
        <Sign tone={tone} sign={sign}>
          {t(`advice.state.${advice.state}`, { defaultValue: advice.state })}
        </Sign>
      </h2>
      <table className={classes.bill} aria-label={advice.number}>
        <tbody>
          <tr>
            <th scope="row">{t('advice.saving', { from: price(advice.fromPrice), to: price(advice.toPrice) })}</th>
            <td className="number">{money(advice.saving)}</td>
          </tr>
          <tr>
            <th scope="row">{t('advice.demand', { kW: format.rounded(advice.demandKW) })}</th>
            <td className="number">{money(advice.demandCost === null ? null : minus('0', advice.demandCost))}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr data-testid="advice-sum">
            <th scope="row">{t('advice.net')}</th>
            <td className="number">{money(advice.net)}</td>
          </tr>
        </tfoot>
      </table>
      {!advice.advised && <p>{t(`advice.not.${(advice.reason ?? 'nothing-saved') as 'nothing-saved'}`, { defaultValue: advice.reason ?? '' })}</p>}
      <p className="dim small">{t('advice.basis', { from: format.date(advice.from), until: format.date(advice.until) })}</p>
      {advice.answer && <p className="dim">{t('advice.reasonSaid', { reason: advice.answer })}</p>}
      {advice.measuredSaving !== null && <p>{t('advice.measured', { saving: money(advice.measuredSaving), days: advice.measuredDays ?? 0 })}</p>}
      {open && mayAnswerAdvice(me) && !readOnly && (
        <div className={classes.acts}>
          <Button size="sm" variant={advice.advised ? 'filled' : 'default'} onClick={() => onAnswer(true)} data-testid="advice-take">
            {t('advice.take')}
          </Button>
          <Button size="sm" variant="default" onClick={() => onAnswer(false)} data-testid="advice-refuse">
            {t('advice.refuse')}
          </Button>
        </div>
      )}
    </article>
  );
}
