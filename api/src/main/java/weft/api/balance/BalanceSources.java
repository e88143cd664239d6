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
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.Reading;
import weft.api.reading.Reckoned;
import weft.api.security.Caller;
import weft.balance.Addend;
import weft.balance.Addend.To;
import weft.balance.Grain;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.Balances.Part;
import weft.projections.balance.Counted;
import weft.projections.balance.ToldBy;

/** From a number of a balance to everything that was said and makes it, by the same reckoning. */
@RestController
@RequestMapping("/api/v1/supply-balance/sources")
class BalanceSources {
  private static final String LIST = "supply-balance-sources";
  private static final int DAYS = 182;
  private static final int MOST_DAYS = 400;

  /** By number and day; of a day by what says it. */
  private static final Comparator<Part> IN_ORDER =
      Comparator.<Part, To>comparing(it -> it.addend().to())
          .thenComparing(it -> it.addend().on(), nullsFirst(naturalOrder()))
          .thenComparing(it -> it.of().kind())
          .thenComparing(it -> it.of().on(), nullsFirst(naturalOrder()))
          .thenComparing(it -> it.of().by(), nullsFirst(comparingLong(ToldBy::position)));

  private final BalanceReading reading;
  private final PartyDirectory directory;

  BalanceSources(BalanceReading reading, PartyDirectory directory) {
    this.reading = reading;
    this.directory = directory;
  }

  /**
   * What a span's numbers are, and what they are made of; each as its row of the balance says it.
   *
   * @param stock usable stock at the beginning of today
   * @param latePlan part of no row
   * @param items of the numbers asked for
   */
  record SourcesPage(
      String part,
      String site,
      @Nullable String partner,
      String unit,
      LocalDate today,
      LocalDate from,
      LocalDate until,
      Quantity stock,
      Quantity confirmed,
      Quantity planned,
      Quantity out,
      Quantity outFirm,
      Quantity latePlan,
      List<BalanceSource> items,
      @Nullable String next,
      long position) {}

  @Operation(
      operationId = "listSupplyBalanceSources",
      summary =
          "What the numbers of a part's balance are made of: each call-off, order, plan, count and"
              + " shipment with its event and segment.",
      description =
          "By the same reckoning as the balance: the quantities of a number add up to it. All pages"
              + " are of the state of the first.")
  @GetMapping
  SourcesPage list(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(description = "supplier or buyer; the caller's default side without.")
          @Nullable String side,
      @RequestParam @Parameter(description = "The caller's own number.") String part,
      @RequestParam @Parameter(description = "The caller's own site.") String site,
      @RequestParam(required = false)
          @Parameter(description = "With this partner alone: a party's code.")
          @Nullable String partner,
      @RequestParam(required = false)
          @Parameter(description = "First day of a row; today at the site without.")
          @Nullable LocalDate from,
      @RequestParam(required = false)
          @Parameter(
              description = "Last day of a row, at most 400 days from today; 182 days without.")
          @Nullable LocalDate until,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Of this number alone: stock, confirmed, planned, out, late-plan or not-counted.")
          @Nullable String number,
      @RequestParam(required = false) @Parameter(description = "Only what is firm, of `out`.")
          @Nullable Boolean firm,
      @RequestParam(required = false)
          @Parameter(description = "Only what should have gone or come.")
          @Nullable Boolean late,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    To only = number(number);
    Reading now = reading.reading(caller, SupplyBalances.side(side), asOf, atLeast);
    String list =
        LIST
            + List.of(
                part, site, "" + partner, "" + from, "" + until, "" + only, "" + firm, "" + late);
    Reckoned.Place place = Reckoned.place(now, list, cursor);
    Reading at = place.reading();
    PartyCode party = at.scope().party();
    String own = directory.site(party, site).orElseThrow(Ids::notFound).code();
    Gathered gathered = reading.gather(at, new Question(part, own, partner, true));
    LocalDate today = gathered.calendars().of(party.value(), own).dateOf(gathered.now());
    LocalDate first = from == null || from.isBefore(today) ? today : from;
    if (first.isAfter(today.plusDays(MOST_DAYS))) throw Problem.parameter("from");
    LocalDate last = until == null ? first.plusDays(DAYS - 1L) : until;
    if (last.isBefore(first)) throw Problem.parameter("until");
    if (last.isAfter(today.plusDays(MOST_DAYS))) throw Problem.parameter("until");
    var asked = new Asked(part, own, partner, today, gathered.now(), first, last, Grain.DAY);
    List<Part> parts =
        gathered.balances().parts(asked, gathered.counted()).stream()
            .filter(it -> it.addend().on() == null || !it.addend().on().isBefore(first))
            .toList();
    List<Part> shown =
        parts.stream()
            .filter(it -> only == null || it.addend().to() == only)
            .filter(it -> !Boolean.TRUE.equals(firm) || it.addend().firm())
            .filter(it -> !Boolean.TRUE.equals(late) || it.addend().late())
            .sorted(IN_ORDER)
            .toList();
    Reckoned<Part> page = Reckoned.of(shown, place, list, limit);
    String unit = gathered.balances().unit(asked, gathered.counted());
    return new SourcesPage(
        part,
        own,
        partner,
        unit,
        today,
        first,
        last,
        sum(parts, To.STOCK, false),
        sum(parts, To.CONFIRMED, false),
        sum(parts, To.PLANNED, false),
        sum(parts, To.OUT, false),
        sum(parts, To.OUT, true),
        sum(parts, To.LATE_PLAN, false),
        page.items().stream()
            .map(it -> BalanceSource.of(it, unit, partnerPart(it.of(), gathered)))
            .toList(),
        page.next(),
        at.position());
  }

  private static @Nullable String partnerPart(Counted it, Gathered gathered) {
    return switch (it.kind()) {
      case STOCK, OUTPUT -> null;
      case CALL_OFFS, ORDERS -> it.partnerPart();
      case DEMAND, TRANSIT, PROMISES ->
          it.partner() == null
              ? null
              : gathered.numbers().suppliers(it.partner(), it.partnerPart());
    };
  }

  private static Quantity sum(List<Part> parts, To to, boolean firm) {
    return parts.stream()
        .map(Part::addend)
        .filter(it -> it.to() == to && (!firm || it.firm()))
        .map(Addend::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
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
