package weft.edi.meaning.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.scheduling.release.Firmness;

/** The days up to which a buyer releases production and material purchase. */
record GoAhead(@Nullable LocalDate production, @Nullable LocalDate material) {
  static final GoAhead NONE = new GoAhead(null, null);

  /**
   * A day's quantity is firm, up to the production release if one is stated. Within a release,
   * quantities of weeks and months may be produced, or their material bought.
   */
  Firmness firmness(boolean day, LocalDate due) {
    boolean produced = production != null && !due.isAfter(production);
    if (day && (produced || production == null)) return Firmness.FIRM;
    if (produced) return Firmness.PRODUCTION;
    return material != null && !due.isAfter(material) ? Firmness.MATERIAL : Firmness.FORECAST;
  }
}
