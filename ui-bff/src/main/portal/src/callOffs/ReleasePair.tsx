import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../app/format';
import type { Release, ScheduleDetail } from './callOffs';
import classes from './schedule.module.css';

/** Any two releases side by side; only the newest against the one before can be answered. */
export function ReleasePair({ schedule }: { schedule: ScheduleDetail }) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  // A number that was used again means the newest under it, whether a release or a call-off.
  const releases = schedule.releases.filter((one, at, all) => all.findIndex((other) => other.number === one.number) === at);
  const newest = releases[0] ?? schedule.release;
  const chosen = search.get('release') ?? newest.number;
  const after = releases.findIndex((one) => one.number === chosen) + 1;
  const against = search.get('against') ?? releases[after]?.number ?? '';
  const show = (release: string, base: string): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      const usual = release === newest.number && (base === (releases[1]?.number ?? '') || base === '');
      for (const [name, value] of [['release', release], ['against', base]] as const) {
        if (usual || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const label = (one: Release): string => t(one.kind === 'call-off' ? 'pair.callOff' : 'pair.option', { release: one.number, at: format.moment(one.receivedAt) });
  const options = releases.map((one) => ({ value: one.number, label: label(one) }));
  const older = options.slice(Math.max(1, after));
  return (
    <div className={classes.pair}>
      <NativeSelect
        size="xs"
        label={t('pair.release')}
        value={chosen}
        data={options}
        onChange={(event) => {
          const at = options.findIndex((one) => one.value === event.currentTarget.value);
          show(event.currentTarget.value, options[at + 1]?.value ?? '');
        }}
        data-testid="release"
      />
      <NativeSelect
        size="xs"
        label={t('pair.against')}
        value={against}
        data={older.length > 0 ? older : [{ value: '', label: t('pair.none') }]}
        disabled={older.length === 0}
        onChange={(event) => show(chosen, event.currentTarget.value)}
        data-testid="against"
      />
      {search.has('release') && (
        <Button size="xs" variant="light" onClick={() => show(newest.number, '')}>
          {t('pair.newest')}
        </Button>
      )}
    </div>
  );
}
