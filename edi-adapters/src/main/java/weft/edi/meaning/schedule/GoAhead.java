package weft.edi.meaning.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.scheduling.release.Firmness;

/** Until which days a buyer releases production, and the purchase of material. */
record GoAhead(@Nullable LocalDate production, @Nullable LocalDate material) {
  static final GoAhead NONE = new GoAhead(null, null);

  /**
   * A day is an order to deliver, as far as production is released where that is said; weeks and
   * months within a release may be made, or their material bought.
   */
  Firmness firmness(boolean day, LocalDate due) {
    boolean produced = production != null && !due.isAfter(production);
    if (day && (produced || production == null)) return Firmness.FIRM;
    if (produced) return Firmness.PRODUCTION;
    return material != null && !due.isAfter(material) ? Firmness.MATERIAL : Firmness.FORECAST;
  }
}
