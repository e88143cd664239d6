package weft.api.energy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Locale;
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
import weft.api.reading.ReadContext;
import weft.api.reading.RowQuery;
import weft.api.reading.SharedRows;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.energy.EnergyAdvice.State;
import weft.energy.EnergyAdviceCommand.AnswerAdvice;
import weft.energy.EnergyAdviceId;
import weft.projections.energy.EnergyAdviceRow;
import weft.projections.rows.BoardReads.Filter;

/** Advice on the caller's energy, and by a grant of energy what others took. */
@RestController
@RequestMapping("/api/v1/energy/advice")
class EnergyAdvices {
  private final Asking asking;
  private final BoardPages pages;

  EnergyAdvices(Asking asking, BoardPages pages) {
    this.asking = asking;
    this.pages = pages;
  }

  /** The party's answer to a piece of advice. */
  record AdviceAnswer(@Needed @Nullable Boolean taken, @Nullable String reason) {}

  @Operation(
      operationId = "listEnergyAdvice",
      summary =
          "Lists advice with the money and the demand charge it rests on. By a grant of energy, a"
              + " park sees what companies took, without money.")
  @GetMapping
  ResponseEntity<Page<EnergyAdviceRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this site; of another party as PARTY/SITE.")
          @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only this machine: its code.") @RequestParam(required = false)
          @Nullable String machine,
      @Parameter(description = "Only advice in this state.") @RequestParam(required = false)
          @Nullable State state) {
    ReadContext reading = pages.reading(EnergyAdviceRow.BOARD, caller, asked.look());
    return pages.list(
        EnergyAdviceRow.BOARD,
        reading,
        asked,
        it -> it,
        SharedRows.site(reading, "owner", site),
        Filter.is("machine", machine),
        Filter.is("state", state == null ? null : state.name().toLowerCase(Locale.ROOT)));
  }

  @Operation(operationId = "getEnergyAdvice", summary = "One piece of advice.")
  @GetMapping("/{id}")
  ResponseEntity<EnergyAdviceRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(EnergyAdviceRow.BOARD, caller, look, id);
  }

  @Operation(
      operationId = "answerEnergyAdvice",
      summary = "Takes or refuses a piece of advice. What was taken is measured afterwards.")
  @PostMapping("/{id}/answer")
  ResponseEntity<WriteResult> answer(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody AdviceAnswer body) {
    caller.require(Role.PRODUCTION, Role.PLANNER, Role.MANAGEMENT);
    EnergyAdviceId advice = Ids.of(id, EnergyAdviceId::of);
    if (!advice.party().equals(caller.requireParty())) throw Ids.notFound();
    String reason = Body.optionalText(body.reason(), "/reason", 1_000);
    var command = new AnswerAdvice(advice, Body.required(body.taken(), "/taken"), reason);
    return WriteResult.answer(
        advice.stream(), asking.ask(caller, ifMatch, idempotencyKey, List.of(command)));
  }
}
