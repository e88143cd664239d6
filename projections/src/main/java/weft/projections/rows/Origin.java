package weft.projections.rows;

import org.jspecify.annotations.Nullable;
import weft.event.Provenance;

/**
 * The segment of a partner's message in which a row's numbers stand; all null where no message said
 * them.
 *
 * @param message the message's reference in its interchange (UNH 0062, ST02)
 * @param segment counted in the interchange from UNB or ISA = 1
 */
public record Origin(
    @Nullable String interchange, @Nullable String message, @Nullable Integer segment) {

  /** Of a number that may not be stated: null where no segment states it. */
  public static @Nullable Origin ofStated(Provenance provenance, @Nullable Integer segment) {
    return segment == null ? null : of(provenance, segment);
  }

  public static Origin of(Provenance provenance, @Nullable Integer segment) {
    Provenance.Source source = provenance.source();
    return new Origin(source.interchange(), source.message(), segment);
  }
}
