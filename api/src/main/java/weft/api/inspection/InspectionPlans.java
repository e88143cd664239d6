package weft.api.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.inspection.InspectionPlanCommand.PublishPlan;
import weft.inspection.InspectionPlanCommand.ResumeInspection;
import weft.inspection.InspectionPlanId;
import weft.inspection.Stage;
import weft.inspection.sampling.SamplingPlans;
import weft.party.PartyCode;
import weft.projections.inspection.InspectionPlanRow;
import weft.projections.rows.BoardReads.Filter;

/** Inspection plans of the caller's own parts. */
@RestController
@RequestMapping("/api/v1/inspection-plans")
class InspectionPlans {
  private final Asking asking;
  private final BoardPages pages;
  private final KnownInspections known;
  private final SecondPerson second;
  private final InspectionPlanVersions versions;

  InspectionPlans(
      Asking asking,
      BoardPages pages,
      KnownInspections known,
      SecondPerson second,
      InspectionPlanVersions versions) {
    this.asking = asking;
    this.pages = pages;
    this.known = known;
    this.second = second;
    this.versions = versions;
  }

  /** A person resumes inspection. */
  record Resumed(@Needed @Nullable String reason) {}

  @Operation(
      operationId = "publishInspectionPlan",
      summary =
          "Publishes a version of the inspection plan of a part at a stage. Inspections that have"
              + " begun keep theirs. Samples by AQL follow GB/T 2828.1-2012 / ISO 2859-1.")
  @PostMapping
  ResponseEntity<WriteResult> publish(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody InspectionPlanBody body) {
    caller.require(Role.QUALITY);
    PartyCode owner = caller.requireParty();
    var id =
        new InspectionPlanId(
            owner, Body.name(body.part(), "/part"), Body.required(body.stage(), "/stage"));
    var command = new PublishPlan(id, SamplingPlans.EDITION, body.read());
    var done = asking.ask(caller, null, idempotencyKey, List.of(command));
    return WriteResult.answer(id.stream(), done);
  }

  @Operation(
      operationId = "resumeInspection",
      summary =
          "Resumes inspection by a plan that stopped after five lots rejected under tightened"
              + " inspection; for a person, not for a client. Inspection is tightened then. Where"
              + " it is not stopped, nothing changes.")
  @PostMapping("/{id}/resumption")
  ResponseEntity<WriteResult> resume(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Resumed body) {
    caller.require(Role.QUALITY);
    InspectionPlanId plan = known.plan(caller.requireParty(), id);
    var command = new ResumeInspection(plan, Body.reason(body.reason()), second.of(caller));
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(command));
    return WriteResult.answer(plan.stream(), done);
  }

  @Operation(
      operationId = "listInspectionPlans",
      summary = "Lists the caller's inspection plans in force.")
  @GetMapping
  ResponseEntity<Page<InspectionPlanRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this part: the caller's own number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only this stage.") @RequestParam(required = false)
          @Nullable Stage stage) {
    return pages.list(
        InspectionPlanRow.BOARD,
        caller,
        asked,
        Filter.is("part", part),
        Filter.is("stage", stage == null ? null : stage.code()));
  }

  @Operation(operationId = "getInspectionPlan", summary = "One inspection plan in force.")
  @GetMapping("/{id}")
  ResponseEntity<InspectionPlanRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(InspectionPlanRow.BOARD, caller, look, id);
  }

  @Operation(
      operationId = "listInspectionPlanVersions",
      summary =
          "Lists the versions of an inspection plan as they were published, the newest first.")
  @GetMapping("/{id}/versions")
  ResponseEntity<Page<InspectionPlanRow>> versions(
      Caller caller, @PathVariable String id, @ParameterObject ListQuery asked) {
    return versions.list(caller, id, asked);
  }
}
