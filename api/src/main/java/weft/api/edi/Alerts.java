package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.problem.ProblemException;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.expected.AlertList;
import weft.edi.expected.AlertRow;
import weft.edi.expected.GoodsAlerts;
import weft.language.Text;
import weft.party.PartyCode;

/**
 * EDI alerts that need attention: overdue acknowledgements, rejections, held or contradictory
 * messages, missing references, expiring certificates; also goods that nobody received.
 */
@RestController
@RequestMapping("/api/v1/edi/alerts")
class Alerts {
  private static final String LIST = "alerts";
  private final ReadContexts readings;
  private final weft.edi.expected.Alerts alerts;

  Alerts(ReadContexts readings, weft.edi.expected.Alerts alerts) {
    this.readings = readings;
    this.alerts = alerts;
  }

  /**
   * Lists alerts about interchanges that the caller sends or receives, newest first.
   *
   * @param state {@code open} or {@code ended}
   * @param kind {@code overdue-theirs}, {@code overdue-ours}, {@code sequence-gap}, {@code
   *     reference-reused}, {@code rejected-by-partner}, {@code message-held}, {@code
   *     message-contradicted}, {@code firm-cut}, {@code set-aside}, {@code certificate-expires},
   *     {@code goods-open-again} or {@code count-ruled}
   * @param partner sender or receiver of the interchange concerned
   */
  @Operation(
      operationId = "listAlerts",
      summary =
          "Lists alerts, newest first: overdue acknowledgements, rejections, held and contradictory"
              + " messages, missing references, expiring certificates, goods that are open again,"
              + " the partner's rulings on a count.")
  @GetMapping
  ResponseEntity<Page<AlertRow>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    ReadContext reading = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    long before = place == null ? Long.MAX_VALUE : place.number(0);
    if (kind != null && !AlertList.KINDS.contains(kind)) throw Problem.parameter("kind");
    var filter = new AlertList.Filter(isOpen(state), kind, partner);
    List<AlertRow> rows =
        readings.read(
            reading, (db, it) -> AlertList.list(db, it.scope(), filter, before, size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.number()), reading);
  }

  private static @Nullable Boolean isOpen(@Nullable String state) {
    if (state == null) return null;
    if (state.equals("open") || state.equals("ended")) return state.equals("open");
    throw Problem.parameter(
        "state", new Text("state is open or ended.", "state 的取值为 open 或 ended。"));
  }

  /** The reason why the alert needs no attention any more. */
  record End(@Nullable String reason) {}

  @Operation(
      operationId = "endAlert",
      summary =
          "Ends an alert by hand, with a reason, so that it is not raised again; for the parties"
              + " concerned and the operator.")
  @PostMapping("/{id}/end")
  AlertRow end(Caller caller, @PathVariable String id, @RequestBody End asked) {
    AlertRow alert = required(caller, id);
    PartyCode party = caller.party();
    boolean concerned = party != null && alert.isEndedBy(party.value());
    if (!concerned && !caller.is(Role.OPERATOR))
      throw Problem.of(
              HttpStatus.FORBIDDEN,
              "not-your-alert",
              new Text(
                  "Only " + alert.concern() + ", whom it concerns, and the operator can close it.",
                  "仅其关注方 " + alert.concern() + " 与平台运营方可结束该提醒。"))
          .exception();
    String reason = Body.reason(asked.reason());
    if (!alerts.end(alert.id(), caller.member(), reason)) throw ended();
    return find(caller, alert.id());
  }

  @Operation(
      operationId = "takeAlert",
      summary =
          "Assigns an alert to the caller, even if another user had it; for both parties concerned"
              + " and the operator.")
  @PostMapping("/{id}/take")
  AlertRow take(Caller caller, @PathVariable String id) {
    return handle(caller, id, caller.member());
  }

  @Operation(
      operationId = "giveBackAlert",
      summary =
          "Removes an alert's assignment, even another user's; for both parties concerned and the"
              + " operator.")
  @PostMapping("/{id}/give-back")
  AlertRow giveBack(Caller caller, @PathVariable String id) {
    return handle(caller, id, null);
  }

  private AlertRow handle(Caller caller, String id, @Nullable String by) {
    UUID number = required(caller, id).id();
    if (!alerts.take(number, by)) throw ended();
    return find(caller, number);
  }

  /**
   * An alert that the caller may work on. Purchasing, sales and planners may work on alerts about
   * goods.
   */
  private AlertRow required(Caller caller, String id) {
    caller.require(Role.EDI, Role.OPERATOR, Role.BUYER, Role.SALES, Role.PLANNER);
    AlertRow alert = find(caller, Originals.uuid(id));
    if (!GoodsAlerts.KINDS.contains(alert.kind())) caller.require(Role.EDI, Role.OPERATOR);
    return alert;
  }

  private static ProblemException ended() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "ended-already",
            new Text("This alert has ended already.", "该提醒已结束。"))
        .exception();
  }

  private AlertRow find(Caller caller, UUID id) {
    return readings
        .read(readings.asViewer(caller, null), (db, it) -> AlertList.find(db, it.scope(), id))
        .orElseThrow(Ids::notFound);
  }
}
