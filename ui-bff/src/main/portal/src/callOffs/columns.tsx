import { useMemo } from 'react';
import { Link } from 'react-router';
import { minus, percent, sum } from '../app/decimal';
import type { Column } from '../table/columns';
import { type CallOffLine, whenOf } from './callOffs';
import { comparedOf } from './compared';
import { DueText } from './DueText';
import classes from './grid.module.css';
import { stateOf } from './promised';
import { CallOffMark, ChangeSign } from './signs';
import type { Words } from './words';

/** The columns of the board. The row draws the answer cell itself, because people act there. */
/**
 * With `byAnswer`, changes are those since the last answer; a line without an answer has no change.
 */
export function useColumns(words: Words, byAnswer: boolean): Column<CallOffLine>[] {
  return useMemo(() => columnsOf(words, byAnswer), [words, byAnswer]);
}

/** The width of each column on a desk. */
export const widths: Record<string, string> = {
  due: 'minmax(120px, 144px)',
  part: 'minmax(124px, 1.2fr)',
  partner: 'minmax(120px, 1.4fr)',
  quantity: 'minmax(106px, 128px)',
  cumulative: '64px',
  change: 'minmax(96px, 124px)',
  answer: 'minmax(208px, 2.1fr)',
};
export const OTHER_WIDTH = 'minmax(70px, 120px)';

function columnsOf(words: Words, byAnswer: boolean): Column<CallOffLine>[] {
  const { t, format, partnerName, siteName, partName, numbersOf, path, as } = words;
  const below = (line: CallOffLine): string => [partName(line), numbersOf(line).other].filter(Boolean).join(' · ');
  const partner = (line: CallOffLine): string => partnerName(as === 'buyer' ? line.supplier : line.buyer);
  const site = (line: CallOffLine): string => siteName(line.buyer, line.site);
  const firmness = (line: CallOffLine): string => t(`firmness.${line.firmness}`, { defaultValue: line.firmness });
  const unanswered = (line: CallOffLine): boolean => byAnswer && line.change === 'added';
  const change = (line: CallOffLine): string => unanswered(line) ? t('against.unanswered') : t(`change.${line.change}`, { defaultValue: line.change });
  const state = (line: CallOffLine): string => t(`state.${stateOf(line)}`, { defaultValue: line.state });
  const when = (line: CallOffLine): string => t(`when.${whenOf(line)}`);
  const partners = [as !== 'buyer' && t('column.customer'), as !== 'supplier' && t('column.supplier')].filter(Boolean).join(' · ');
  return [
    {
      name: 'due',
      head: t('column.due'),
      value: (line) => line.due,
      sheet: [
        { head: t('column.due'), cell: (line) => line.due },
        { head: t('sheet.bucket'), cell: (line) => t(`bucket.${line.bucket}`) },
      ],
      cell: (line) => (
        <>
          <span>
            <DueText words={words} line={line} />
          </span>
          <span className={classes.below}>{line.callOff === null ? firmness(line) : <CallOffMark words={words} number={line.callOff} />}</span>
        </>
      ),
    },
    {
      name: 'part',
      head: t('column.part'),
      value: (line) => line.part,
      group: (line) => line.part,
      sheet: [
        { head: t('column.part'), cell: (line) => numbersOf(line).own },
        { head: t('sheet.partnersPart'), cell: (line) => numbersOf(line).other ?? line.part },
        { head: t('sheet.description'), cell: (line) => line.description },
      ],
      cell: (line) => (
        <>
          <Link to={path(`/call-offs/${line.schedule}`)} tabIndex={-1} className={classes.partLink}>
            {numbersOf(line).own}
          </Link>
          <span className={classes.below} title={below(line)}>
            {below(line)}
          </span>
        </>
      ),
    },
    {
      name: 'partner',
      head: partners,
      value: partner,
      group: partner,
      cell: (line) => (
        <>
          <span title={partner(line)}>{partner(line)}</span>
          <span className={classes.below}>{as ? site(line) : partnerName(line.supplier)}</span>
        </>
      ),
    },
    {
      name: 'quantity',
      head: t('column.quantity'),
      right: true,
      value: (line) => line.quantity,
      sum: (line) => ({ quantity: line.quantity, unit: line.unit }),
      sheet: [
        { head: t('column.previous'), cell: (line) => line.previousQuantity, number: true },
        { head: t('sheet.quantity'), cell: (line) => line.quantity, number: true },
        { head: t('sheet.unit'), cell: (line) => line.unit },
      ],
      cell: (line) => <Quantity words={words} line={line} />,
    },
    { name: 'cumulative', head: t('column.cumulative'), right: true, quiet: true, value: (line) => line.cumulative, cell: (line) => line.cumulative && format.quantity(line.cumulative) },
    {
      name: 'change',
      head: t('column.change'),
      value: change,
      group: change,
      cell: (line) => (
        <>
          {unanswered(line) ? <span className={classes.same}>{t('against.unanswered')}</span> : line.change === 'same' ? <span className={classes.same}>＝ {t('change.same')}</span> : <ChangeSign words={words} change={line.change} firm={line.withinFirmHorizon} />}
          {line.movedFrom && <span className={classes.below}>{t('from', { date: format.date(line.movedFrom) })}</span>}
        </>
      ),
    },
    {
      name: 'answer',
      head: t('column.answer'),
      value: state,
      group: state,
      sheet: [
        { head: t('column.state'), cell: state },
        { head: t('column.promise'), cell: (line) => (line.promises.length > 0 ? sum(line.promises.map((one) => one.quantity)) : null), number: true },
        { head: t('sheet.promised'), cell: (line) => line.promises.at(0)?.date },
      ],
      cell: () => null,
    },
    { name: 'when', head: t('column.when'), extra: true, inOrder: true, group: when, cell: when },
    { name: 'firmness', head: t('column.firmness'), extra: true, value: firmness, group: firmness, cell: firmness },
    { name: 'site', head: t('fact.site'), extra: true, value: site, group: site, cell: site },
    { name: 'release', head: t('sheet.release'), extra: true, value: (line) => line.release, cell: (line) => line.release },
    { name: 'agreement', head: t('sheet.agreement'), extra: true, value: (line) => line.agreement, cell: (line) => line.agreement },
    { name: 'unloadingPoint', head: t('sheet.unloadingPoint'), extra: true, value: (line) => line.unloadingPoint, cell: (line) => line.unloadingPoint },
  ];
}

/**
 * The quantity that was open when the newer release arrived; the new quantity is compared with it.
 */
export function previousOf(line: CallOffLine): string | null {
  if (line.change === 'rebucketed') return line.quantity;
  const { before, settled } = comparedOf(line);
  return before === null ? null : minus(before, settled);
}

/** The former quantity, the current quantity, and the difference. */
function Quantity({ words: { format }, line }: { words: Words; line: CallOffLine }) {
  const before = previousOf(line);
  const delta = before === null ? line.quantity : minus(line.quantity, before);
  const share = before === null ? null : percent(line.quantity, before);
  const way = delta.startsWith('-') ? 'less' : Number(delta) === 0 ? 'same' : 'more';
  return (
    <>
      <span className="number">
        {before !== null && way !== 'same' && (
          <span className={classes.previous}>
            {format.quantity(before)} <span aria-hidden="true">→</span>{' '}
          </span>
        )}
        <span className={classes.now} data-testid="quantity">
          {format.quantity(line.quantity)} <span className={classes.unit}>{format.unit(line.unit)}</span>
        </span>
      </span>
      {way !== 'same' && (
        <span className={`${classes.below} ${classes.delta} number`} data-way={way}>
          {way === 'more' ? '▲' : '▼'} {format.signed(delta)}
          {share !== null && share !== 0 && ` · ${format.signed(String(share))} %`}
        </span>
      )}
    </>
  );
}
