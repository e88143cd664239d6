package weft.api.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.securitylog.GrantedLooks;
import weft.credit.CreditIndicator;
import weft.history.Positions;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.Moment;

/**
 * Figures of a supplier on which a bank can lend: each with its definition, its coverage, and a
 * position at which it can be computed again.
 */
@RestController
@RequestMapping("/api/v1/credit-evidence")
class CreditEvidence {
  private final ReadContexts readings;
  private final Positions positions;
  private final GrantedLooks looks;
  private final Clock clock;

  CreditEvidence(ReadContexts readings, Positions positions, GrantedLooks looks, Clock clock) {
    this.readings = readings;
    this.positions = positions;
    this.looks = looks;
    this.clock = clock;
  }

  /**
   * The figures at a position.
   *
   * @param purposes for which the supplier lets the bank read them; empty for the supplier itself
   * @param position the same request with {@code at} this position gives the same values for ever
   */
  record Answer(
      String supplier, List<String> purposes, List<IndicatorValue> indicators, long position) {}

  @Operation(
      operationId = "readCreditEvidence",
      summary =
          "Figures of a supplier, by its grant of credit; the supplier's management sees all of its"
              + " own. The supplier's security log tells who looked. A withdrawn grant closes the"
              + " past, too.")
  @GetMapping
  Answer read(
      Caller caller,
      @Parameter(description = "The code of the supplier.") @RequestParam PartyCode supplier,
      @Parameter(description = "The first day. Default: 90 days up to the last.")
          @RequestParam(required = false)
          @Nullable LocalDate from,
      @Parameter(description = "The last day. Default: yesterday, in UTC.")
          @RequestParam(required = false)
          @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    caller.require(Role.BANK, Role.MANAGEMENT);
    readings.awaitAtLeast(atLeast);
    PartyCode reader = caller.requireParty();
    boolean own = reader.equals(supplier);
    if (!own && !caller.is(Role.BANK)) throw Ids.notFound();
    var all = own ? null : held(caller);
    var grants = all == null ? null : all.from(supplier);
    if (grants != null && grants.held().isEmpty()) throw Ids.notFound();
    List<CreditIndicator> shown =
        grants == null ? List.of(CreditIndicator.values()) : List.copyOf(grants.indicators());
    long position = readings.at(PartyScope.viewer(reader), asOf).position();
    Instant moment = asOf != null ? asOf : positions.recordedAt(position).orElse(clock.instant());
    var period = EvidencePeriod.of(from, until, moment);
    var yesterday = LocalDate.ofInstant(moment, ZoneOffset.UTC).minusDays(1);
    List<IndicatorValue> values = values(supplier, position, period, shown, yesterday, all);
    if (!own) looks.keep(caller, supplier, "credit-evidence");
    return new Answer(
        supplier.value(), grants == null ? List.of() : grants.purposes(), values, position);
  }

  private CreditGrantsRead held(Caller bank) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return readings.read(
        readings.asOwner(bank, null), (db, it) -> CreditGrantsRead.of(db, it.scope(), today));
  }

  /** Reads as the supplier itself: the grant opens figures, and none of the rows behind them. */
  private List<IndicatorValue> values(
      PartyCode supplier,
      long position,
      EvidencePeriod period,
      List<CreditIndicator> shown,
      LocalDate yesterday,
      @Nullable CreditGrantsRead held) {
    List<IndicatorValue> values =
        new ArrayList<>(
            readings.read(
                at(PartyScope.viewer(supplier), position),
                (db, it) -> Indicators.ofMachines(db, it.scope(), it.moment(), period, shown)));
    if (shown.contains(CreditIndicator.ORDER_BOOK))
      values.addAll(
          readings.read(
              at(PartyScope.of(supplier, Side.SUPPLIER), position),
              (db, it) ->
                  Indicators.orderBook(
                      db,
                      it.scope(),
                      it.moment(),
                      period,
                      consenting(held, CreditIndicator.ORDER_BOOK))));
    if (shown.contains(CreditIndicator.ON_TIME))
      values.add(
          readings.read(
              at(PartyScope.of(supplier, Side.SUPPLIER), position),
              (db, it) ->
                  Indicators.onTime(
                      db,
                      it.scope(),
                      it.moment(),
                      period,
                      yesterday,
                      consenting(held, CreditIndicator.ON_TIME))));
    return List.copyOf(values);
  }

  /** The companies that let the bank read their own figure; null for the supplier itself. */
  private static @Nullable Set<String> consenting(
      @Nullable CreditGrantsRead held, CreditIndicator indicator) {
    return held == null ? null : held.giversOf(indicator);
  }

  private static ReadContext at(PartyScope scope, long position) {
    return new ReadContext(scope, new Moment(position), position, null);
  }
}
