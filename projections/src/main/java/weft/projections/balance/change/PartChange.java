package weft.projections.balance.change;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event that may change the balances of a part, as one party finds it.
 *
 * @param part by whichever number the event names it
 * @param site of what is its owner's alone; null of what two share
 * @param other the partner's number of the part, where the event names both and they differ; else
 *     empty
 */
record PartChange(
    String viewer, String part, long position, String source, @Nullable String site, String other) {

  /** What kind of event it is. */
  enum Source {
    RELEASE,
    /** Of the supplier to what was called off: it changes what is promised, and no demand. */
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
