package weft.api.calendar;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
import weft.api.reading.OwnSites;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.calendar.Calendar;
import weft.calendar.CalendarCommand;
import weft.calendar.CalendarCommand.StateCalendar;
import weft.calendar.CalendarCommand.StateCalendarYear;
import weft.calendar.CalendarException;
import weft.calendar.SiteCalendar;
import weft.desk.DeskRefusal;
import weft.event.Refused;
import weft.event.StreamId;
import weft.party.PartyCode;
import weft.projections.calendar.CalendarRow;

/** The working days of sites; each party states those of its own sites. */
@RestController
@RequestMapping("/api/v1/calendars")
class Calendars {
  private static final String ID =
      "The caller's own site: its code or GLN, or the id that lists give.";

  private final Asking asking;
  private final BoardPages pages;
  private final OwnSites sites;

  Calendars(Asking asking, BoardPages pages, OwnSites sites) {
    this.asking = asking;
    this.pages = pages;
    this.sites = sites;
  }

  /**
   * The working days of a site.
   *
   * @param week Monday to Sunday
   */
  record StatedCalendar(
      @Needed @Nullable String timeZone,
      @Needed @Nullable List<@Nullable Boolean> week,
      @Nullable List<@Nullable DayException> exceptions) {
    record DayException(@Needed @Nullable LocalDate date, @Needed @Nullable Boolean works) {}
  }

  /** The exceptions of one year, as NateScarlet/holiday-cn publishes them. */
  record StatedYear(@Needed @Nullable Integer year, @Needed @Nullable List<@Nullable Day> days) {
    record Day(
        @Nullable String name,
        @Needed @Nullable LocalDate date,
        @Needed @Nullable Boolean isOffDay) {}
  }

  @Operation(operationId = "stateCalendar", summary = "Replaces a site's whole calendar.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> state(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(name = "If-Match", required = false)
          @Parameter(
              description =
                  "The version that the caller saw, from `ETag`: \"12\"; omit it for a site's first"
                      + " calendar.")
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedCalendar body) {
    PartyCode party = planner(caller);
    var calendar = calendar(body);
    var command = new StateCalendar(party, site(party, id), calendar);
    try {
      return written(caller, ifMatch == null ? "0" : ifMatch, idempotencyKey, command);
    } catch (Refused refused) {
      if (ifMatch == null && refused.refusal() instanceof DeskRefusal.Stale)
        throw Asking.ifMatchRequired();
      throw refused;
    }
  }

  private static SiteCalendar calendar(StatedCalendar body) {
    var read = new BodyParts();
    var zone = read.read(() -> Body.text(body.timeZone(), "/timeZone", 70));
    var week = read.read(() -> Body.list(body.week(), "/week", (works, _) -> works));
    var exceptions =
        read.read(
            () ->
                Body.list(
                    requireNonNullElse(body.exceptions(), List.of()),
                    "/exceptions",
                    (it, at) -> exception(it.date(), it.works(), at, "/works")));
    read.end();
    return new SiteCalendar(zone.get(), week.get(), exceptions.get());
  }

  private static CalendarException exception(
      @Nullable LocalDate date, @Nullable Boolean works, String at, String field) {
    var read = new BodyParts();
    var day = read.read(() -> Body.day(date, at + "/date"));
    var said = read.read(() -> Body.required(works, at + field));
    read.end();
    return new CalendarException(day.get(), said.get());
  }

  @Operation(
      operationId = "stateCalendarYear",
      summary = "Replaces one year's exceptions by its holidays and make-up days.")
  @PostMapping("/{id}/years")
  ResponseEntity<WriteResult> stateYear(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader("If-Match") String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedYear body) {
    PartyCode party = planner(caller);
    var read = new BodyParts();
    var year = read.read(() -> Body.required(body.year(), "/year"));
    var exceptions =
        read.read(
            () ->
                Body.list(
                    body.days(),
                    "/days",
                    (day, at) -> {
                      Boolean off = day.isOffDay();
                      return exception(day.date(), off == null ? null : !off, at, "/isOffDay");
                    }));
    read.end();
    return written(
        caller,
        ifMatch,
        idempotencyKey,
        new StateCalendarYear(party, site(party, id), year.get(), exceptions.get()));
  }

  @Operation(operationId = "listCalendars", summary = "Lists the calendars of the caller's sites.")
  @GetMapping
  ResponseEntity<Page<CalendarRow>> list(Caller caller, @ParameterObject ListQuery asked) {
    return pages.list(CalendarRow.BOARD, caller, asked);
  }

  @Operation(operationId = "getCalendar", summary = "The calendar of one site.")
  @GetMapping("/{id}")
  ResponseEntity<CalendarRow> get(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @ParameterObject RowQuery look) {
    PartyCode party = caller.requireParty();
    String stream = Calendar.stream(party, site(party, id));
    return pages.one(CalendarRow.BOARD, caller, look, StreamId.toUrl(stream));
  }

  private ResponseEntity<WriteResult> written(
      Caller caller, String ifMatch, @Nullable String idempotencyKey, CalendarCommand command) {
    return WriteResult.answer(
        command.stream(), asking.ask(caller, ifMatch, idempotencyKey, command));
  }

  private static PartyCode planner(Caller caller) {
    caller.require(Role.PLANNER, Role.BUYER, Role.SALES, Role.EDI);
    return caller.requireParty();
  }

  private String site(PartyCode party, String named) {
    return sites.code(party, named, Calendar.TYPE);
  }
}
