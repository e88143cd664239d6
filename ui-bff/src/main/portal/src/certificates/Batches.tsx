import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';

/** How many batches a list row names. */
const FEW = 2;

/**
 * Heats, batches, lots or serial numbers: all of them, or the first ones and the number of the
 * others.
 */
export function Batches({ all, few = false }: { all: string[]; few?: boolean }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const shown = few && all.length > FEW ? all.slice(0, FEW) : all;
  const rest = all.slice(shown.length);
  return (
    <>
      {shown.map((one, at) => (
        <span key={one}>
          {at > 0 && t('comma')}
          <span className="number nowrap">{one}</span>
        </span>
      ))}
      {rest.length > 0 && (
        <span className="dim nowrap" title={format.list(rest)}>
          {' '}
          {t('more', { count: rest.length })}
        </span>
      )}
    </>
  );
}
