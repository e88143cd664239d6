package weft.api.energy;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.energy.Tariff;
import weft.energy.TariffCommand.StateTariff;
import weft.energy.cost.DemandBy;
import weft.energy.cost.DemandCharge;
import weft.energy.cost.TariffKind;
import weft.energy.cost.TariffPrice;
import weft.energy.cost.TariffTerms;
import weft.event.StreamId;
import weft.language.Text;
import weft.machine.Weekday;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.energy.TariffRow;

/** The tariffs of the caller's sites. */
@RestController
@RequestMapping("/api/v1/tariffs")
class Tariffs {
  private static final String ID =
      "The caller's own site: its code or GLN, or the id that lists give.";

  private final Asking asking;
  private final BoardPages pages;
  private final EnergySites sites;

  Tariffs(Asking asking, BoardPages pages, EnergySites sites) {
    this.asking = asking;
    this.pages = pages;
    this.sites = sites;
  }

  /** Prices for some time, in the local time of the site's calendar. */
  record StatedTariff(
      @Needed @Nullable TariffKind kind,
      @Schema(example = "CNY", description = "ISO 4217") @Needed @Nullable String currency,
      @Needed @Nullable LocalDate validFrom,
      @Schema(description = "The last day.") @Needed @Nullable LocalDate validUntil,
      @Schema(description = "Each quarter hour of a week has exactly one.") @Needed
          @Nullable List<@Nullable StatedPrice> prices,
      @Nullable StatedDemand demand,
      @Schema(type = "string", description = "Kept as stated; bills do not use it.")
          @Nullable BigDecimal powerFactor) {}

  /** The price of a kWh at certain hours. */
  record StatedPrice(
      @Schema(description = "The days on which the hours begin.") @Needed
          @Nullable List<@Nullable Weekday> days,
      @Schema(type = "string", example = "08:00") @Needed @Nullable LocalTime from,
      @Schema(
              type = "string",
              example = "00:00",
              description = "Not after from: the hours end on the next day.")
          @Needed
          @Nullable LocalTime until,
      @Schema(example = "peak") @Nullable String band,
      @Schema(type = "string", description = "May be negative; null where it is not known yet.")
          @Nullable BigDecimal price,
      @Schema(description = "Whether it may still change. Default: false.")
          @Nullable Boolean provisional) {}

  /** The demand charge of a month. */
  record StatedDemand(
      @Needed @Nullable DemandBy by,
      @Schema(type = "string", description = "Needed by contract.") @Nullable BigDecimal kW,
      @Schema(type = "string", description = "Needed by capacity.") @Nullable BigDecimal kVA,
      @Schema(type = "string", description = "For one kW or kVA and month.") @Needed
          @Nullable BigDecimal price) {}

  @Operation(
      operationId = "stateTariff",
      summary =
          "States the electricity prices of a site for some time. They replace earlier ones of the"
              + " same days.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> state(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(name = "If-Match", required = false)
          @Parameter(description = "The version that the caller saw, from `ETag`: \"3\".")
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedTariff body) {
    caller.require(Role.PRODUCTION, Role.PLANNER, Role.MANAGEMENT);
    PartyCode party = caller.requireParty();
    var command = new StateTariff(party, sites.own(party, id), terms(body));
    return WriteResult.answer(
        command.stream(), asking.ask(caller, ifMatch, idempotencyKey, List.of(command)));
  }

  private static TariffTerms terms(StatedTariff body) {
    var read = new BodyParts();
    var kind = read.read(() -> Body.required(body.kind(), "/kind"));
    var currency = read.read(() -> currency(body.currency()));
    var from = read.read(() -> Body.day(body.validFrom(), "/validFrom"));
    var until = read.read(() -> Body.day(body.validUntil(), "/validUntil"));
    var prices = read.read(() -> Body.list(body.prices(), "/prices", 700, Tariffs::price));
    var demand = read.read(() -> body.demand() == null ? null : demand(body.demand()));
    var factor = read.read(() -> number(body.powerFactor(), "/powerFactor"));
    read.end();
    return new TariffTerms(
        kind.get(),
        currency.get(),
        from.get(),
        until.get(),
        prices.get(),
        demand.get(),
        factor.get());
  }

  private static TariffPrice price(StatedPrice it, String at) {
    var read = new BodyParts();
    var days = read.read(() -> Body.list(it.days(), at + "/days", 7, (day, _) -> day));
    var from = read.read(() -> Body.required(it.from(), at + "/from"));
    var until = read.read(() -> Body.required(it.until(), at + "/until"));
    var band = read.read(() -> it.band() == null ? null : Body.name(it.band(), at + "/band"));
    var price = read.read(() -> number(it.price(), at + "/price"));
    read.end();
    return new TariffPrice(
        days.get(),
        from.get(),
        until.get(),
        band.get(),
        price.get(),
        requireNonNullElse(it.provisional(), false));
  }

  private static DemandCharge demand(StatedDemand it) {
    var read = new BodyParts();
    var by = read.read(() -> Body.required(it.by(), "/demand/by"));
    var kW = read.read(() -> number(it.kW(), "/demand/kW"));
    var kVA = read.read(() -> number(it.kVA(), "/demand/kVA"));
    var price =
        read.read(() -> number(Body.required(it.price(), "/demand/price"), "/demand/price"));
    read.end();
    return new DemandCharge(by.get(), kW.get(), kVA.get(), Body.required(price.get(), "/demand"));
  }

  /** A number of few enough digits; it may be negative. */
  static @Nullable BigDecimal number(@Nullable BigDecimal given, String pointer) {
    if (given == null) return null;
    Quantity size = new Quantity(given.abs());
    return Body.amount(size, pointer).equals(size) ? given : null;
  }

  private static String currency(@Nullable String given) {
    String code = Body.required(given, "/currency");
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw Body.faulty(
          "currency-unknown",
          "/currency",
          new Text("A currency is a code such as CNY.", "币种为代码，例如 CNY。"));
    }
  }

  @Operation(operationId = "listTariffs", summary = "Lists the tariffs of the caller's sites.")
  @GetMapping
  ResponseEntity<Page<TariffRow>> list(Caller caller, @ParameterObject ListQuery asked) {
    return pages.list(TariffRow.BOARD, caller, asked);
  }

  @Operation(operationId = "getTariff", summary = "The tariff of one site.")
  @GetMapping("/{id}")
  ResponseEntity<TariffRow> get(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @ParameterObject RowQuery look) {
    PartyCode party = caller.requireParty();
    String stream = Tariff.stream(party, sites.own(party, id));
    return pages.one(TariffRow.BOARD, caller, look, StreamId.toUrl(stream));
  }
}
