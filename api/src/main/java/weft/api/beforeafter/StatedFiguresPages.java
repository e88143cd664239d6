package weft.api.beforeafter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
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
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.beforeafter.StatedFigures;
import weft.beforeafter.StatedFiguresCommand.StateMonth;
import weft.beforeafter.StatedMonth;
import weft.event.StreamId;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.beforeafter.StatedFiguresRow;

/** Figures of the caller's sites before the hub, as the company states them. */
@RestController
@RequestMapping("/api/v1/stated-figures")
class StatedFiguresPages {
  private static final String ID =
      "The caller's own site: its code or GLN, or the id that lists give.";

  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final BeforeAfterSites sites;
  private final Clock clock;

  StatedFiguresPages(
      Asking asking, BoardPages pages, ReadContexts readings, BeforeAfterSites sites, Clock clock) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.sites = sites;
    this.clock = clock;
  }

  /** The figures of one month, of which one at least is stated. */
  record StatedMonthBody(
      @Schema(example = "2031-03", description = "A month that is over.") @Needed
          @Nullable String month,
      @Schema(type = "string", description = "From an order to the day on which its goods left.")
          @Nullable Quantity leadTimeDays,
      @Schema(type = "string", description = "For how many days the finished goods lasted.")
          @Nullable Quantity daysOfStock,
      @Schema(type = "string", description = "The money bound in stock at the end of the month.")
          @Nullable Quantity stockValue,
      @Schema(example = "CNY", description = "ISO 4217; needed with a stock value.")
          @Nullable String currency,
      @Schema(example = "Stock lists of the ERP system", description = "Where they come from.")
          @Needed
          @Nullable String source) {}

  @Operation(
      operationId = "stateFiguresOfMonth",
      summary =
          "States a site's figures of a month before the hub. They replace earlier ones of the same"
              + " month, and are shown as stated, not measured.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> state(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(name = "If-Match", required = false)
          @Parameter(description = "The version that the caller saw, from `ETag`: \"3\".")
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedMonthBody body) {
    caller.require(Role.PLANNER, Role.MANAGEMENT);
    PartyCode party = caller.requireParty();
    String site = sites.inPath(party, id);
    var command = new StateMonth(party, site, month(body), today(caller, party, site));
    return WriteResult.answer(
        command.stream(),
        asking.ask(caller, ifMatch, idempotencyKey, List.of(body), List.of(command)));
  }

  private LocalDate today(Caller caller, PartyCode party, String site) {
    var calendar =
        readings.read(
            readings.asOwner(caller, null),
            (db, it) -> BeforeAfterSites.calendar(db, it, party, site));
    return calendar.dateOf(clock.instant());
  }

  private static StatedMonth month(StatedMonthBody body) {
    var read = new BodyParts();
    var month = read.read(() -> first(body.month()));
    var leadTime = read.read(() -> amount(body.leadTimeDays(), "/leadTimeDays"));
    var days = read.read(() -> amount(body.daysOfStock(), "/daysOfStock"));
    var value = read.read(() -> amount(body.stockValue(), "/stockValue"));
    var currency = read.read(() -> currency(body.currency()));
    var source = read.read(() -> Body.text(body.source(), "/source", 200));
    read.end();
    return new StatedMonth(
        month.get(), leadTime.get(), days.get(), value.get(), currency.get(), source.get());
  }

  private static LocalDate first(@Nullable String given) {
    String said = Body.required(given, "/month");
    try {
      return Body.day(YearMonth.parse(said).atDay(1), "/month");
    } catch (DateTimeParseException e) {
      throw Body.faulty(
          "month-unreadable",
          "/month",
          new Text("A month is written as 2031-03.", "月份的写法为 2031-03。"));
    }
  }

  private static @Nullable Quantity amount(@Nullable Quantity given, String pointer) {
    return given == null ? null : Body.amount(given, pointer);
  }

  private static @Nullable String currency(@Nullable String given) {
    if (given == null) return null;
    try {
      return Currency.getInstance(given).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw Body.faulty(
          "currency-unknown",
          "/currency",
          new Text("A currency is a code such as CNY.", "币种为代码，例如 CNY。"));
    }
  }

  @Operation(
      operationId = "listStatedFigures",
      summary = "Lists what the caller's company states of its sites before the hub.")
  @GetMapping
  ResponseEntity<Page<StatedFiguresRow>> list(Caller caller, @ParameterObject ListQuery asked) {
    return pages.list(StatedFiguresRow.BOARD, caller, asked);
  }

  @Operation(
      operationId = "getStatedFigures",
      summary = "What the company states of one site before the hub, month by month.")
  @GetMapping("/{id}")
  ResponseEntity<StatedFiguresRow> get(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @ParameterObject RowQuery look) {
    PartyCode party = caller.requireParty();
    String stream = StatedFigures.stream(party, sites.inPath(party, id));
    return pages.one(StatedFiguresRow.BOARD, caller, look, StreamId.toUrl(stream));
  }
}
