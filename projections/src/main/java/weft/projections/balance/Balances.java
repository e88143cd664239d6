package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.balance.Addend;
import weft.balance.BalanceInputs;
import weft.balance.BalanceTerms;
import weft.balance.Grain;
import weft.balance.ShipDates;
import weft.balance.SupplyBalance;
import weft.calendar.IsoText;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.parts.PartTerms;
import weft.parts.Spread;
import weft.parts.Validity;
import weft.party.Side;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.CountedQuantity.Mark;
import weft.projections.balance.PartBalance.Demand;
import weft.projections.balance.PartBalance.Input;
import weft.projections.balance.PartBalance.NotInForce;
import weft.projections.parts.PartAgreementRow;
import weft.scheduling.release.DateKind;

/** Puts together the inputs of a part's balance at a site, by the part agreements. */
public final class Balances {
  private final Side side;
  private final String party;
  private final PartNumbers numbers;
  private final Calendars calendars;

  /** The working calendar of a party's site; {@link SiteCalendar#UNSTATED} where none is stated. */
  public interface Calendars {
    SiteCalendar of(String party, String site);
  }

  /**
   * The part, site and days of a balance.
   *
   * @param partner null: all partners together
   * @param now the moment that decides whether inputs are stale
   * @param from the first day shown
   * @param last the last day of the horizon
   */
  public record Asked(
      String part,
      String site,
      @Nullable String partner,
      LocalDate today,
      Instant now,
      LocalDate from,
      LocalDate last,
      Grain grain) {}

  public Balances(Side side, String party, PartNumbers numbers, Calendars calendars) {
    this.side = side;
    this.party = party;
    this.numbers = numbers;
    this.calendars = calendars;
  }

  /**
   * Computes the balance.
   *
   * @param counted quantities of this part, at this site or without a site
   */
  public PartBalance of(Asked asked, List<CountedQuantity> counted) {
    List<PartAgreementRow> agreements = numbers.of(asked.part(), asked.partner());
    BaseUnit unit = unit(agreements, counted);
    var inputs = new BalanceInputs(unit, asked.today(), asked.last());
    boolean sells = side == Side.SUPPLIER;
    boolean demandShared = sells;
    Quantity free = Quantity.ZERO;
    for (CountedQuantity it : counted) {
      if (it.isStock() && (it.partner() == null || it.partner().equals(party)))
        free = free.plus(unit.convert(it.quantity(), it.unit()).orElse(Quantity.ZERO));
      if (it.kind() == Kind.DEMAND) demandShared = true;
      count(inputs, it, asked);
    }
    if (!demandShared) inputs.demandNotShared();
    BalanceTerms terms = terms(agreements, asked, counted);
    SupplyBalance balance = inputs.balance(terms, asked.from(), asked.grain());
    return new PartBalance(
        side,
        asked.part(),
        asked.site(),
        asked.partner(),
        agreements.stream()
            .map(it -> it.terms().names())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        unit.unit(),
        asked.today(),
        balance.opening(),
        counted.stream().anyMatch(it -> it.mark() == Mark.ROUNDED),
        free,
        demandShared ? Demand.SHARED : Demand.NOT_SHARED,
        inputs.overdueDemand(),
        inputs.lateTransit(),
        inputs.latePlan(),
        inputs.notCounted(),
        ages(agreements, counted, asked.now()),
        balance.rows(),
        balance.runOut(),
        balance.belowMinimum(),
        balance.aboveMaximum(),
        terms.range(),
        notInForce(agreements, asked.today()));
  }

  /** One addend of a balance, and the input that it comes from. */
  public record Part(CountedQuantity of, Addend addend) {}

  /**
   * Breaks the balance's numbers up to its last day down into their addends, in the order of the
   * inputs.
   *
   * @param counted as in {@link #of}; not summed where the addends must name their sources
   */
  public List<Part> parts(Asked asked, List<CountedQuantity> counted) {
    BaseUnit unit = unit(numbers.of(asked.part(), asked.partner()), counted);
    var inputs = new BalanceInputs(unit, asked.today(), asked.last());
    List<Part> parts = new ArrayList<>();
    for (CountedQuantity it : counted) {
      inputs.listen(
          addend -> {
            LocalDate on = addend.on();
            boolean shown = on == null || !on.isAfter(asked.last());
            if (shown && addend.quantity().amount().signum() != 0) parts.add(new Part(it, addend));
          });
      count(inputs, it, asked);
    }
    return parts;
  }

  /** The unit of the balance's quantities. */
  public String unit(Asked asked, List<CountedQuantity> counted) {
    return unit(numbers.of(asked.part(), asked.partner()), counted).unit();
  }

  private void count(BalanceInputs inputs, CountedQuantity it, Asked asked) {
    if (it.takesNothing()) {
      inputs.takesNothing(it.quantity(), it.unit());
      return;
    }
    if (it.on() != null && !IsoText.isNear(it.on())) {
      inputs.farOff(it.quantity(), it.unit());
      return;
    }
    switch (it.kind()) {
      case STOCK -> {
        if (it.isStock()) inputs.stock(it.quantity(), it.unit());
        else if (it.mark() == Mark.BELOW_ZERO) inputs.stockBelowZero(it.quantity(), it.unit());
        else inputs.stockNotMoved(it.quantity(), it.unit());
      }
      case CALL_OFFS, ORDERS ->
          inputs.demand(
              leaving(it, asked), day(it), it.bucket(), it.quantity(), it.unit(), it.firm());
      case DEMAND -> {
        if (isUndivided(it, asked)) inputs.undividedDemand(it.quantity(), it.unit());
        else
          inputs.demand(here(it, asked), day(it), it.bucket(), it.quantity(), it.unit(), it.firm());
      }
      case OUTPUT ->
          inputs.planned(here(it, asked), day(it), it.bucket(), it.quantity(), it.unit());
      case PROMISES -> {
        ShipDates dates = here(it, asked);
        LocalDate arrives =
            it.dateKind() == DateKind.SHIP ? leaving(it, asked).arriveOn(day(it)) : day(it);
        inputs.planned(dates, arrives, it.bucket(), it.quantity(), it.unit());
      }
      case TRANSIT -> {
        if (it.mark() == Mark.UNAGREED) inputs.unagreed(it.quantity(), it.unit());
        else inputs.transit(day(it), it.quantity(), it.unit());
      }
    }
  }

  private static LocalDate day(CountedQuantity it) {
    return requireNonNull(it.on(), "a day");
  }

  /**
   * Whether demand that names no supplier is nobody's share. With a single supplier it is that
   * supplier's.
   */
  private boolean isUndivided(CountedQuantity it, Asked asked) {
    if (it.partner() != null || asked.partner() == null) return false;
    Set<String> suppliers = new TreeSet<>(Set.of(asked.partner()));
    numbers.of(asked.part(), null).forEach(row -> suppliers.add(row.supplier()));
    return suppliers.size() > 1;
  }

  /**
   * Computes ship dates on the calendars of both sites and by the terms that both agreed for the
   * part.
   */
  private ShipDates leaving(CountedQuantity it, Asked asked) {
    Optional<PartTerms> terms =
        numbers.agreement(it.partner(), it.partnerPart()).map(PartAgreementRow::terms);
    boolean sells = side == Side.SUPPLIER;
    SiteCalendar own = calendars.of(party, asked.site());
    SiteCalendar other =
        it.partner() == null || it.partnerSite() == null || !sells
            ? SiteCalendar.UNSTATED
            : calendars.of(it.partner(), it.partnerSite());
    int transit =
        it.dateKind() == DateKind.SHIP && sells ? 0 : terms.map(PartTerms::transitDays).orElse(0);
    return new ShipDates(
        sells ? own : other,
        sells ? (it.dateKind() == DateKind.SHIP ? own : other) : own,
        transit,
        terms.map(PartTerms::transitInCalendarDays).orElse(false),
        terms.map(PartTerms::spread).orElse(Spread.FIRST),
        asked.today());
  }

  /** Computes dates on the site's own calendar. */
  private ShipDates here(CountedQuantity it, Asked asked) {
    List<PartAgreementRow> agreements =
        it.partner() == null
            ? numbers.of(asked.part(), asked.partner())
            : it.kind() == Kind.OUTPUT
                ? numbers.of(asked.part(), it.partner()) // a plan names the supplier's own number
                : numbers.agreement(it.partner(), it.partnerPart()).stream().toList();
    Set<Spread> spreads =
        agreements.stream().map(row -> row.terms().spread()).collect(Collectors.toSet());
    Spread spread = spreads.size() == 1 ? spreads.iterator().next() : Spread.FIRST;
    return ShipDates.at(calendars.of(party, asked.site()), spread, asked.today());
  }

  /**
   * The unit of the first agreement, with the conversions of all agreements in that unit. Without
   * agreements, the unit of the first input.
   */
  private static BaseUnit unit(List<PartAgreementRow> agreements, List<CountedQuantity> counted) {
    if (agreements.isEmpty())
      return new BaseUnit(
          counted.stream()
              .filter(
                  it ->
                      !it.takesNothing()
                          && (it.mark() == null
                              || it.mark() == Mark.ROUNDED
                              || it.mark() == Mark.BELOW_ZERO))
              .findFirst()
              .map(CountedQuantity::unit)
              .orElse("PCE"),
          List.of());
    String unit = agreements.getFirst().terms().unit();
    Map<String, Conversion> conversions = new LinkedHashMap<>();
    for (PartAgreementRow it : agreements)
      if (it.terms().unit().equals(unit))
        it.terms().conversions().forEach(by -> conversions.putIfAbsent(by.unit(), by));
    return new BaseUnit(unit, new ArrayList<>(conversions.values()));
  }

  /**
   * Takes range and cover from the agreement. Where several agreements count together, there are
   * none.
   */
  private BalanceTerms terms(
      List<PartAgreementRow> agreements, Asked asked, List<CountedQuantity> counted) {
    SiteCalendar receiving =
        counted.stream()
            .filter(it -> it.kind() == Kind.CALL_OFFS || it.kind() == Kind.ORDERS)
            .filter(it -> it.partner() != null && it.partnerSite() != null)
            .findFirst()
            .map(it -> calendars.of(requireNonNull(it.partner()), requireNonNull(it.partnerSite())))
            .orElseGet(() -> calendars.of(party, asked.site()));
    PartTerms only = agreements.size() == 1 ? agreements.getFirst().terms() : null;
    return new BalanceTerms(
        only == null ? BalanceTerms.USUAL.coverDays() : only.cover().calendar(),
        BalanceTerms.FirstConsumed.NEXT_DAY,
        only == null ? null : only.range(),
        receiving);
  }

  private List<NotInForce> notInForce(List<PartAgreementRow> agreements, LocalDate today) {
    List<NotInForce> all = new ArrayList<>();
    for (PartAgreementRow it : agreements) {
      Validity validity = it.terms().validity();
      if (validity != null && !validity.covers(today))
        all.add(
            new NotInForce(
                side == Side.SUPPLIER ? it.buyer() : it.supplier(),
                validity.from(),
                validity.until()));
    }
    return all;
  }

  private static List<Input> ages(
      List<PartAgreementRow> agreements, List<CountedQuantity> counted, Instant now) {
    Map<Kind, Instant> newest = new EnumMap<>(Kind.class);
    for (CountedQuantity it : counted)
      newest.merge(it.kind(), it.said(), (a, b) -> a.isAfter(b) ? a : b);
    Integer hours =
        agreements.stream()
            .map(it -> it.terms().staleAfterHours())
            .filter(Objects::nonNull)
            .min(Integer::compare)
            .orElse(null);
    List<Input> inputs = new ArrayList<>();
    newest.forEach(
        (kind, said) ->
            inputs.add(
                new Input(
                    kind,
                    said,
                    hours != null && said.plus(Duration.ofHours(hours)).isBefore(now))));
    return inputs;
  }
}
