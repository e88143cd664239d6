package weft.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Many measured durations, in nanoseconds, printed in milliseconds. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Times(long[] sorted) {
  public static Times of(Collection<Long> nanoseconds) {
    return new Times(nanoseconds.stream().mapToLong(it -> it).sorted().toArray());
  }

  /** Not a number if there were no measurements, as in a short round on a loaded machine. */
  public double millis(double quantile) {
    if (sorted.length == 0) return Double.NaN;
    int last = sorted.length - 1;
    return sorted[(int) Math.min(last, Math.ceil(quantile * last))] / 1e6;
  }

  public double p50() {
    return millis(0.5);
  }

  public double p99() {
    return millis(0.99);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p95 %.2f ms, p99 %.2f ms of %d",
        p50(),
        millis(0.95),
        p99(),
        sorted.length);
  }

  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
