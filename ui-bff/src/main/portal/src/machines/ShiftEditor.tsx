import { Button, CloseButton } from '@mantine/core';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { Fragment, type SyntheticEvent, useState } from 'react';
import { DaysField } from '../app/DaysField';
import form from '../app/form.module.css';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { fieldErrors, isStale } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useFormWords } from './formWords';
import { ShiftPicture } from './ShiftPicture';
import classes from './shifts.module.css';
import { emptyShift, faultsOfShifts, MOST_BREAKS, MOST_SHIFTS, type Shift, type ShiftFault, type ShiftPlan, SHIFTS, shiftsOf, stateShifts, workedMinutes } from './shifts';

/** A draft is about the version that it began with. */
export type Draft = { version: number; shifts: Shift[] };
type Props = { site: string; plan: ShiftPlan | undefined; draft: Draft | undefined; keep: (draft: Draft | undefined) => void; onClose: () => void };

/** Types the shifts of a site; the picture follows each key. */
export function ShiftEditor({ site, plan, draft, keep, onClose }: Props) {
  const t = useFormWords();
  const format = useFormat();
  const version = plan?.version ?? 0;
  const [found] = useState(draft !== undefined);
  const shifts = draft?.shifts ?? (plan && plan.shifts.length > 0 ? plan.shifts : [emptyShift]);
  const change = (next: Shift[]): void => keep({ version: draft?.version ?? version, shifts: next });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(SHIFTS, 'machines');
  const faults = faultsOfShifts(shifts);
  const overtaken = draft !== undefined && draft.version !== version;
  const end = (): void => {
    keep(undefined);
    onClose();
  };
  const publish = async (all: Shift[]): Promise<void> => {
    const body = shiftsOf(all);
    if (await send((key) => stateShifts(site, plan && (draft?.version ?? version), body, key), [site, draft?.version ?? version, body])) end();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (faults.size === 0) void publish(shifts);
  };
  const nameOf = (at: number): string => shifts[at]?.name.trim() || t('shifts.nth', { n: at + 1 });
  const say = (one: ShiftFault): string => (one.fault === 'overlap' ? t('shiftFault.overlap', { other: nameOf(one.other) }) : t(`shiftFault.${one.fault}`));
  const told = (at: number): string[] => fieldErrors(error).filter(({ pointer }) => pointer === `/${at}` || pointer.startsWith(`/${at}/`)).map((one) => format.text(one.text));
  return (
    <form onSubmit={submit} noValidate data-testid="shift-editor">
      {overtaken ? (
        <Notice tone="late">
          {t('shifts.stale')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={end} data-testid="drop-draft">
            {t('shifts.drop')}
          </Button>
        </Notice>
      ) : (
        found && draft && (
          <Notice tone="info">
            {t('shifts.draft')}{' '}
            <Button size="compact-xs" variant="subtle" onClick={end} data-testid="drop-draft">
              {t('shifts.drop')}
            </Button>
          </Notice>
        )
      )}
      <section className={`panel ${classes.panel}`} aria-label={t('shifts.week')}>
        <ShiftPicture shifts={shifts} />
        <p role="status">{t('shifts.hours', { hours: format.rounded(String(workedMinutes(shifts) / 60)) })}</p>
      </section>
      <section className={`panel ${classes.panel}`} aria-label={t('shifts.list')}>
        {shifts.map((shift, at) => {
          const fault = faults.get(at);
          const shows = fault && (judged || fault.fault === 'overlap' || fault.fault === 'break' || fault.fault === 'rest') && !(fault.fault === 'break' && !judged && shift.breaks.some((one) => one.from === '' || one.until === ''));
          const notes = [...(shows ? [say(fault)] : []), ...told(at)];
          return (
            // oxlint-disable-next-line react/no-array-index-key -- shifts have no name of their own while they are typed
            <Fragment key={at}>
              <ShiftFields shift={shift} at={at} name={nameOf(at)} faulty={shows ? fault.fault : undefined} onChange={(next) => change(shifts.map((one, nth) => (nth === at ? next : one)))} onRemove={() => change(shifts.length === 1 ? [emptyShift] : shifts.filter((_, nth) => nth !== at))} />
              {notes.length > 0 && (
                <p className={classes.fault} role="alert" id={`shift-fault-${at}`} data-testid="shift-fault">
                  {notes.join(' ')}
                </p>
              )}
            </Fragment>
          );
        })}
        {shifts.length < MOST_SHIFTS && (
          <Button size="compact-sm" variant="subtle" mt="xs" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => change([...shifts, emptyShift])} data-testid="add-shift">
            {t('shifts.add')}
          </Button>
        )}
      </section>
      <div className={form.told}>
        {isStale(error) ? <Notice tone="late" role="alert">{t('shifts.stale')}</Notice> : <NotSent error={error} />}
        {judged && faults.size > 0 && (
          <Notice tone="late" role="alert">
            {t('shifts.faulty')}
          </Notice>
        )}
      </div>
      <p className="dim">{t('shifts.now')}</p>
      <div className={form.acts}>
        <Button type="submit" loading={sending} disabled={overtaken} leftSection={<IconSend size={16} aria-hidden="true" />} data-testid="publish-shifts">
          {t('shifts.send')}
        </Button>
        <Button variant="default" onClick={end}>
          {t('shifts.cancel')}
        </Button>
        {plan && plan.shifts.length > 0 && (
          <Button variant="subtle" color="red" onClick={() => void publish([])} data-testid="empty-shifts">
            {t('shifts.empty')}
          </Button>
        )}
      </div>
    </form>
  );
}

type FieldsProps = { shift: Shift; at: number; name: string; faulty: ShiftFault['fault'] | undefined; onChange: (shift: Shift) => void; onRemove: () => void };

function ShiftFields({ shift, at, name, faulty, onChange, onRemove }: FieldsProps) {
  const t = useFormWords();
  const note = faulty && `shift-fault-${at}`;
  const label = (field: 'name' | 'from' | 'until'): string => t('shifts.of', { field: t(`shifts.${field}`), shift: name });
  const rests = (breaks: Shift['breaks']): void => onChange({ ...shift, breaks });
  return (
    <div className={classes.shift} role="group" aria-label={name} data-testid="shift" data-nth={at}>
      <label className={classes.named}>
        <span>{t('shifts.name')}</span>
        <input value={shift.name} maxLength={70} autoComplete="off" aria-label={label('name')} aria-invalid={faulty === 'name' || undefined} aria-describedby={note} onChange={(event) => onChange({ ...shift, name: event.currentTarget.value })} data-field="name" />
      </label>
      {(['from', 'until'] as const).map((field) => (
        <label key={field} className={classes.named}>
          <span>{t(`shifts.${field}`)}</span>
          <input type="time" value={shift[field]} aria-label={label(field)} aria-invalid={faulty === 'time' || faulty === 'overlap' || undefined} aria-describedby={note} onChange={(event) => onChange({ ...shift, [field]: event.currentTarget.value })} data-field={field} />
        </label>
      ))}
      <div className={classes.named}>
        <span aria-hidden="true">{t('shifts.days')}</span>
        <DaysField label={t('shifts.onDays', { shift: name })} value={shift.days} onChange={(days) => onChange({ ...shift, days })} invalid={faulty === 'days'} note={note} />
      </div>
      <CloseButton size="md" className={classes.remove} aria-label={t('shifts.remove', { shift: name })} onClick={onRemove} />
      <div className={classes.breaks}>
        {shift.breaks.map((one, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- breaks have no name of their own
          <span key={nth} className={classes.rest} data-testid="break">
            <input type="time" value={one.from} aria-label={t('shifts.breakFrom', { n: nth + 1, shift: name })} aria-invalid={faulty === 'break' || undefined} onChange={(event) => rests(shift.breaks.map((its, place) => (place === nth ? { ...its, from: event.currentTarget.value } : its)))} data-field="break-from" />
            –
            <input type="time" value={one.until} aria-label={t('shifts.breakUntil', { n: nth + 1, shift: name })} aria-invalid={faulty === 'break' || undefined} onChange={(event) => rests(shift.breaks.map((its, place) => (place === nth ? { ...its, until: event.currentTarget.value } : its)))} data-field="break-until" />
            <CloseButton size="sm" aria-label={t('shifts.removeBreak', { n: nth + 1, shift: name })} onClick={() => rests(shift.breaks.filter((_, place) => place !== nth))} />
          </span>
        ))}
        {shift.breaks.length < MOST_BREAKS && (
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={13} aria-hidden="true" />} onClick={() => rests([...shift.breaks, { from: '', until: '' }])} data-testid="add-break">
            {t('shifts.addBreak')}
          </Button>
        )}
      </div>
    </div>
  );
}
