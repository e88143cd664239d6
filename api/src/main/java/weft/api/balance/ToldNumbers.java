package weft.api.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.partner.BuyersSide;
import weft.api.balance.partner.PartnersSide;
import weft.api.balance.partner.SharedParts;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.balance.Addend;
import weft.balance.Addend.To;
import weft.balance.Grain;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Side;
import weft.projections.balance.Balances;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.Balances.Part;
import weft.projections.balance.CountedQuantity;

/**
 * Collects all reported items that make the numbers of some days, by the balance's own computation.
 */
@Component
class ToldNumbers {
  private static final int DAYS = 182;
  private static final int MOST_DAYS = 400;

  private final BalanceReading reading;
  private final PartyDirectory directory;
  private final PartnersSide partners;
  private final BuyersSide buyers;

  ToldNumbers(
      BalanceReading reading, PartyDirectory directory, PartnersSide partners, BuyersSide buyers) {
    this.reading = reading;
    this.directory = directory;
    this.partners = partners;
    this.buyers = buyers;
  }

  /** The requested days. */
  record Span(@Nullable LocalDate from, @Nullable LocalDate until) {
    Asked of(String part, String site, @Nullable String partner, LocalDate today, Instant now) {
      LocalDate first = from == null || from.isBefore(today) ? today : from;
      if (first.isAfter(today.plusDays(MOST_DAYS))) throw Problem.parameter("from");
      LocalDate last = until == null ? first.plusDays(DAYS - 1L) : until;
      if (last.isBefore(first)) throw Problem.parameter("until");
      if (last.isAfter(today.plusDays(MOST_DAYS))) throw Problem.parameter("until");
      return new Asked(part, site, partner, today, now, first, last, Grain.DAY);
    }
  }

  /**
   * All items that make the numbers of the days.
   *
   * @param stock whether stock is known; likewise the other two
   */
  record Told(
      Asked days,
      String unit,
      List<Part> parts,
      Function<CountedQuantity, @Nullable String> partnerPart,
      boolean stock,
      boolean planned,
      boolean out) {
    static Told of(
        Asked days,
        Balances balances,
        List<CountedQuantity> counted,
        Function<CountedQuantity, @Nullable String> partnerPart,
        boolean stock,
        boolean planned,
        boolean out) {
      List<Part> parts =
          balances.parts(days, counted).stream()
              .filter(it -> it.addend().on() == null || !it.addend().on().isBefore(days.from()))
              .toList();
      return new Told(days, balances.unit(days, counted), parts, partnerPart, stock, planned, out);
    }

    Quantity sum(To to, boolean firm) {
      return parts.stream()
          .map(Part::addend)
          .filter(it -> it.to() == to && (!firm || it.firm()))
          .map(Addend::quantity)
          .reduce(Quantity.ZERO, Quantity::plus);
    }
  }

  /**
   * For the reader's own balance; 404 for a site that it does not have.
   *
   * @param site any of its codes
   */
  Told own(ReadContext at, String part, String site, @Nullable String partner, Span span) {
    PartyCode party = at.scope().party();
    String own = directory.site(party, site).orElseThrow(Ids::notFound).code();
    Gathered gathered = reading.gather(at, new Question(part, own, partner, true));
    LocalDate today = gathered.calendars().of(party.value(), own).dateOf(gathered.now());
    Asked days = span.of(part, own, partner, today, gathered.now());
    return Told.of(
        days,
        gathered.balances(),
        gathered.counted(),
        it -> partnerPart(it, gathered),
        true,
        true,
        true);
  }

  /**
   * For a partner's balance, as far as it is shared, with the events that the reader may read.
   *
   * @param site as {@code PARTY/SITE}
   */
  Told partners(ReadContext at, String part, @Nullable String partnerPart, String site, Span span) {
    boolean sells = BalanceReading.side(at) == Side.BUYER;
    Instant now = reading.now(at);
    SharedParts shared =
        sells
            ? partners.shared(at, part, site, true)
            : buyers.shared(at, part, partnerPart, site, now, true);
    Asked days =
        shared.asked(
            (its, calendars) ->
                span.of(
                    its.number(),
                    its.plainSite(),
                    at.scope().party().value(),
                    calendars.of(its.holder(), its.plainSite()).dateOf(now),
                    now));
    boolean plan = shared.plan().isExact();
    return Told.of(
        days,
        shared.balances(),
        shared.counted(),
        _ -> shared.part().number(),
        shared.stock().isExact(),
        !sells || plan,
        sells || plan);
  }

  private static @Nullable String partnerPart(CountedQuantity it, Gathered gathered) {
    return switch (it.kind()) {
      case STOCK, OUTPUT -> null;
      case CALL_OFFS, ORDERS -> it.partnerPart();
      case DEMAND, TRANSIT, PROMISES ->
          it.partner() == null
              ? null
              : gathered.numbers().suppliers(it.partner(), it.partnerPart());
    };
  }
}
