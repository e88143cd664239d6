package weft.api.sharing;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.calendar.IsoText;
import weft.context.Contexts;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.sharing.GrantRow;
import weft.sharing.Grant;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;
import weft.sharing.GrantCommand.GiveGrant;
import weft.sharing.GrantCommand.WithdrawGrant;
import weft.sharing.GrantId;

/**
 * The data that a party shares with another. The owner gives and withdraws grants; both parties see
 * them.
 */
@RestController
@RequestMapping("/api/v1/grants")
class Grants {
  private static final String ALL = "all";

  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final NamedParties parties;
  private final GrantedParts parts;
  private final Clock clock;

  Grants(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      NamedParties parties,
      GrantedParts parts,
      Clock clock) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.parties = parties;
    this.parts = parts;
    this.clock = clock;
  }

  /**
   * A grant in a request.
   *
   * @param parts {@code "all"}, or a list of the owner's numbers; needed unless it is an audit, of
   *     machines, of energy or of credit
   * @param grain default {@code exact}
   * @param until the last day, which ends at midnight UTC; null where it holds until it is
   *     withdrawn
   * @param past whether data from before the grant is shared too; default false
   * @param contexts of an audit: {@code "all"}, or a list of contexts
   * @param from of an audit: the earliest moment of the history that the auditor may read
   * @param purpose of credit: what the bank may use the figures for
   * @param indicators of credit: the codes of the figures
   */
  record Given(
      @Needed @Nullable PartyCode to,
      @Needed @Nullable What what,
      @Schema(
              description = "`all`, or a list of the owner's numbers",
              oneOf = {String.class, String[].class})
          @Nullable Object parts,
      @Nullable Grain grain,
      @Nullable LocalDate until,
      @Nullable Boolean past,
      @Schema(
              description =
                  "Of an audit: `all`, or a list of contexts, such as ordering, scheduling, stock",
              oneOf = {String.class, String[].class})
          @Nullable Object contexts,
      @Schema(
              description =
                  "Of an audit: a day, which begins at midnight UTC, or a moment; the auditor does"
                      + " not see events from before it")
          @Nullable String from,
      @Schema(description = "Of credit: what the bank may use the figures for")
          @Nullable String purpose,
      @Schema(description = "Of credit: machine-on, machine-running, energy, order-book, on-time")
          @Nullable List<@Nullable String> indicators) {}

  @Operation(
      operationId = "giveGrant",
      summary = "Shares data of the caller with another party, from now on.")
  @PostMapping
  ResponseEntity<WriteResult> give(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Given body) {
    PartyCode owner = owner(caller);
    var grant = new GrantId(owner, id(owner, idempotencyKey));
    Grant given = grant(body);
    if (given.parts() != null) parts.requireKnown(caller, given.parts());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var command = new GiveGrant(grant, given, today);
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(grant.stream(), done);
  }

  private Grant grant(Given body) {
    var read = new BodyParts();
    var to = read.read(() -> parties.known(body.to(), "/to"));
    var what = read.read(() -> Body.required(body.what(), "/what"));
    if (body.what() == What.CREDIT) return CreditGrants.grant(body, read, to);
    boolean audits = body.what() == What.AUDIT;
    // Without a kind nobody knows whether parts or contexts are missing.
    boolean shares = body.what() != null && !audits;
    // Machines and energy are not of one part, so such a grant means all of them.
    boolean ofParts = body.what() != What.MACHINES && body.what() != What.ENERGY;
    boolean byPart = shares && (ofParts || body.parts() != null);
    var numbers = read.read(() -> byPart ? parts(body.parts()) : null);
    var contexts = read.read(() -> audits ? contexts(body.contexts()) : null);
    var from = read.read(() -> audits ? from(body.from()) : null);
    if (audits) {
      var _ = read.read(() -> none(body.parts(), "/parts"));
      var _ = read.read(() -> none(body.grain(), "/grain"));
    } else {
      var _ = read.read(() -> none(body.contexts(), "/contexts"));
      var _ = read.read(() -> none(body.from(), "/from"));
    }
    var _ = read.read(() -> none(body.purpose(), "/purpose"));
    var _ = read.read(() -> none(body.indicators(), "/indicators"));
    var until = read.read(() -> body.until() == null ? null : Body.day(body.until(), "/until"));
    read.end();
    if (audits) {
      boolean past = requireNonNullElse(body.past(), false);
      return Grant.audit(to.get(), contexts.get(), from.get(), until.get(), past);
    }
    return new Grant(
        to.get(),
        what.get(),
        numbers.get(),
        requireNonNullElse(body.grain(), Grain.EXACT),
        until.get(),
        requireNonNullElse(body.past(), false));
  }

  /** Makes an id; a repeated request gets the same one. */
  private static String id(PartyCode owner, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) return UUID.randomUUID().toString();
    String seed = owner + "\n" + idempotencyKey;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static boolean none(@Nullable Object said, String pointer) {
    if (said == null) return true;
    throw Body.faulty(
        "not-of-this-grant",
        pointer,
        new Text("This kind of grant takes no such value.", "此类授权没有该字段。"));
  }

  private static @Nullable List<String> contexts(@Nullable Object given) {
    Object said = Body.required(given, "/contexts");
    if (said.equals(ALL)) return null;
    if (!(said instanceof List<?> list))
      throw Body.faulty(
          "contexts-invalid",
          "/contexts",
          new Text("Give all, or a list of contexts.", "请填写 all 或业务范围列表。"));
    List<@Nullable String> names = new ArrayList<>();
    for (Object it : list) names.add(it instanceof String text ? text : null);
    return Body.list(names, "/contexts", Grants::context);
  }

  private static String context(@Nullable String named, String pointer) {
    String context = Body.name(named, pointer);
    if (Contexts.NAMES.contains(context)) return context;
    String known = String.join(", ", Contexts.NAMES);
    throw Body.faulty(
        "context-unknown",
        pointer,
        new Text("%s is no context. There are %s.", "没有业务范围 %s。可选：%s。").with(context, known));
  }

  /** A day begins at midnight UTC, as the last day ends. */
  private static @Nullable Instant from(@Nullable String said) {
    if (said == null) return null;
    try {
      return said.contains("T")
          ? IsoText.moment(said)
          : IsoText.day(said).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw Body.faulty(
          "from-invalid",
          "/from",
          new Text("from is a day or a moment (ISO 8601).", "from 应为日期或时刻（ISO 8601）。"));
    }
  }

  private static @Nullable List<String> parts(@Nullable Object given) {
    Object said = Body.required(given, "/parts");
    if (said.equals(ALL)) return null;
    if (!(said instanceof List<?> list))
      throw Body.faulty(
          "parts-invalid", "/parts", new Text("Give all, or a list of parts.", "请填写 all 或零件列表。"));
    List<@Nullable String> numbers = new ArrayList<>();
    for (Object it : list) numbers.add(it instanceof String text ? text : null);
    return Body.list(numbers, "/parts", Body::name);
  }

  @Operation(
      operationId = "withdrawGrant",
      summary = "Withdraws a grant at once, also for reads of the past.")
  @DeleteMapping("/{id}")
  ResponseEntity<WriteResult> withdraw(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    PartyCode owner = owner(caller);
    GrantId grant = Ids.of(id, GrantId::of);
    if (!grant.owner().equals(owner)) throw Ids.notFound();
    var command = new WithdrawGrant(grant);
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(command));
    // once the answer says that the grant is withdrawn, the other side must not see the data any
    // more
    readings.settle(done.position());
    return WriteResult.answer(grant.stream(), done);
  }

  private static PartyCode owner(Caller caller) {
    caller.require(Role.PLANNER, Role.SALES, Role.BUYER, Role.MANAGEMENT);
    return caller.requireParty();
  }

  @Operation(
      operationId = "listGrants",
      summary = "Lists grants that the caller gave or received, including withdrawn ones.")
  @GetMapping
  ResponseEntity<Page<GrantRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(
              description =
                  "Only grants of output, stock, demand, capacity, production, inspections,"
                      + " machines, energy, audit or credit.")
          @RequestParam(required = false)
          @Nullable String what,
      @Parameter(description = "Only grants to this party.") @RequestParam(required = false)
          @Nullable String to) {
    return pages.list(
        GrantRow.BOARD,
        caller,
        asked,
        Filter.is("what", what),
        new Filter("t.receiver = :to", "to", to));
  }

  @Operation(operationId = "getGrant", summary = "One grant.")
  @GetMapping("/{id}")
  ResponseEntity<GrantRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(GrantRow.BOARD, caller, look, id);
  }
}
