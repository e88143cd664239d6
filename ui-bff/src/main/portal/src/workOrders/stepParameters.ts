import { type Parameter, parametersOf, useSheet } from '../sheets/sheets';
import { useWorkOrder } from './workOrders';

type Answer = { isPending: boolean; /** On a machine. */ of: ((machine: string | null) => Parameter[]) | undefined; error: unknown; retry: () => void };

/** The parameters of a work order's step in the order's version of its sheet; none without a sheet. */
export function useStepParameters(id: string, step: number): Answer {
  const order = useWorkOrder(id);
  const sheetId = order.data?.sheet ?? undefined;
  const sheet = useSheet(sheetId);
  const retry = (): void => {
    void order.refetch();
    if (sheetId !== undefined) void sheet.refetch();
  };
  if (order.data && sheetId === undefined) return { isPending: false, of: () => [], error: undefined, retry };
  const version = order.data?.sheetVersion;
  const its = sheet.data && (sheet.data.versions.find((one) => one.version === version) ?? sheet.data);
  return { isPending: order.isPending || (sheetId !== undefined && sheet.isPending), of: order.data && its && ((machine) => parametersOf(its.steps, step, machine)), error: order.error ?? sheet.error, retry };
}
