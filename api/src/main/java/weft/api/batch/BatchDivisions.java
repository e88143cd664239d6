package weft.api.batch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.batch.BatchCommand.DivideBatch;
import weft.batch.BatchCommand.FormBatch;
import weft.batch.BatchId;
import weft.batch.BatchInput;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.language.Text;
import weft.measure.Quantity;

/**
 * Splits and merges batches. The parents keep their ids; each new batch leads to its parents. The
 * maker's ledger follows: a quantity that went into another batch can no longer be certified here.
 */
@RestController
@RequestMapping("/api/v1/batches/{id}")
class BatchDivisions {
  private static final int MOST = 100;

  private static final String SEEN =
      "The version that the caller saw; 412 if there is a newer one.";

  private final Asking asking;
  private final ReachableBatch batches;
  private final DividedStock stock;

  BatchDivisions(Asking asking, ReachableBatch batches, DividedStock stock) {
    this.asking = asking;
    this.batches = batches;
    this.stock = stock;
  }

  /**
   * The answer. This record is the JSON.
   *
   * @param id of the batch that was split, or of the new batch of a merge
   * @param version of the batch in the address; null for a holder, whose request changes nothing
   *     there
   * @param batches the ids of the new batches
   */
  record Divided(String id, @Nullable Long version, long position, List<String> batches) {}

  @Operation(
      operationId = "splitBatch",
      summary =
          "Makes new batches of parts of a batch, as its maker or a holder. The batch keeps its id"
              + " and what is left.")
  @PostMapping("/split")
  ResponseEntity<Divided> split(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody BatchBodies.Split body) {
    ReachableBatch.Found parent = found(caller, id);
    String unit = Body.unit(body.unit(), "/unit", _ -> false);
    List<BatchInput> parts =
        Body.list(
            Body.required(body.parts(), "/parts"),
            "/parts",
            (it, at) ->
                new BatchInput(
                    child(parent, Body.name(it.number(), at + "/number")),
                    BatchBodies.positive(it.quantity(), at + "/quantity"),
                    unit));
    requireDifferent(parts, "/parts");
    List<StreamCommand> commands = new ArrayList<>();
    var moves = stock.at(parent, body.site());
    for (BatchInput it : parts) {
      commands.addAll(divided(parent.batch(), parent, it));
      commands.add(
          new FormBatch(
              it.batch(),
              it.quantity(),
              unit,
              parent.batch().stream() + "#split",
              List.of(new BatchInput(parent.batch(), it.quantity(), unit))));
      moves.move(parent, it.batch(), it.quantity(), unit);
    }
    commands.addAll(moves.commands());
    commands.addAll(
        stock.holds(List.of(parent.batch()), parts.stream().map(BatchInput::batch).toList()));
    var done =
        asking.ask(
            caller, parent.isOwn() ? ifMatch : null, idempotencyKey, List.of(body), commands);
    return answer(
        parent, parent.batch().stream(), done, parts.stream().map(BatchInput::batch).toList());
  }

  @Operation(
      operationId = "mergeBatches",
      summary =
          "Makes a new batch of this one and others of the same part, as their maker or a holder."
              + " The new batch leads to all of them.")
  @PostMapping("/merge")
  ResponseEntity<Divided> merge(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody BatchBodies.Merge body) {
    ReachableBatch.Found first = found(caller, id);
    String unit = Body.unit(body.unit(), "/unit", _ -> false);
    BatchId merged = child(first, Body.name(body.number(), "/number"));
    List<ReachableBatch.Found> parents = new ArrayList<>(List.of(first));
    List<BatchInput> inputs = new ArrayList<>();
    inputs.add(
        new BatchInput(first.batch(), BatchBodies.positive(body.quantity(), "/quantity"), unit));
    Body.list(
            Body.required(body.with(), "/with"),
            "/with",
            (it, at) -> {
              ReachableBatch.Found other = batches.of(caller, Body.required(it.id(), at + "/id"));
              if (!child(other, merged.number()).equals(merged)) throw otherPart(at);
              parents.add(other);
              return new BatchInput(
                  other.batch(), BatchBodies.positive(it.quantity(), at + "/quantity"), unit);
            })
        .forEach(inputs::add);
    requireDifferent(inputs, "/with");
    List<StreamCommand> commands = new ArrayList<>();
    var moves = stock.at(first, body.site());
    Quantity sum = Quantity.ZERO;
    for (int i = 0; i < inputs.size(); i++) {
      BatchInput it = inputs.get(i);
      commands.addAll(
          divided(it.batch(), parents.get(i), new BatchInput(merged, it.quantity(), unit)));
      moves.move(parents.get(i), merged, it.quantity(), unit);
      sum = sum.plus(it.quantity());
    }
    commands.add(new FormBatch(merged, sum, unit, merged.stream() + "#merge", inputs));
    commands.addAll(moves.commands());
    commands.addAll(stock.holds(inputs.stream().map(BatchInput::batch).toList(), List.of(merged)));
    var done =
        asking.ask(caller, first.isOwn() ? ifMatch : null, idempotencyKey, List.of(body), commands);
    return answer(first, merged.stream(), done, List.of(merged));
  }

  private ReachableBatch.Found found(Caller caller, String id) {
    caller.require(Role.QUALITY, Role.PRODUCTION, Role.WAREHOUSE, Role.BUYER);
    return batches.of(caller, id);
  }

  /** A batch of the caller's own, under its own number of the part. */
  private static BatchId child(ReachableBatch.Found parent, String number) {
    return new BatchId(parent.party(), parent.parts().getFirst(), number);
  }

  /** Only the maker's own ledger can be taken from; a holder's stock is the limit of a holder. */
  private static List<StreamCommand> divided(
      BatchId from, ReachableBatch.Found parent, BatchInput into) {
    return parent.isOwn()
        ? List.of(new DivideBatch(from, into.batch(), into.quantity(), into.unit()))
        : List.of();
  }

  private static void requireDifferent(List<BatchInput> all, String pointer) {
    Set<BatchId> seen = new HashSet<>();
    for (BatchInput it : all)
      if (!seen.add(it.batch()))
        throw Body.faulty("batch-twice", pointer, new Text("Name each batch once.", "每个批次只能出现一次。"));
    if (all.isEmpty() || all.size() > MOST)
      throw Body.faulty("too-many", pointer, new Text("1 to %s entries.", "1 至 %s 条。").with(MOST));
  }

  private static RuntimeException otherPart(String at) {
    return Body.faulty(
        "batch-of-other-part",
        at + "/id",
        new Text("Only batches of the same part become one batch.", "只有同一零件的批次可以合并。"));
  }

  private static ResponseEntity<Divided> answer(
      ReachableBatch.Found named, String stream, Asking.Done done, List<BatchId> batches) {
    Long version = named.isOwn() ? done.version() : null;
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (version != null) answer.eTag("\"" + version + "\"");
    return answer.body(
        new Divided(
            StreamId.toUrl(stream),
            version,
            done.position(),
            batches.stream().map(it -> StreamId.toUrl(it.stream())).toList()));
  }
}
