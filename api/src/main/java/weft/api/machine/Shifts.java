package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
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
import weft.api.reading.OwnSites;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.desk.DeskRefusal;
import weft.event.Refused;
import weft.event.StreamId;
import weft.language.Text;
import weft.machine.Shift;
import weft.machine.ShiftPlan;
import weft.machine.ShiftPlanCommand.StateShifts;
import weft.machine.Weekday;
import weft.party.PartyCode;
import weft.projections.machine.ShiftRow;

/** The shifts of sites; each party states those of its own sites. */
@RestController
@RequestMapping("/api/v1/shifts")
class Shifts {
  private static final String ID =
      "The caller's own site: its code or GLN, or the id that lists give.";

  private final Asking asking;
  private final BoardPages pages;
  private final OwnSites sites;

  Shifts(Asking asking, BoardPages pages, OwnSites sites) {
    this.asking = asking;
    this.pages = pages;
    this.sites = sites;
  }

  /** A shift, in the local time of the site's calendar. */
  record StatedShift(
      @Schema(example = "Early") @Needed @Nullable String name,
      @Schema(description = "The days on which it begins.") @Needed
          @Nullable List<@Nullable Weekday> days,
      @Schema(type = "string", example = "06:00") @Needed @Nullable LocalTime from,
      @Schema(
              type = "string",
              example = "14:00",
              description = "Not after from: it ends on the next day.")
          @Needed
          @Nullable LocalTime until,
      @Nullable List<@Nullable StatedBreak> breaks) {}

  /** A planned break. */
  record StatedBreak(
      @Schema(type = "string", example = "10:00") @Needed @Nullable LocalTime from,
      @Schema(type = "string", example = "10:15") @Needed @Nullable LocalTime until) {}

  @Operation(
      operationId = "stateShifts",
      summary =
          "Replaces all shifts of a site from now on. Without its breaks, a shift is the planned"
              + " busy time of the site's machines (ISO 22400-2).")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> state(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(name = "If-Match", required = false)
          @Parameter(
              description =
                  "The version that the caller saw, from `ETag`: \"3\"; omit it for a site's first"
                      + " shifts.")
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody List<@Nullable StatedShift> body) {
    caller.require(Role.PRODUCTION, Role.PLANNER);
    PartyCode party = caller.requireParty();
    String site = site(party, id);
    var command = new StateShifts(party, site, Body.list(body, "", Shifts::shift));
    try {
      String seen = ifMatch == null ? "0" : ifMatch;
      var done = asking.ask(caller, seen, idempotencyKey, command);
      return WriteResult.answer(command.stream(), done);
    } catch (Refused refused) {
      if (ifMatch == null && refused.refusal() instanceof DeskRefusal.Stale)
        throw Asking.ifMatchRequired();
      throw refused;
    }
  }

  private static Shift shift(StatedShift it, String at) {
    var read = new BodyParts();
    var name = read.read(() -> Body.name(it.name(), at + "/name"));
    var days = read.read(() -> Body.list(it.days(), at + "/days", 7, (day, _) -> day));
    var from = read.read(() -> minute(it.from(), at + "/from"));
    var until = read.read(() -> minute(it.until(), at + "/until"));
    var breaks =
        read.read(
            () ->
                Body.list(
                    Objects.requireNonNullElse(it.breaks(), List.of()),
                    at + "/breaks",
                    20,
                    (rest, place) ->
                        new Shift.Break(
                            minute(rest.from(), place + "/from"),
                            minute(rest.until(), place + "/until"))));
    read.end();
    return new Shift(name.get(), days.get(), from.get(), until.get(), breaks.get());
  }

  private static LocalTime minute(@Nullable LocalTime given, String pointer) {
    LocalTime time = Body.required(given, pointer);
    if (time.getSecond() == 0 && time.getNano() == 0) return time;
    throw Body.faulty("time-not-whole", pointer, new Text("A time of whole minutes.", "时间应精确到分钟。"));
  }

  @Operation(operationId = "listShifts", summary = "Lists the shifts of the caller's sites.")
  @GetMapping
  ResponseEntity<Page<ShiftRow>> list(Caller caller, @ParameterObject ListQuery asked) {
    return pages.list(ShiftRow.BOARD, caller, asked);
  }

  @Operation(operationId = "getShifts", summary = "The shifts of one site.")
  @GetMapping("/{id}")
  ResponseEntity<ShiftRow> get(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @ParameterObject RowQuery look) {
    PartyCode party = caller.requireParty();
    String stream = ShiftPlan.stream(party, site(party, id));
    return pages.one(ShiftRow.BOARD, caller, look, StreamId.toUrl(stream));
  }

  private String site(PartyCode party, String named) {
    return sites.code(party, named, ShiftPlan.TYPE);
  }
}
