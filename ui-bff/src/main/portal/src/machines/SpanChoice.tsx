import { ActionIcon, SegmentedControl, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { daysAfter, mondayOf, today } from '../app/days';
import { useFormat } from '../app/format';
import type { ShiftFigures } from './machines';
import classes from './machines.module.css';
import { type Shown, type Span, spans, stepped } from './spans';
import { useWords } from './words';

type Props = { shown: Shown; shifts: readonly ShiftFigures[]; shift: ShiftFigures | undefined; choose: (next: Shown) => void; now: number };

/** Names the shown period, leads to the one before and after, and offers shift, day or week. */
export function SpanChoice({ shown, shifts, shift, choose, now }: Props) {
  const t = useWords();
  const format = useFormat();
  const [before, after] = [stepped(shown, shifts, shift, -1, now), stepped(shown, shifts, shift, 1, now)];
  const monday = mondayOf(shown.on);
  const name = {
    shift: shift ? t('span.named', { name: shift.name ?? t('span.shift'), day: format.weekdayAndDate(shift.day) }) : t('span.withoutShifts'),
    day: format.weekdayAndDate(shown.on),
    week: t('span.from', { from: format.date(monday), until: format.date(daysAfter(monday, 6)) }),
  }[shown.span];
  return (
    <div className={classes.spans}>
      <Title order={2} data-testid="span-name">
        {name}
      </Title>
      <span className={classes.steps}>
        <ActionIcon size="lg" variant="default" disabled={!before} onClick={() => before && choose(before)} aria-label={t('span.before')} data-testid="span-before">
          <IconChevronLeft size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon size="lg" variant="default" disabled={!after} onClick={() => after && choose(after)} aria-label={t('span.after')} data-testid="span-after">
          <IconChevronRight size={18} aria-hidden="true" />
        </ActionIcon>
      </span>
      <SegmentedControl value={shown.span} onChange={(span) => choose({ span: span as Span, on: shift && shown.span === 'shift' ? shift.day : span === 'shift' ? today() : shown.on })} aria-label={t('span.label')} data={spans.map((one) => ({ value: one, label: t(`span.${one}`) }))} data-testid="span" />
    </div>
  );
}
