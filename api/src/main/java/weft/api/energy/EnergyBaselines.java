package weft.api.energy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
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
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.energy.EnergyBaselineCommand.PlanBaseline;
import weft.energy.EnergyBaselineId;
import weft.energy.cost.BaselineTerms;
import weft.energy.cost.Saving;
import weft.language.Text;
import weft.measure.PlainNumber;
import weft.party.PartyCode;
import weft.projections.energy.EnergyBaselineRow;
import weft.projections.rows.BoardReads.Filter;

/** Baselines of the caller's sites and machines. */
@RestController
@RequestMapping("/api/v1/energy/baselines")
class EnergyBaselines {
  private final Asking asking;
  private final BoardPages pages;
  private final NamedParties parties;
  private final EnergySites sites;

  EnergyBaselines(Asking asking, BoardPages pages, NamedParties parties, EnergySites sites) {
    this.asking = asking;
    this.pages = pages;
    this.parties = parties;
    this.sites = sites;
  }

  /** A baseline as its party plans it. */
  record PlannedBaseline(
      @Schema(description = "Default: a number that the hub makes.") @Nullable String number,
      @Schema(description = "The caller's own site.") @Needed @Nullable String site,
      @Schema(description = "The code of a machine. Omit it for the whole site.")
          @Nullable String machine,
      @Schema(description = "The first day of the past on which it rests.") @Needed
          @Nullable LocalDate from,
      @Schema(description = "The last day of that past.") @Needed @Nullable LocalDate until,
      @Schema(type = "string", description = "For a period of measurement.") @Needed
          @Nullable BigDecimal fixedKWh,
      @Schema(type = "string") @Needed @Nullable BigDecimal kWhPerTonne,
      @Schema(
              description =
                  "What events beyond the routine add to the need: a number of kWh, or words about"
                      + " them, which add none.",
              example = "-1200",
              type = "string")
          @Nullable String nonRoutine,
      @Schema(type = "string", description = "A share, such as 0.05.") @Needed
          @Nullable BigDecimal uncertainty,
      @Schema(
              type = "string",
              description =
                  "Energy of the past, where the hub did not measure it. It needs its cost.")
          @Nullable BigDecimal kWh,
      @Schema(type = "string", description = "Cost of that energy.") @Nullable BigDecimal cost) {}

  @Operation(
      operationId = "planEnergyBaseline",
      summary =
          "Plans a baseline, by which savings of this day and later ones are measured. It never"
              + " changes.")
  @PostMapping
  ResponseEntity<WriteResult> plan(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody PlannedBaseline body) {
    caller.require(Role.PRODUCTION, Role.PLANNER, Role.MANAGEMENT);
    PartyCode party = caller.requireParty();
    BaselineTerms terms = terms(body);
    String site = parties.site(party, body.site(), "/site");
    String number =
        body.number() == null ? made(party, idempotencyKey) : Body.name(body.number(), "/number");
    var baseline = new EnergyBaselineId(party, site, number);
    var command = new PlanBaseline(baseline, terms, sites.today(caller, site));
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(baseline.stream(), done);
  }

  /** Makes a number; a repeated request gets the same one. */
  static String made(PartyCode party, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) return UUID.randomUUID().toString();
    String seed = party + "\n" + idempotencyKey;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static BaselineTerms terms(PlannedBaseline body) {
    var read = new BodyParts();
    var machine =
        read.read(() -> body.machine() == null ? null : Body.name(body.machine(), "/machine"));
    var from = read.read(() -> Body.day(body.from(), "/from"));
    var until = read.read(() -> Body.day(body.until(), "/until"));
    var fixed = read.read(() -> needed(body.fixedKWh(), "/fixedKWh"));
    var each = read.read(() -> needed(body.kWhPerTonne(), "/kWhPerTonne"));
    var routine = read.read(() -> Body.optionalText(body.nonRoutine(), "/nonRoutine", 1_000));
    var uncertainty = read.read(() -> needed(body.uncertainty(), "/uncertainty"));
    var stated = read.read(() -> stated(body));
    read.end();
    String said = routine.get();
    BigDecimal more = said == null ? null : PlainNumber.read(said);
    return new BaselineTerms(
        machine.get(),
        from.get(),
        until.get(),
        fixed.get(),
        each.get(),
        more == null ? BigDecimal.ZERO : more,
        more == null ? said : null,
        uncertainty.get(),
        stated.get());
  }

  private static BigDecimal needed(@Nullable BigDecimal given, String pointer) {
    BigDecimal value = Body.required(given, pointer);
    var _ = Tariffs.number(value, pointer);
    return value;
  }

  private static Saving.@Nullable Used stated(PlannedBaseline body) {
    if (body.kWh() == null && body.cost() == null) return null;
    BigDecimal kWh = needed(body.kWh(), "/kWh");
    if (kWh.signum() <= 0)
      throw Body.faulty("not-positive", "/kWh", new Text("This value is above zero.", "此值应大于零。"));
    return new Saving.Used(kWh, needed(body.cost(), "/cost"));
  }

  @Operation(operationId = "listEnergyBaselines", summary = "Lists the caller's baselines.")
  @GetMapping
  ResponseEntity<Page<EnergyBaselineRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this site.") @RequestParam(required = false)
          @Nullable String site) {
    return pages.list(EnergyBaselineRow.BOARD, caller, asked, Filter.is("site", site));
  }

  @Operation(operationId = "getEnergyBaseline", summary = "One baseline.")
  @GetMapping("/{id}")
  ResponseEntity<EnergyBaselineRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(EnergyBaselineRow.BOARD, caller, look, id);
  }
}
