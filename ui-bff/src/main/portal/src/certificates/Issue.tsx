import { Button, Checkbox, NativeSelect, Textarea, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { type BatchRow, useBatches } from '../batches/batches';
import { Crumbs } from '../app/Crumbs';
import { useCustomers } from '../app/customers';
import { today } from '../app/days';
import { useDraft } from '../app/draft';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { fieldErrors } from '../app/problem';
import { rowsOf } from '../app/reading';
import { useScope, useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading, PastOnly } from '../app/states';
import { WordsField } from '../app/WordsField';
import { filledFrom } from '../inspections/certifying';
import { useInspection } from '../inspections/inspections';
import { useAgreements, useBuyersOf } from '../parts/parts';
import { unitsOfStock } from '../stock/stock';
import { type Certificate, type CertificateType, issue, isStanding, pathOf, types, useCertificate } from './certificates';
import classes from './certificates.module.css';
import { askedAbout, asksForGoods, batchesOf, bodyOf, copyOf, emptyCertificate, faultsOf, inspectionsOf, isBegun, most, needsEach, needsIndependence, needsStatement, outsideOf, takesResults, tidied, wantedIn, type Written } from './issued';
import { ResultSheet } from './ResultSheet';
import { mayIssue } from './roles';
import { ValidatorFields } from './ValidatorFields';

/** A new certificate. `from` names a similar one and `inspection` a passed one; otherwise the address may name the goods. */
export function Issue() {
  const { t } = useTranslation('certificates');
  const [search] = useSearchParams();
  const me = useMe();
  const { as, readOnly } = useScope();
  const from = search.get('from') ?? '';
  const answer = useCertificate(from);
  if (readOnly) return <PastOnly />;
  if (!mayIssue(me, as)) return <Empty whole title={t('issue.notYours')} />;
  const inspection = search.get('inspection');
  if (inspection) return <FromInspection key={inspection} id={inspection} wanted={wantedIn(search)} />;
  if (from === '') return <Form key={search.toString()} like={undefined} wanted={wantedIn(search)} name={Object.values(wantedIn(search)).join(' ')} />;
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Form key={from} like={answer.data} wanted={{}} name={from} />;
}

/** Faults shown as soon as they exist, before the form is sent. */
const atOnce = new Set(['many']);

/** Everything that a passed inspection says is filled in, and the customer if only one buys the part. */
function FromInspection({ id, wanted }: { id: string; wanted: Partial<Written> }) {
  const format = useFormat();
  const { t } = useTranslation('inspections');
  const answer = useInspection(id);
  const batches = useBatches({ part: wanted.part, number: wanted.batches });
  const buyers = useBuyersOf(wanted.part);
  if (answer.isPending || batches.isPending || !buyers) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  const left = rowsOf<BatchRow>(batches)[0]?.remaining ?? null;
  const words = { name: format.text, extreme: (name: string, which: 'smallest' | 'largest', count: number) => t(`extreme.${which}`, { name, count }), share: (name: string, count: number, all: number) => t('share', { name, count, all }) };
  return <Form like={undefined} wanted={{ ...(buyers.length === 1 && { buyer: buyers[0] }), ...wanted, ...filledFrom(answer.data, left, words), inspections: [id] }} name={`inspection ${id}`} />;
}

type FormProps = { like: Certificate | undefined; wanted: Partial<Written>; /** The name of its draft. */ name: string };

function Form({ like, wanted, name }: FormProps) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const [draft, keep] = useDraft<Partial<Written>>(`certificate.${name || 'new'}`);
  const start: Written = like ? copyOf(like, like.supplier, today()) : { ...emptyCertificate(today()), ...wanted };
  // A draft of an earlier release lacks the fields that came later.
  const written: Written = { ...start, ...draft };
  // A draft found when the screen opened is news to the person; current typing is not.
  const [found, setFound] = useState(() => draft !== undefined && isBegun(written));
  const change = (part: Partial<Written>): void => keep({ ...written, ...part });
  const [judged, setJudged] = useState(false);
  const { sending, error, send, forget } = useSending('certificates');
  const [asked, setAsked] = useState<string>();
  const isReported = useIsReported(written);
  const reported = isReported || asked === askedAbout(written);
  const faults = faultsOf(written, reported);
  const told = (pointer: string, within = true): string[] => fieldErrors(error).filter((one) => one.pointer === pointer || (within && one.pointer.startsWith(`${pointer}/`))).map((one) => format.text(one.text));
  const errorOf = (field: string, pointer = `/${field}`, within = true): string | undefined => {
    const its = faults.get(field);
    if (its && (judged || atOnce.has(its))) return t(`issue.fault.${its}`);
    return told(pointer, within).join(' ') || undefined;
  };
  // Faults of rows are shown at the rows.
  const resultsFault = errorOf('results', '/results', false);
  const sendIt = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    const clean = tidied(written);
    keep(clean);
    if (faultsOf(clean, reported).size > 0) return;
    const body = bodyOf(clean, like?.id ?? null, reported);
    let id = '';
    const taken = await send(async (key) => {
      try {
        ({ id } = await issue(body, key));
      } catch (failure) {
        if (asksForGoods(failure)) setAsked(askedAbout(clean));
        throw failure;
      }
      keep(undefined);
    }, body);
    if (taken) await navigate(path(pathOf(id)));
  };
  const common = { written, change, errorOf };
  return (
    <div className="page" data-testid="issue">
      <title>{`${t('issue.title')} · Weft`}</title>
      <Crumbs way={[{ to: '/certificates', label: t('title') }, ...(like ? [{ to: pathOf(like.id), label: like.number }] : [])]} here={t('issue.title')} />
      <Title order={1}>{t('issue.title')}</Title>
      {found && draft && (
        <Notice tone="info">
          {t('issue.draft')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => { keep(undefined); setFound(false); }} data-testid="drop-draft">
            {t('issue.drop')}
          </Button>
        </Notice>
      )}
      <form onSubmit={(event) => void sendIt(event)} noValidate>
        <Goods {...common} like={like} each={needsEach(written, reported)} />
        {takesResults(written.type) && (
          <section className={`panel ${classes.panel}`} aria-labelledby="results">
            <div className={classes.sheetHead}>
              <h2 id="results">{t('results.title')}</h2>
              <span className="dim">{t('issue.pasteHint')}</span>
            </div>
            <ResultSheet
              rows={written.rows}
              batches={batchesOf(written.batches)}
              judged={judged}
              toldOf={(at) => told(`/results/${at}`)}
              onChange={(rows) => {
                // The hub's row numbers refer to the former rows.
                if (rows.length < written.rows.length) forget();
                change({ rows });
              }}
            />
            <div className={classes.told}>
              {resultsFault && (
                <Notice tone="late" role="alert">
                  {resultsFault}
                </Notice>
              )}
              <Concession {...common} />
            </div>
          </section>
        )}
        <section className={`panel ${classes.panel}`} aria-labelledby="validated">
          <h2 id="validated">{t('validated.title')}</h2>
          <p className="dim">{t(`validator.why.${written.type}`)}</p>
          <div className={classes.fields}>
            <ValidatorFields validator={written} onChange={change} errorOf={(field) => errorOf(field, `/validatedBy/${field}`)} />
          </div>
        </section>
        <div className={classes.told}>
          <NotSent error={error} />
          {judged && faults.size > 0 && (
            <Notice tone="late" role="alert">
              {t('issue.faulty')}
            </Notice>
          )}
        </div>
        <Button type="submit" mt="md" loading={sending} leftSection={<IconSend size={16} aria-hidden="true" />} data-testid="issue-send">
          {t('issue.send')}
        </Button>
      </form>
    </div>
  );
}

/** Typing pauses this long, in milliseconds, before the hub is asked for the batch. */
const PAUSE = 300;

/** Whether its supplier reported the output of its first batch. */
function useIsReported({ part, batches, type }: Written): boolean {
  const party = useMe().party?.code;
  const [first = ''] = batchesOf(batches);
  const [named] = useDebouncedValue(JSON.stringify([part.trim(), first]), PAUSE);
  const [ofPart = '', number = ''] = JSON.parse(named) as string[];
  const answer = useBatches({ part: ofPart, number }, needsIndependence(type) && ofPart !== '' && number !== '');
  return rowsOf<BatchRow>(answer).some((one) => one.declared && one.maker === party && one.number === first && one.part === part.trim());
}

type FieldsProps = { written: Written; change: (part: Partial<Written>) => void; errorOf: (field: string, pointer?: string) => string | undefined };

/** The customer, type and goods. */
function Goods({ written, change, errorOf, like, each }: FieldsProps & { like: Certificate | undefined; /** Whether each batch has a quantity of its own. */ each: boolean }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const customers = useCustomers();
  const parts = useAgreements().filter((one) => one.partner === written.buyer);
  const type = written.type;
  const partner = usePartnerName();
  const agreed = parts.find((one) => one.part === written.part.trim());
  return (
    <section className={`panel ${classes.panel} ${classes.fields}`} aria-label={t('issue.goods')}>
      {like && isStanding(like) && (
        <Checkbox className={classes.wide ?? ''} label={t('issue.replaces', { number: like.number })} description={t('issue.replacesWhy')} checked={written.replaces} onChange={(event) => change({ replaces: event.currentTarget.checked, inspections: event.currentTarget.checked ? inspectionsOf(like) : [] })} error={errorOf('replaces')} data-testid="issue-replaces" />
      )}
      <NativeSelect className={classes.wide ?? ''} label={t('column.type')} description={t(`type.${type}.means`)} value={type} onChange={(event) => change({ type: event.currentTarget.value as CertificateType })} data={types.map((one) => ({ value: one, label: t(`type.${one}.name`) }))} error={errorOf('type')} data-testid="issue-type" />
      <NativeSelect label={t('column.customer')} withAsterisk value={written.buyer} onChange={(event) => change({ buyer: event.currentTarget.value })} data={[{ value: '', label: t('issue.choose') }, ...customers.map((one) => ({ value: one.code, label: format.text(one.name) }))]} error={errorOf('buyer')} data-testid="issue-buyer" />
      <TextInput label={t('issue.part')} withAsterisk value={written.part} list="certified-parts" onChange={(event) => change({ part: event.currentTarget.value })} autoComplete="off" error={errorOf('part')} data-testid="issue-part" />
      <datalist id="certified-parts">
        {parts.map((one) => (
          <option key={one.id} value={one.part}>
            {one.partnerPart}
          </option>
        ))}
      </datalist>
      <TextInput label={t('column.number')} withAsterisk value={written.number} onChange={(event) => change({ number: event.currentTarget.value })} autoComplete="off" error={errorOf('number')} data-testid="issue-number" />
      <TextInput type="date" label={t('column.issued')} withAsterisk value={written.issued} onChange={(event) => change({ issued: event.currentTarget.value })} error={errorOf('issued')} data-testid="issue-issued" />
      <div className={classes.measure}>
        <TextInput label={t('column.quantity')} withAsterisk inputMode="decimal" value={written.quantity} onChange={(event) => change({ quantity: event.currentTarget.value })} error={errorOf('quantity')} classNames={{ input: 'number' }} data-testid="issue-quantity" />
        <NativeSelect label={t('column.unit')} value={written.unit} onChange={(event) => change({ unit: event.currentTarget.value })} data={[...new Set([...unitsOfStock, written.unit])].map((unit) => ({ value: unit, label: format.unit(unit) }))} error={errorOf('unit')} />
      </div>
      <TextInput label={t('column.order')} value={written.order} onChange={(event) => change({ order: event.currentTarget.value })} autoComplete="off" error={errorOf('order')} data-testid="issue-order" />
      <TextInput label={t('column.specification')} placeholder="GB/T 11352 ZG270-500" value={written.specification} onChange={(event) => change({ specification: event.currentTarget.value })} autoComplete="off" error={errorOf('specification')} data-testid="issue-specification" />
      <Textarea className={classes.two ?? ''} label={t('column.batch')} description={t('issue.batchesWhy')} autosize minRows={1} maxRows={6} value={written.batches} onChange={(event) => change({ batches: event.currentTarget.value })} error={errorOf('batches') ?? (each ? undefined : errorOf('each', '/goods'))} data-testid="issue-batches" />
      {each && (
        <fieldset className={`${classes.wide} ${classes.each}`}>
          <legend>{t('issue.each')}</legend>
          {batchesOf(written.batches).map((batch) => (
            <TextInput key={batch} label={batch} inputMode="decimal" value={written.each[batch] ?? ''} onChange={(event) => change({ each: { ...written.each, [batch]: event.currentTarget.value } })} classNames={{ input: 'number' }} data-testid="issue-each" />
          ))}
          {errorOf('each', '/goods') && <p role="alert">{errorOf('each', '/goods')}</p>}
        </fieldset>
      )}
      {agreed && (type === '3.2' || agreed.trace !== 'none') && (
        <p className={`dim ${classes.wide}`} data-testid="issue-agreed">
          {[type === '3.2' && t('issue.second', { validator: partner(agreed.inspector ?? written.buyer) }), agreed.trace !== 'none' && t(`issue.trace.${agreed.trace}`)].filter(Boolean).join(' ')}
        </p>
      )}
      <WordsField className={classes.wide ?? ''} label={t('issue.statement')} withAsterisk={needsStatement(type)} most={most.statement} maxRows={8} value={written.statement} onChange={(event) => change({ statement: event.currentTarget.value })} error={errorOf('statement')} data-testid="issue-statement" />
    </section>
  );
}

/** Requested as soon as a value is outside its limits. */
function Concession({ written, change, errorOf }: FieldsProps) {
  const { t } = useTranslation('certificates');
  const outside = outsideOf(written);
  if (outside === 0) return null;
  return (
    <div data-testid="concession">
      <Notice tone="late">{t('issue.outside', { count: outside })}</Notice>
      <TextInput mt="sm" maw={420} label={t('issue.concession')} description={t('issue.concessionWhy')} withAsterisk value={written.concession} onChange={(event) => change({ concession: event.currentTarget.value })} autoComplete="off" error={errorOf('concession')} data-testid="issue-concession" />
    </div>
  );
}
