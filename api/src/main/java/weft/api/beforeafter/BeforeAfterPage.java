package weft.api.beforeafter;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.beforeafter.SiteStock;
import weft.beforeafter.SiteStock.AgreedPrice;
import weft.beforeafter.SiteStock.PartUnit;
import weft.beforeafter.StatedBefore;
import weft.beforeafter.StatedFigures;
import weft.beforeafter.StatedMonth;
import weft.calendar.SiteCalendar;
import weft.history.Positions;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.beforeafter.AgreedPrices;
import weft.projections.beforeafter.OwnStock;
import weft.projections.beforeafter.SiteShipments;
import weft.projections.beforeafter.StatedFiguresRow;
import weft.projections.rows.Moment;

/** Lead time, days of stock and stock value of a site before the hub and since, for management. */
@RestController
@RequestMapping("/api/v1/before-after")
class BeforeAfterPage {
  /** Prices of older orders no longer count as agreed. */
  private static final Duration PRICES = Duration.ofDays(365);

  private final ReadContexts readings;
  private final Positions positions;
  private final BeforeAfterSites sites;

  BeforeAfterPage(ReadContexts readings, Positions positions, BeforeAfterSites sites) {
    this.readings = readings;
    this.positions = positions;
    this.sites = sites;
  }

  @Operation(
      operationId = "getBeforeAfter",
      summary =
          "Lead time, days of stock and stock value of a site: as stated of the time before the"
              + " hub, and as measured in its first and in its last 90 days on it. For management.",
      description =
          "Each figure has its definition, its coverage and a `link` to the portal's screen that"
              + " shows what made it. A figure that is not known is null, and `unknown` says why."
              + " The same request with `at={position}` gives the same answer for ever.")
  @GetMapping
  BeforeAfterAnswer get(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(description = "The caller's own site; a company with one site can omit it.")
          @Nullable String site,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    caller.require(Role.MANAGEMENT);
    PartyCode party = caller.requireParty();
    String place = sites.named(party, site);
    readings.awaitAtLeast(atLeast);
    long position = readings.at(PartyScope.viewer(party), asOf).position();
    Instant moment = requireNonNullElse(asOf, recordedAt(position));
    return answer(party, place, position, moment);
  }

  private Instant recordedAt(long position) {
    return positions.recordedAt(position).orElse(Instant.EPOCH);
  }

  /** Rows of the site's owner other than shipments. */
  private record Own(SiteCalendar calendar, List<StatedMonth> stated, @Nullable Long firstStock) {}

  private BeforeAfterAnswer answer(PartyCode party, String site, long position, Instant moment) {
    ReadContext viewer = at(PartyScope.viewer(party), position);
    Own own =
        readings.read(
            viewer,
            (db, it) ->
                new Own(
                    BeforeAfterSites.calendar(db, it, party, site),
                    StatedFiguresRow.BOARD
                        .reads()
                        .one(db, it.scope(), StatedFigures.stream(party, site), it.moment())
                        .map(StatedFiguresRow::stated)
                        .orElse(List.of()),
                    OwnStock.first(db, it.scope(), it.moment(), site)));
    LocalDate today = own.calendar().dateOf(moment);
    LocalDate firstStock =
        own.firstStock() == null ? null : own.calendar().dateOf(recordedAt(own.firstStock()));
    boolean only = sites.isOnly(party);
    MeasuredSite measured =
        readings.read(
            at(PartyScope.of(party, Side.SUPPLIER), position),
            (db, it) ->
                MeasuredSite.of(
                    new SiteShipments(db, it.scope(), it.moment(), site, only), firstStock, today));
    var stated = StatedBefore.of(own.stated(), measured.firstDay());
    Map<LocalDate, SiteStock> stocks = new HashMap<>();
    Map<LocalDate, String> links = new HashMap<>();
    if (measured.first() != null) {
      Map<PartUnit, AgreedPrice> prices = prices(party, position, moment);
      for (LocalDate day : measured.shipped().keySet()) {
        long then = endOf(day, today, own.calendar(), position);
        links.put(day, "/stock?site=" + site + "&at=" + then);
        stocks.put(day, stock(party, site, then, prices, measured.shipped().get(day)));
      }
    }
    return new BeforeAfterAnswer(
        site,
        position,
        moment,
        today,
        measured.firstDay(),
        new SiteComparison(stated, measured, stocks, links).figures(),
        BeforeAfterAnswer.VIEWS);
  }

  private SiteStock stock(
      PartyCode party,
      String site,
      long position,
      Map<PartUnit, AgreedPrice> prices,
      MeasuredSite.@Nullable Shipped shipped) {
    return readings.read(
        at(PartyScope.viewer(party), position),
        (db, it) ->
            new SiteStock(
                OwnStock.of(db, it.scope(), it.moment(), site),
                prices,
                shipped == null ? Map.of() : shipped.quantities(),
                shipped == null ? 0 : shipped.days()));
  }

  /** The position of a day's last event; today's is the one of the answer. */
  private long endOf(LocalDate day, LocalDate today, SiteCalendar calendar, long position) {
    if (!day.isBefore(today)) return position;
    Instant end = calendar.beginOf(day.plusDays(1)).minusNanos(1_000);
    return Math.min(position, positions.positionAt(end));
  }

  /** Prefers the price at which the party buys to the one at which it sells. */
  private Map<PartUnit, AgreedPrice> prices(PartyCode party, long position, Instant moment) {
    long since = positions.positionAt(moment.minus(PRICES));
    Map<PartUnit, AgreedPrice> all = new HashMap<>();
    for (Side side : List.of(Side.SUPPLIER, Side.BUYER))
      all.putAll(
          readings.read(
              at(PartyScope.of(party, side), position),
              (db, it) -> AgreedPrices.of(db, it.scope(), it.moment(), since)));
    return all;
  }

  private static ReadContext at(PartyScope scope, long position) {
    return new ReadContext(scope, new Moment(position), position, null);
  }
}
