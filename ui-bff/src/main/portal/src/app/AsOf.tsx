import { Button, Group, Stack, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconClockEdit, IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format';
import { get } from './http';
import { addressOf, after, type Moment } from './moment';
import { type Page, useScope } from './scope';
import { useChangeSearch } from './search';
import classes from './shell.module.css';
import { whenThere } from './whenThere';

const TimeBar = lazy(async () => ({ default: (await whenThere(() => import('../moments/TimeBar'))).TimeBar }));
const Dialog = lazy(async () => ({ default: (await whenThere(() => import('./Dialog'))).Dialog }));

/** A moment as the date-time field writes it: the reader's own time zone, no seconds. */
function fieldValue(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

const back = (days: number): Date => new Date(Date.now() - days * 86_400_000);

function useMoment(): (moment: Moment | undefined) => void {
  const changeSearch = useChangeSearch();
  return (moment) =>
    changeSearch((search) => {
      for (const name of ['at', 'asOf', 'with']) search.delete(name);
      for (const [name, value] of Object.entries(addressOf(moment))) search.set(name, value);
      return search;
    });
}

/** The last event that the reader may see. */
const lastEvent = async (): Promise<Moment | undefined> => {
  const [event] = (await get<Page<{ position: number; at: string }>>('/history/events', { newest: true, limit: 1 })).items;
  return event && after(event);
};

export function AsOfControl() {
  const { t } = useTranslation();
  const { asOf } = useScope();
  const turn = useMoment();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [latest, setLatest] = useState('');
  const show = (at: Date): void => {
    turn({ instant: at.toISOString() });
    setOpen(false);
  };
  const stepBack = async (): Promise<void> => {
    turn((await lastEvent()) ?? { instant: back(0).toISOString() });
    setOpen(false);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (typed) show(new Date(typed));
  };
  return (
    <>
      <Tooltip label={t('asOf.why')} multiline maw={240}>
        <UnstyledButton
          className={classes.quiet}
          aria-label={t('asOf.open')}
          aria-pressed={asOf !== undefined}
          data-testid="as-of"
          onClick={() => {
            setTyped(fieldValue(asOf?.instant ? new Date(asOf.instant) : back(1)));
            setLatest(fieldValue(back(0)));
            setOpen(true);
          }}
        >
          <IconHistory size={18} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Tooltip>
      {open && (
        <Suspense>
        <Dialog title={t('asOf.open')} onClose={() => setOpen(false)}>
          <form onSubmit={submit}>
            <Stack gap="md">
              <Text size="sm">{t('asOf.why')}</Text>
              <TextInput
                type="datetime-local"
                label={t('asOf.moment')}
                value={typed}
                max={latest}
                onChange={(event) => setTyped(event.currentTarget.value)}
                data-testid="as-of-moment"
              />
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={() => show(back(1))}>
                  {t('asOf.yesterday')}
                </Button>
                <Button size="xs" variant="default" onClick={() => show(back(7))}>
                  {t('asOf.lastWeek')}
                </Button>
                <Button size="xs" variant="default" onClick={() => void stepBack()} data-testid="as-of-last">
                  {t('asOf.lastEvent')}
                </Button>
              </Group>
              <Group justify="flex-end">
                <Button type="submit" disabled={!typed} data-testid="as-of-show">
                  {t('asOf.show')}
                </Button>
              </Group>
            </Stack>
          </form>
        </Dialog>
        </Suspense>
      )}
    </>
  );
}

/** The moment shown. A screen without history says that it shows the current state. */
export function AsOfBanner({ onlyNow }: { onlyNow: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { asOf } = useScope();
  const turn = useMoment();
  if (!asOf) return null;
  const position = asOf.position ?? '';
  return (
    <div className={classes.banner} role="status" data-testid="as-of-banner">
      <IconClockEdit size={18} stroke={1.6} aria-hidden="true" />
      <span>{t(onlyNow ? 'asOf.onlyNow' : asOf.instant ? 'asOf.banner' : 'asOf.bannerAt', { at: asOf.instant ? format.fullMoment(asOf.instant) : t('asOf.position', { position }), position })}</span>
      <Button size="compact-sm" variant="white" onClick={() => turn(undefined)}>
        {t('asOf.now')}
      </Button>
      {!onlyNow && (
        <Suspense>
          <TimeBar />
        </Suspense>
      )}
    </div>
  );
}
