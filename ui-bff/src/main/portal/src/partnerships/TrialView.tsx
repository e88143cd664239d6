import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { OutcomeSign } from '../interchanges/signs';
import type { Trial } from './partnerships';
import classes from './partnership.module.css';

/**
 * A sample under the profile in force and under the draft, with every segment that the draft reads
 * differently.
 */
export function TrialView({ trial }: { trial: Trial }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  return (
    <div data-testid="trial">
      <div className={classes.sides}>
        {(['before', 'after'] as const).map((side) => (
          <div key={side} data-testid={`trial-${side}`}>
            <h3>{t(`try.${side}`)}</h3>
            <OutcomeSign outcome={trial[side].outcome} />
            <ul className={classes.findings}>
              {trial[side].messages
                .flatMap((message) => message.faults)
                .slice(0, 20)
                .map((fault, i) => (
                  // oxlint-disable-next-line no-array-index-key -- faults have no name of their own and stay in their order
                  <li key={i} className={fault.severity === 'note' ? classes.note : classes.error}>
                    {format.text(fault.text)}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      <h3>{t('try.changed', { count: trial.changed })}</h3>
      {trial.changes.length > 0 && (
          <table className={classes.changes}>
            <thead>
              <tr>
                <th scope="col">{t('try.number')}</th>
                <th scope="col">{t('try.sent')}</th>
                <th scope="col">{t('try.read')}</th>
              </tr>
            </thead>
            <tbody>
              {trial.changes.map((change, i) => (
                // oxlint-disable-next-line no-array-index-key -- one segment may change more than once
                <tr key={i} data-testid="trial-change">
                  <td className="number">{change.segment}</td>
                  <td>{change.before === null ? <em>{t('try.added')}</em> : <del className={classes.del}>{change.before}</del>}</td>
                  <td>{change.after === null ? <em>{t('try.dropped')}</em> : <ins className={classes.ins}>{change.after}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
      )}
    </div>
  );
}
