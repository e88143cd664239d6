import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconClock, IconPlus, IconSend } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { daysAfter, today } from '../app/days';
import { dateOf } from '../app/DaysField';
import form from '../app/form.module.css';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { fieldErrors, isStale } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { KIND } from './energy';
import { useFormWords } from './formWords';
import { PriceLines } from './PriceLines';
import { type DemandBy, demandsBy, emptyLine, emptyTariff, faultsOfTariff, hourly, isFaulty, MOST_LINES, type TariffField, type TariffKind, tariffKinds, tariffOf, type TypedTariff, typedTariff } from './prices';
import classes from './tariff.module.css';
import { TariffPicture } from './TariffPicture';
import { stateTariff, TARIFFS, type TariffRow } from './tariffs';
import { useWords } from './words';

/** A draft is about the version that it began with. */
export type Draft = { version: number; said: TypedTariff };
type Props = { site: string; tariff: TariffRow | undefined; draft: Draft | undefined; keep: (draft: Draft | undefined) => void; onClose: () => void };

const POINTERS: Record<TariffField, string[]> = { currency: ['/currency'], validFrom: ['/validFrom'], validUntil: ['/validUntil'], size: ['/demand/kW', '/demand/kVA'], demandPrice: ['/demand/price'], powerFactor: ['/powerFactor'] };
const YEAR = 365;

/** States prices for some time. The picture follows each key, and the form names a gap or an overlap at once. */
export function TariffEditor({ site, tariff, draft, keep, onClose }: Props) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const version = tariff?.version ?? 0;
  const [found] = useState(draft !== undefined);
  const said = draft?.said ?? (tariff ? typedTariff(tariff) : emptyTariff(today(), daysAfter(today(), YEAR)));
  const change = (some: Partial<TypedTariff>): void => keep({ version: draft?.version ?? version, said: { ...said, ...some } });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(TARIFFS, KIND);
  const faults = faultsOfTariff(said);
  const overtaken = draft !== undefined && draft.version !== version;
  const end = (): void => {
    keep(undefined);
    onClose();
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (isFaulty(faults)) return;
    const body = tariffOf(said);
    const seen = draft?.version ?? version;
    if (await send((key) => stateTariff(site, tariff && seen, body, key), [site, seen, body])) end();
  };
  const told = (...pointers: string[]): string => fieldErrors(error).filter((one) => pointers.includes(one.pointer)).map((one) => format.text(one.text)).join(' ');
  const errorOf = (field: TariffField): string | undefined => {
    const fault = judged ? faults.fields.get(field) : undefined;
    return fault ? t(`tariff.fault.${fault}`) : told(...POINTERS[field]) || undefined;
  };
  const field = (name: TariffField, label: string, description?: string) => ({ label, description, value: said[name], onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }), autoComplete: 'off', error: errorOf(name), 'data-testid': `tariff-${name}` });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate data-testid="tariff-editor">
      {(overtaken || (found && draft)) && (
        <Notice tone={overtaken ? 'late' : 'info'}>
          {t(overtaken ? 'tariff.stale' : 'tariff.draft')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={end} data-testid="drop-draft">
            {t('tariff.drop')}
          </Button>
        </Notice>
      )}
      <section className={`panel ${classes.panel} ${classes.fields}`} aria-label={t('tariff.terms')}>
        <NativeSelect label={t('tariff.kindLabel')} value={said.kind} onChange={(event) => change({ kind: event.currentTarget.value as TariffKind })} data={tariffKinds.map((kind) => ({ value: kind, label: t(`tariff.kind.${kind}`) }))} data-testid="tariff-kind" />
        <TextInput {...field('currency', t('tariff.currency'))} maxLength={3} withAsterisk />
        <TextInput {...field('validFrom', t('tariff.from'))} type="date" withAsterisk />
        <TextInput {...field('validUntil', t('tariff.until'))} type="date" withAsterisk />
      </section>
      <section className={`panel ${classes.panel}`} aria-label={t('tariff.prices')}>
        <TariffPicture lines={said.lines} />
        <p role="status" className={faults.gap ? classes.gap : undefined} data-testid="price-gap">
          {faults.gap ? t('tariff.gap', { day: format.weekday(dateOf(faults.gap.day)), time: faults.gap.time }) : t('tariff.whole')}
        </p>
        <PriceLines lines={said.lines} faults={faults.lines} judged={judged} toldAt={(at) => fieldErrors(error).filter(({ pointer }) => pointer === `/prices/${at}` || pointer.startsWith(`/prices/${at}/`)).map((one) => format.text(one.text))} onChange={(lines) => change({ lines })} />
        {said.lines.length < MOST_LINES && (
          <Button size="compact-sm" variant="subtle" mt="xs" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => change({ lines: [...said.lines, { ...emptyLine, days: said.lines.at(-1)?.days ?? emptyLine.days, from: said.lines.at(-1)?.until ?? '' }] })} data-testid="add-price">
            {t('tariff.add')}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" mt="xs" leftSection={<IconClock size={14} aria-hidden="true" />} onClick={() => change({ lines: hourly() })} data-testid="hourly">
          {t('tariff.hourly')}
        </Button>
        <p className="dim small">{t('tariff.pasteWhy')}</p>
      </section>
      <section className={`panel ${classes.panel} ${classes.fields}`} aria-label={t('tariff.demand')}>
        <NativeSelect label={t('tariff.demand')} value={said.by} onChange={(event) => change({ by: event.currentTarget.value as DemandBy | '' })} data={[{ value: '', label: t('tariff.by.none') }, ...demandsBy.map((by) => ({ value: by as string, label: t(`tariff.by.${by}`) }))]} data-testid="tariff-by" />
        {(said.by === 'contract' || said.by === 'capacity') && <TextInput {...field('size', t(said.by === 'contract' ? 'tariff.kW' : 'tariff.kVA'))} inputMode="decimal" withAsterisk />}
        {said.by !== '' && <TextInput {...field('demandPrice', t('tariff.demandPrice'))} inputMode="decimal" withAsterisk />}
        <TextInput {...field('powerFactor', t('tariff.powerFactor'))} inputMode="decimal" />
      </section>
      <div className={form.told}>
        {isStale(error) ? <Notice tone="late" role="alert">{t('tariff.stale')}</Notice> : <NotSent error={error} fields={told('/prices') !== ''} />}
        {judged && isFaulty(faults) && (
          <Notice tone="late" role="alert">
            {t('tariff.faulty')}
          </Notice>
        )}
      </div>
      <p className="dim">{t('tariff.now')}</p>
      <div className={form.acts}>
        <Button type="submit" loading={sending} disabled={overtaken} leftSection={<IconSend size={16} aria-hidden="true" />} data-testid="publish-tariff">
          {t('tariff.send')}
        </Button>
        <Button variant="default" onClick={end}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  );
}
