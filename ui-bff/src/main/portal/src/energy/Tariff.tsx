import { Button, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { today } from '../app/days';
import { useDraft } from '../app/draft';
import form from '../app/form.module.css';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { rowsOf } from '../app/reading';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { Empty, Failed, Loading } from '../app/states';
import { HistoryLink } from '../history/HistoryLink';
import { bandKind } from './BandChart';
import { useBandName } from './bandName';
import { useFormWords } from './formWords';
import { useMoney } from './money';
import { dayKinds, type TariffTerms, typedTariff } from './prices';
import { mayAnswerAdvice } from './roles';
import classes from './tariff.module.css';
import { type Draft, TariffEditor } from './TariffEditor';
import { TariffPicture, timeText, useDaysText } from './TariffPicture';
import { type TariffRow, useTariffs } from './tariffs';
import { useWords } from './words';

/** The electricity prices of a site, and the form to state them. */
export function Tariff({ site }: { site: string }) {
  const t = useFormWords();
  const me = useMe();
  const { readOnly } = useScope();
  const answer = useTariffs();
  const [draft, keep] = useDraft<Draft>(`tariff.${site}`);
  const [opened, setOpened] = useState(false);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const tariff = rowsOf(answer).find((one) => one.site === site);
  const may = mayAnswerAdvice(me) && !readOnly && site !== '';
  if (may && (opened || draft !== undefined)) return <TariffEditor key={site} site={site} tariff={tariff} draft={draft} keep={keep} onClose={() => setOpened(false)} />;
  const edit = may && (
    <Button leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={() => setOpened(true)} data-testid="edit-tariff">
      {t(tariff ? 'tariff.edit' : 'tariff.first')}
    </Button>
  );
  if (tariff) return <Stated tariff={tariff} edit={edit} />;
  return (
    <>
      <Empty title={t('tariff.none')}>{t('tariff.noneWhy')}</Empty>
      <div className={form.acts}>{edit}</div>
    </>
  );
}

function Stated({ tariff, edit }: { tariff: TariffRow; edit: ReactNode }) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const { asOf } = useScope();
  const day = today(asOf?.instant);
  const span = (one: TariffTerms): string => t('tariff.span', { kind: t(`tariff.kind.${one.kind}`, { defaultValue: one.kind }), from: format.fullDate(one.validFrom), until: format.fullDate(one.validUntil) });
  return (
    <>
      <section className={`panel ${classes.panel}`} aria-labelledby="tariff" data-testid="tariff">
        <Title order={2} id="tariff">
          {span(tariff)} {(tariff.validUntil < day || tariff.validFrom > day) && <Sign tone="open" sign="!">{t(tariff.validUntil < day ? 'tariff.over' : 'tariff.ahead')}</Sign>}
        </Title>
        <TariffPicture lines={typedTariff(tariff).lines} />
        <Prices tariff={tariff} />
        <Demand tariff={tariff} />
        {tariff.earlier.length > 0 && (
          <>
            <h3 className={classes.sub}>{t('tariff.earlier')}</h3>
            <ul className={classes.earlier}>
              {tariff.earlier.map((one) => (
                <li key={one.validFrom}>{span(one)}</li>
              ))}
            </ul>
          </>
        )}
        {tariff.prices.some((one) => one.price === null) && <Notice tone="open">{t('tariff.unknownWhy')}</Notice>}
      </section>
      <div className={form.acts}>
        {edit}
        <span className="dim">
          {words('history')}: <HistoryLink id={tariff.id} />
        </span>
      </div>
    </>
  );
}

function Prices({ tariff }: { tariff: TariffTerms }) {
  const t = useFormWords();
  const words = useWords();
  const bandName = useBandName();
  const daysText = useDaysText();
  const money = useMoney(tariff.currency);
  return (
    <table className={classes.prices} aria-label={t('tariff.prices')}>
      <thead>
        <tr>
          <th scope="col">{t('tariff.column.days')}</th>
          <th scope="col">{t('tariff.column.hours')}</th>
          <th scope="col">{t('tariff.column.band')}</th>
          <th scope="col">{t('tariff.column.price')}</th>
        </tr>
      </thead>
      {dayKinds(tariff.prices).map(({ days, pieces }) => (
        <tbody key={days.join(' ')}>
          {pieces.map(({ from, until, line: at }, nth) => {
            const line = tariff.prices[at];
            return (
              <tr key={from} data-testid="price-row" data-band={line?.band ?? ''}>
                {nth === 0 && (
                  <th scope="rowgroup" rowSpan={pieces.length}>
                    {daysText(days)}
                  </th>
                )}
                <td className="number nowrap">
                  {timeText(from)} – {timeText(until)}
                </td>
                <td>
                  <i data-band={bandKind(line?.band ?? null)} aria-hidden="true" /> {bandName(line?.band ?? null)}
                </td>
                <td className="number">
                  {line?.price == null ? t('tariff.unknown') : money(line.price)} {line?.provisional && <span className="dim small">{words('bill.provisional')}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

function Demand({ tariff: { demand, currency, powerFactor } }: { tariff: TariffTerms }) {
  const t = useFormWords();
  const format = useFormat();
  const money = useMoney(currency);
  const size = demand?.by === 'capacity' ? demand.kVA : (demand?.kW ?? null);
  return (
    <p>
      {demand === null ? t('tariff.noDemand') : t(`tariff.demandBy.${demand.by}`, { size: size === null ? '' : format.quantity(size), price: money(demand.price) })} {powerFactor !== null && t('tariff.factor', { factor: format.quantity(powerFactor) })}
    </p>
  );
}
