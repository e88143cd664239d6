package weft.api.sharing;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
   * @param parts {@code "all"}, or a list of the owner's numbers
   * @param grain default {@code exact}
   * @param until the last day, which ends at midnight UTC; null where it holds until it is
   *     withdrawn
   * @param past whether data from before the grant is shared too; default false
   */
  record Given(
      @Needed @Nullable PartyCode to,
      @Needed @Nullable What what,
      @Schema(
              description = "`all`, or a list of the owner's numbers",
              oneOf = {String.class, String[].class})
          @Needed
          @Nullable Object parts,
      @Nullable Grain grain,
      @Nullable LocalDate until,
      @Nullable Boolean past) {}

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
    var numbers = read.read(() -> parts(Body.required(body.parts(), "/parts")));
    var until = read.read(() -> body.until() == null ? null : Body.day(body.until(), "/until"));
    read.end();
    return new Grant(
        to.get(),
        what.get(),
        numbers.get(),
        requireNonNullElse(body.grain(), Grain.EXACT),
        until.get(),
        requireNonNullElse(body.past(), false));
  }

  /** The same for a repeated request. */
  private static String id(PartyCode owner, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) return UUID.randomUUID().toString();
    String seed = owner + "\n" + idempotencyKey;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static @Nullable List<String> parts(Object said) {
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
    caller.require(Role.PLANNER, Role.SALES, Role.BUYER);
    return caller.requireParty();
  }

  @Operation(
      operationId = "listGrants",
      summary = "Lists grants that the caller gave or received, including withdrawn ones.")
  @GetMapping
  ResponseEntity<Page<GrantRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only grants of output, stock, demand or capacity.")
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
