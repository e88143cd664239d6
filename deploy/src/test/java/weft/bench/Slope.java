package weft.bench;

import java.util.List;
import java.util.Locale;

/**
 * The line that best fits the samples.
 *
 * @param perHour its rise per hour
 * @param confidence half the width of the 95 % interval of the rise, if the samples' errors are
 *     independent
 */
record Slope(double perHour, double confidence) {
  /** The time, in hours. */
  record Sample(double hours, double value) {}

  static Slope of(List<Sample> samples) {
    int n = samples.size();
    double meanTime = samples.stream().mapToDouble(Sample::hours).average().orElseThrow();
    double meanValue = samples.stream().mapToDouble(Sample::value).average().orElseThrow();
    double squares = 0;
    double products = 0;
    for (var it : samples) {
      squares += (it.hours() - meanTime) * (it.hours() - meanTime);
      products += (it.hours() - meanTime) * (it.value() - meanValue);
    }
    double slope = products / squares;
    double errors = 0;
    for (var it : samples) {
      double error = it.value() - meanValue - slope * (it.hours() - meanTime);
      errors += error * error;
    }
    return new Slope(slope, 2 * Math.sqrt(errors / (n - 2) / squares));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%+.1f MB/h ± %.1f", perHour, confidence);
  }
}
