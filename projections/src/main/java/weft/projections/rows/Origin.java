package weft.projections.rows;

import org.jspecify.annotations.Nullable;
import weft.event.Provenance;

/**
 * The segment of a partner's message that holds a row's numbers; all null if no message stated
 * them.
 *
 * @param message the message's reference in its interchange (UNH 0062, ST02)
 * @param segment counted in the interchange from UNB or ISA = 1
 */
public record Origin(
    @Nullable String interchange, @Nullable String message, @Nullable Integer segment) {

  /** The origin of an optional number: null if no segment states it. */
  public static @Nullable Origin ofStated(Provenance provenance, @Nullable Integer segment) {
    return segment == null ? null : of(provenance, segment);
  }

  public static Origin of(Provenance provenance, @Nullable Integer segment) {
    Provenance.Source source = provenance.source();
    return new Origin(source.interchange(), source.message(), segment);
  }
}
