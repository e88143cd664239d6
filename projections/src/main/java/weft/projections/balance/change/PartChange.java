package weft.projections.balance.change;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event that may change the balances of a part, as one party sees it.
 *
 * @param part the number by which the event names the part
 * @param site the site, where only the owner sees the input; null where two parties share it
 * @param other the partner's number of the part, where the event names both and they differ; else
 *     empty
 */
record PartChange(
    String viewer, String part, long position, String source, @Nullable String site, String other) {

  /** The kind of event. */
  enum Source {
    RELEASE,
    /** A supplier's answer to a call-off: it changes promises, but not demand. */
    ANSWER,
    ORDER,
    SHIPMENT,
    AGREEMENT,
    DEMAND,
    STOCK,
    OUTPUT;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
