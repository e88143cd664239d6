package weft.scheduling.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a change, including its zero dates, which a release or call-off leaves out.
 *
 * @param named every line that the change names
 */
public record NamedChange(NumberedDemand said, List<ScheduleLine> named) implements NumberedDemand {

  /**
   * Wraps the content of a change; returns a whole release or call-off as it is.
   *
   * @param named null if it is not a change
   */
  public static NumberedDemand orWhole(NumberedDemand said, @Nullable List<ScheduleLine> named) {
    return named == null ? said : new NamedChange(said, named);
  }

  @Override
  public Release release() {
    return said.release();
  }

  @Override
  public String digest() {
    return ForecastDigest.of(this);
  }
}
