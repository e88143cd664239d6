package weft.api.balance;

import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.ToldNumbers.Span;
import weft.api.balance.ToldNumbers.Told;
import weft.api.balance.reading.BalanceReading;
import weft.api.problem.Problem;
import weft.api.reading.ComputedPage;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.balance.Addend.To;
import weft.measure.Quantity;
import weft.party.Side;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.Balances.Part;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.ToldBy;
import weft.projections.rows.Origin;

/**
 * Leads from a number of a balance to all reported items that make it up, by the balance's own
 * computation.
 */
@RestController
@RequestMapping("/api/v1/supply-balance/sources")
class BalanceSources {
  private static final String LIST = "supply-balance-sources";

  /** Orders by number and day; within a day by source. */
  private static final Comparator<Part> IN_ORDER =
      Comparator.<Part, To>comparing(it -> it.addend().to())
          .thenComparing(it -> it.addend().on(), nullsFirst(naturalOrder()))
          .thenComparing(it -> it.of().kind())
          .thenComparing(it -> it.of().on(), nullsFirst(naturalOrder()))
          .thenComparing(it -> it.of().by(), nullsFirst(comparingLong(ToldBy::position)));

  private final BalanceReading reading;
  private final ToldNumbers numbers;
  private final StockOrigins origins;

  BalanceSources(BalanceReading reading, ToldNumbers numbers, StockOrigins origins) {
    this.reading = reading;
    this.numbers = numbers;
    this.origins = origins;
  }

  /**
   * The numbers of a span of days and their sources, each as in its row of the balance.
   *
   * @param stock usable stock at the beginning of today; null, like the other numbers, for a
   *     partner's stock that is not shared
   * @param latePlan counted in no row
   * @param items the sources of the requested numbers
   */
  record SourcesPage(
      String part,
      String site,
      @Nullable String partner,
      String unit,
      LocalDate today,
      LocalDate from,
      LocalDate until,
      @Nullable Quantity stock,
      @Nullable Quantity confirmed,
      @Nullable Quantity planned,
      @Nullable Quantity out,
      @Nullable Quantity outFirm,
      @Nullable Quantity latePlan,
      List<BalanceSource> items,
      @Nullable String next,
      long position) {}

  @Operation(
      operationId = "listSupplyBalanceSources",
      summary =
          "The sources of a part's balance: each call-off, order, plan, count and shipment with its"
              + " event and segment.",
      description =
          "Computed like the balance: the quantities listed for a figure add up to it. All pages"
              + " show the same state as the first.")
  @GetMapping
  SourcesPage list(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(description = "supplier or buyer; by default the caller's default side.")
          @Nullable String side,
      @RequestParam @Parameter(description = "The caller's own number.") String part,
      @RequestParam
          @Parameter(
              description =
                  "The caller's own site, or a partner's as `PARTY/SITE`, as for the balance. An"
                      + " event that only the partner may read is omitted.")
          String site,
      @RequestParam(required = false)
          @Parameter(description = "A party's code: counts this partner alone.")
          @Nullable String partner,
      @RequestParam(required = false)
          @Parameter(description = "First day of a row; default: today at the site.")
          @Nullable LocalDate from,
      @RequestParam(required = false)
          @Parameter(
              description = "Last day of a row, at most 400 days from today; default: 182 days.")
          @Nullable LocalDate until,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Only this number: stock, confirmed, planned, out, late-plan or not-counted.")
          @Nullable String number,
      @RequestParam(required = false) @Parameter(description = "Only firm quantities, for `out`.")
          @Nullable Boolean firm,
      @RequestParam(required = false) @Parameter(description = "Only overdue quantities.")
          @Nullable Boolean late,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "For a buyer's site: the buyer's number, if it has several for the part.")
          @Nullable String partnerPart,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    To only = number(number);
    Side asked = SupplyBalances.side(side);
    Side read = asked != null && SupplyBalances.isPartners(site, caller) ? other(asked) : asked;
    boolean others = read != asked;
    ReadContext now = reading.reading(caller, read, asOf, atLeast);
    String list =
        LIST
            + List.of(
                part,
                site,
                "" + partner,
                "" + partnerPart,
                "" + from,
                "" + until,
                "" + only,
                "" + firm,
                "" + late);
    ComputedPage.Place place = ComputedPage.place(now, list, cursor);
    ReadContext at = place.reading();
    var span = new Span(from, until);
    Told told =
        others
            ? numbers.partners(at, part, partnerPart, site, span)
            : numbers.own(at, part, site, partner, span);
    Asked days = told.days();
    List<Part> shown =
        told.parts().stream()
            .filter(it -> only == null || it.addend().to() == only)
            .filter(it -> !Boolean.TRUE.equals(firm) || it.addend().firm())
            .filter(it -> !Boolean.TRUE.equals(late) || it.addend().late())
            .sorted(IN_ORDER)
            .toList();
    ComputedPage<Part> page = ComputedPage.of(shown, place, list, limit);
    Map<CountedQuantity, Origin> segments = origins.of(at, page.items(), !others);
    return new SourcesPage(
        part,
        others ? site : days.site(),
        others ? site.substring(0, site.indexOf('/')) : partner,
        told.unit(),
        days.today(),
        days.from(),
        days.last(),
        told.stock() ? told.sum(To.STOCK, false) : null,
        told.planned() ? told.sum(To.CONFIRMED, false) : null,
        told.planned() ? told.sum(To.PLANNED, false) : null,
        told.out() ? told.sum(To.OUT, false) : null,
        told.out() ? told.sum(To.OUT, true) : null,
        told.planned() ? told.sum(To.LATE_PLAN, false) : null,
        page.items().stream()
            .map(
                it ->
                    BalanceSource.of(
                        it, told.unit(), told.partnerPart().apply(it.of()), segments.get(it.of())))
            .toList(),
        page.next(),
        at.position());
  }

  private static Side other(Side side) {
    return side == Side.SUPPLIER ? Side.BUYER : Side.SUPPLIER;
  }

  private static @Nullable To number(@Nullable String number) {
    if (number == null) return null;
    try {
      return To.valueOf(number.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw Problem.parameter("number");
    }
  }
}
