package weft.api.batch;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.Repeated;
import weft.api.asking.WriteResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.batch.Batch;
import weft.batch.BatchCommand.EndProblem;
import weft.batch.BatchCommand.OpenProblem;
import weft.batch.BatchEvent;
import weft.batch.BatchProblem;
import weft.event.Past;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.stock.StockCommand.HoldBatch;
import weft.stock.StockCommand.ReleaseBatch;
import weft.stock.StockId;

/**
 * Problems of batches. While one is open, the caller's own stock of the batch, and of what it made
 * of it, is blocked at every site, in the same append. Each customer to which the caller sent some
 * of it gets one question.
 */
@RestController
@RequestMapping("/api/v1/batches/{id}/problems")
class BatchProblems {
  private static final String SEEN =
      "The version that the caller saw; 412 if there is a newer one.";

  private final Asking asking;
  private final ReachableBatch batches;
  private final AffectedStock affected;
  private final HolderQuestions questions;
  private final Streams streams;
  private final Clock clock;

  BatchProblems(
      Asking asking,
      ReachableBatch batches,
      AffectedStock affected,
      HolderQuestions questions,
      Streams streams,
      Clock clock) {
    this.asking = asking;
    this.batches = batches;
    this.affected = affected;
    this.questions = questions;
    this.streams = streams;
    this.clock = clock;
  }

  @Operation(
      operationId = "openBatchProblem",
      summary =
          "Opens a problem of a batch, as its maker or a holder: blocks the caller's own stock of"
              + " it and of what the caller made of it, and asks each customer that the caller sent"
              + " some of it to.")
  @PostMapping
  ResponseEntity<WriteResult> open(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody BatchBodies.Problem body) {
    ReachableBatch.Found batch = found(caller, id);
    BatchProblem problem = body.read(batch.party());
    List<AffectedStock.Of> stocks = affected.of(batch);
    return answer(
        batch,
        Repeated.unlessSeen(
            ifMatch,
            () -> {
              Past past = past(batch);
              long seen = ifMatch == null ? past.version() : Asking.version(ifMatch);
              List<StreamCommand> commands = held(batch, problem, stocks);
              // A problem that is stated anew asks nobody again.
              if (!isOpen(past, problem))
                commands.addAll(questions.about(caller, batch, stocks, problem, seen));
              return asking.ask(
                  caller, "\"" + seen + "\"", idempotencyKey, List.of(body), commands);
            }));
  }

  private List<StreamCommand> held(
      ReachableBatch.Found batch, BatchProblem problem, List<AffectedStock.Of> stocks) {
    List<StreamCommand> commands = new ArrayList<>();
    commands.add(new OpenProblem(batch.batch(), problem));
    String cause = InheritedProblems.cause(batch.batch(), problem.problem());
    for (AffectedStock.Of it : stocks)
      for (StockId stock : it.stocks())
        commands.add(new HoldBatch(stock, it.batch().number(), cause, clock.instant()));
    return commands;
  }

  @Operation(
      operationId = "endBatchProblem",
      summary =
          "Ends a problem, as the party that opened it. Stock that no other problem blocks is what"
              + " it was before.")
  @PostMapping("/{problem}/end")
  ResponseEntity<WriteResult> end(
      Caller caller,
      @PathVariable String id,
      @Parameter(description = "The name that the caller gave the problem.") @PathVariable
          String problem,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody BatchBodies.Reason body) {
    requireRole(caller);
    ReachableBatch.Found batch = batches.withProblem(caller, id, problem);
    List<StreamCommand> commands = new ArrayList<>();
    commands.add(new EndProblem(batch.batch(), batch.party(), problem, Body.reason(body.reason())));
    String cause = InheritedProblems.cause(batch.batch(), problem);
    for (AffectedStock.Blocked it : affected.blockedBy(batch, cause))
      commands.add(new ReleaseBatch(it.stock(), it.batch(), cause, clock.instant()));
    return answer(batch, asking.ask(caller, ifMatch, idempotencyKey, List.of(body), commands));
  }

  private ReachableBatch.Found found(Caller caller, String id) {
    requireRole(caller);
    return batches.of(caller, id);
  }

  private static void requireRole(Caller caller) {
    caller.require(Role.QUALITY, Role.PRODUCTION, Role.BUYER);
  }

  private Past past(ReachableBatch.Found batch) {
    String stream = batch.batch().stream();
    return requireNonNullElse(streams.pasts(List.of(stream)).get(stream), Past.NONE);
  }

  private static boolean isOpen(Past past, BatchProblem problem) {
    return past.foldedFrom(Batch.NEW, BatchEvent.class).open().stream()
        .anyMatch(it -> it.isOf(problem.by(), problem.problem()));
  }

  private static ResponseEntity<WriteResult> answer(ReachableBatch.Found batch, Asking.Done done) {
    return WriteResult.answer(batch.batch().stream(), done);
  }
}
