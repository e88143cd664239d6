package weft.api.energy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.energy.cost.Bill;
import weft.energy.cost.NormalUse;
import weft.projections.energy.EnergyQuarters.OfSite;

/**
 * The energy of a site or machine in a period, and what it costs. Another company's energy comes
 * without its cost.
 *
 * @param site null where a park asks for all companies that granted their energy
 * @param coverage the share of the time within which the meters reported, to four digits
 * @param cost energy and demand
 * @param perPart the cost of a part; null where parts were not counted
 * @param perTonne the cost of a tonne, by the weight that part agreements state
 * @param missing codes of what is not known
 * @param sites the sums by company and site, for a park that names no site; otherwise null
 */
record EnergyAnswer(
    @Nullable String site,
    @Nullable String machine,
    Instant from,
    Instant until,
    Grain grain,
    @Nullable String currency,
    List<Bill.BandEnergy> bands,
    @Nullable BigDecimal kWh,
    @Nullable BigDecimal energyCost,
    Bill.@Nullable DemandPart demand,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal coverage,
    @Nullable BigDecimal parts,
    @Nullable BigDecimal tonnes,
    @Nullable BigDecimal perPart,
    @Nullable BigDecimal perTonne,
    @Nullable ComparedUse normal,
    List<String> missing,
    List<Bucket> items,
    @Nullable List<SiteSum> sites,
    long position) {
  /** In {@code missing}: at that moment, days of the period were not closed yet. */
  static final String DAYS_OPEN = "days-open";

  /** In {@code missing}: the quarter hours of the period are not kept for past moments. */
  static final String NOT_KEPT = "quarters-not-kept";

  /** How fine the items are. */
  enum Grain {
    QUARTER,
    HOUR,
    DAY,
    MONTH;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A part of the period.
   *
   * @param kWh null where nothing was measured
   */
  record Bucket(
      Instant from,
      Instant until,
      @Nullable BigDecimal kWh,
      @Nullable BigDecimal coverage,
      List<Bill.BandEnergy> bands) {}

  /**
   * The energy of one site of a company.
   *
   * @param kWh null where nothing was measured in the period
   */
  record SiteSum(
      String owner, String site, @Nullable BigDecimal kWh, @Nullable BigDecimal coverage) {
    static SiteSum unmeasured(String owner, String site) {
      return new SiteSum(owner, owner + "/" + site, null, null);
    }

    static SiteSum of(OfSite it, long seconds) {
      return new SiteSum(
          it.owner(),
          it.owner() + "/" + it.site(),
          plain(it.kWh()),
          share(it.seconds(), it.meters(), seconds));
    }
  }

  /**
   * A comparison of a machine with its own last days.
   *
   * @param per {@code hour} of running, or {@code part}
   * @param from the beginning of the days that it is compared with
   * @param n how many of them had work
   */
  record ComparedUse(
      NormalUse.State state,
      @Nullable BigDecimal value,
      @Nullable BigDecimal usual,
      String per,
      Instant from,
      Instant until,
      int n) {}

  /** The share of the time within which the meters reported; null without meters or time. */
  static @Nullable BigDecimal share(long reported, int meters, long seconds) {
    if (meters == 0 || seconds <= 0) return null;
    return BigDecimal.valueOf(reported)
        .divide(
            BigDecimal.valueOf(seconds).multiply(BigDecimal.valueOf(meters)),
            4,
            RoundingMode.HALF_UP)
        .min(BigDecimal.ONE);
  }

  static BigDecimal plain(BigDecimal it) {
    BigDecimal shortest = it.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
