package weft.scheduling.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change said: its dates of nothing too, which a release or call-off leaves out.
 *
 * @param named every line that it names
 */
public record NamedChange(NumberedDemand said, List<ScheduleLine> named) implements NumberedDemand {

  /**
   * What was said, be it a change or not.
   *
   * @param named null where it is none
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
