package weft.api.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
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
import weft.api.asking.Needed;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.StreamCommand;
import weft.inspection.CalibrationResult;
import weft.inspection.Instrument;
import weft.inspection.InstrumentCommand.CalibrateInstrument;
import weft.inspection.InstrumentCommand.RegisterInstrument;
import weft.inspection.InstrumentId;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.inspection.InstrumentRow;
import weft.projections.rows.BoardReads.Filter;

/** The caller's measuring instruments and their calibrations. */
@RestController
@RequestMapping("/api/v1/instruments")
class Instruments {
  private final Asking asking;
  private final BoardPages pages;
  private final KnownInspections known;
  private final DoubtedInspections doubted;
  private final Clock clock;

  Instruments(
      Asking asking,
      BoardPages pages,
      KnownInspections known,
      DoubtedInspections doubted,
      Clock clock) {
    this.asking = asking;
    this.pages = pages;
    this.known = known;
    this.doubted = doubted;
    this.clock = clock;
  }

  /** An instrument to be registered. */
  record Registered(
      @Needed @Nullable String number,
      @Nullable Text names,
      @Schema(example = "caliper") @Nullable String kind) {}

  /** A calibration. */
  record Calibrated(
      @Needed @Nullable LocalDate on,
      @Schema(description = "The last day on which it holds. Required where it passed.")
          @Nullable LocalDate until,
      @Needed @Nullable CalibrationResult result) {}

  @Operation(operationId = "registerInstrument", summary = "Registers a measuring instrument.")
  @PostMapping
  ResponseEntity<WriteResult> register(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Registered body) {
    caller.require(Role.QUALITY);
    var id = new InstrumentId(caller.requireParty(), Body.name(body.number(), "/number"));
    var command =
        new RegisterInstrument(
            id,
            InspectionPlanBody.names(body.names(), "/names"),
            Body.optionalText(body.kind(), "/kind", 70));
    return WriteResult.answer(
        id.stream(), asking.ask(caller, null, idempotencyKey, List.of(command)));
  }

  @Operation(
      operationId = "calibrateInstrument",
      summary =
          "States a calibration. One that found the instrument out of tolerance marks every"
              + " inspection that it measured for since its last good calibration.")
  @PostMapping("/{id}/calibrations")
  ResponseEntity<WriteResult> calibrate(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Calibrated body) {
    caller.require(Role.QUALITY);
    PartyCode owner = caller.requireParty();
    InstrumentId instrument = Ids.of(id, InstrumentId::of);
    Instrument before = known.instrument(owner, instrument);
    LocalDate until = body.until() == null ? null : Body.day(body.until(), "/until");
    var calibration =
        new CalibrateInstrument(
            instrument,
            Body.past(body.on(), "/on", clock.instant()),
            until,
            Body.required(body.result(), "/result"));
    List<StreamCommand> commands = new ArrayList<>(List.of(calibration));
    if (calibration.result() == CalibrationResult.OUT_OF_TOLERANCE)
      commands.addAll(doubted.by(caller, calibration, before.lastGood()));
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(body), commands);
    return WriteResult.answer(instrument.stream(), done);
  }

  @Operation(operationId = "listInstruments", summary = "Lists the caller's measuring instruments.")
  @GetMapping
  ResponseEntity<Page<InstrumentRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this number.") @RequestParam(required = false)
          @Nullable String number,
      @Parameter(
              description =
                  "Only instruments that may not measure after this day: their calibration ends by"
                      + " then, they were never calibrated, or they are out of tolerance.")
          @RequestParam(required = false)
          @Nullable LocalDate dueBy) {
    return pages.list(
        InstrumentRow.BOARD,
        caller,
        asked,
        Filter.is("number", number),
        new Filter(
            "(t.calibrated_until is null or t.calibrated_until <= :due"
                + " or t.found_out_of_tolerance is not null)",
            "due",
            dueBy));
  }

  @Operation(
      operationId = "getInstrument",
      summary = "One measuring instrument and its calibration.")
  @GetMapping("/{id}")
  ResponseEntity<InstrumentRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(InstrumentRow.BOARD, caller, look, id);
  }
}
