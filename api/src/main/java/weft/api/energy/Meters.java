package weft.api.energy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.energy.MeterBodies.StatedMeter;
import weft.api.energy.MeterBodies.StatedReplacement;
import weft.api.party.ActingPerson;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.energy.MeterCommand;
import weft.energy.MeterCommand.ChangeMeter;
import weft.energy.MeterCommand.CorrectReplacement;
import weft.energy.MeterCommand.RegisterMeter;
import weft.energy.MeterCommand.ReplaceMeter;
import weft.energy.MeterId;
import weft.energy.MeterReplacement;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.projections.energy.MeterRow;
import weft.projections.reading.MeterReadings;
import weft.projections.reading.MeterReadings.Contradicted;
import weft.projections.rows.BoardReads.Filter;

/** The caller's meters, and their replacements. */
@RestController
@RequestMapping("/api/v1/meters")
class Meters {
  private final Asking asking;
  private final BoardPages pages;
  private final NamedParties parties;
  private final ActingPerson acting;
  private final MeterReadings readings;
  private final Clock clock;

  Meters(
      Asking asking,
      BoardPages pages,
      NamedParties parties,
      ActingPerson acting,
      MeterReadings readings,
      Clock clock) {
    this.asking = asking;
    this.pages = pages;
    this.parties = parties;
    this.acting = acting;
    this.readings = readings;
    this.clock = clock;
  }

  @Operation(
      operationId = "registerMeter",
      summary =
          "Registers a meter, so that its replacements can be stated. Machines of the site name it"
              + " by its code.")
  @PostMapping
  ResponseEntity<WriteResult> register(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedMeter body) {
    PartyCode owner = owner(caller);
    var meter =
        new MeterId(
            owner, parties.site(owner, body.site(), "/site"), Body.name(body.code(), "/code"));
    return answer(caller, null, idempotencyKey, body, new RegisterMeter(meter, body.terms()));
  }

  @Operation(
      operationId = "changeMeter",
      summary = "Replaces everything that is stated of a meter; its code and site stay.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> change(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedMeter body) {
    PartyCode owner = owner(caller);
    MeterId meter = own(owner, id);
    requireSame(meter.code(), Body.name(body.code(), "/code"), "/code");
    requireSame(meter.site(), parties.site(owner, body.site(), "/site"), "/site");
    return answer(caller, ifMatch, idempotencyKey, body, new ChangeMeter(meter, body.terms()));
  }

  @Operation(
      operationId = "replaceMeter",
      summary =
          "States that a meter was replaced, with the last value of the old one and the first of"
              + " the new one. The energy across the replacement counts by both.")
  @PostMapping("/{id}/replaced")
  ResponseEntity<WriteResult> replace(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedReplacement body) {
    MeterId meter = own(owner(caller), id);
    MeterReplacement stated = stated(meter, body);
    var command = new ReplaceMeter(meter, stated, person(caller, body));
    return answer(caller, ifMatch, idempotencyKey, body, command);
  }

  @Operation(
      operationId = "correctMeterReplacement",
      summary = "States the last replacement of a meter anew, because it was stated wrongly.")
  @PutMapping("/{id}/replacements/{n}")
  ResponseEntity<WriteResult> correct(
      Caller caller,
      @PathVariable String id,
      @Parameter(description = "The replacement's number.") @PathVariable int n,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedReplacement body) {
    MeterId meter = own(owner(caller), id);
    MeterReplacement stated = stated(meter, body);
    var command = new CorrectReplacement(meter, n, stated, person(caller, body));
    return answer(caller, ifMatch, idempotencyKey, body, command);
  }

  @Operation(operationId = "listMeters", summary = "Lists the caller's meters.")
  @GetMapping
  ResponseEntity<Page<MeterRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this site.") @RequestParam(required = false)
          @Nullable String site) {
    return pages.list(MeterRow.BOARD, caller, asked, Filter.is("site", site));
  }

  @Operation(operationId = "getMeter", summary = "Returns a meter with its replacements.")
  @GetMapping("/{id}")
  ResponseEntity<MeterRow> one(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(MeterRow.BOARD, caller, look, id);
  }

  private ResponseEntity<WriteResult> answer(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      Object body,
      MeterCommand command) {
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  /** The replacement, if the kept readings do not contradict it. */
  private MeterReplacement stated(MeterId meter, StatedReplacement body) {
    Instant now = clock.instant();
    MeterReplacement stated = body.replacement(now);
    readings.contradict(meter, stated, now).ifPresent(Meters::refuse);
    return stated;
  }

  private static void refuse(Contradicted it) {
    switch (it.conflict()) {
      case TOO_LATE ->
          throw Body.faulty(
              "replacement-too-late",
              "/at",
              new Text(
                      "Readings since then, until %s, were counted and are no longer kept. State a"
                          + " replacement within 24 hours.",
                      "此后至 %s 的读数已计入用电量且不再保留。换表须在 24 小时内填报。")
                  .with(it.at()));
      case FINAL_BELOW_READING ->
          throw Body.faulty(
              "final-below-reading",
              "/finalRegister",
              new Text("At %s the meter already read %s kWh.", "电表在 %s 的示数已达 %s 千瓦时。")
                  .with(it.at(), register(it)));
      case FIRST_ABOVE_READING ->
          throw Body.faulty(
              "first-above-reading",
              "/firstRegister",
              new Text("At %s the meter read only %s kWh.", "电表在 %s 的示数仅为 %s 千瓦时。")
                  .with(it.at(), register(it)));
      case NOT_REPLACED_THEN ->
          throw Body.faulty(
              "not-replaced-then",
              "/at",
              new Text(
                      "The reading at %s, %s kWh, goes on from the old meter. State the moment at"
                          + " which the new one began.",
                      "%s 的读数 %s 千瓦时仍接续旧表，请填写新表开始计量的时间。")
                  .with(it.at(), register(it)));
    }
  }

  private static String register(Contradicted it) {
    return it.register() == null ? "-" : it.register().toPlainString();
  }

  private @Nullable PersonCode person(Caller caller, StatedReplacement body) {
    return caller.user() == null && body.person() == null
        ? null
        : new PersonCode(acting.of(caller, body.person(), "/person").code());
  }

  private static void requireSame(String before, String now, String pointer) {
    if (!before.equals(now))
      throw Body.faulty(
          "meter-keeps-its-key",
          pointer,
          new Text(
                  "A meter keeps its code and site; here it is %s. Register another meter.",
                  "电表的编码和所在工厂不可更改，此处应为 %s；如为另一块电表，请另行登记。")
              .with(before));
  }

  private static PartyCode owner(Caller caller) {
    caller.require(Role.PRODUCTION, Role.PLANNER);
    return caller.requireParty();
  }

  private static MeterId own(PartyCode owner, String id) {
    MeterId meter = Ids.of(id, MeterId::of);
    if (!meter.owner().equals(owner)) throw Ids.notFound();
    return meter;
  }
}
