package weft.api.batch;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.batch.BatchId;
import weft.event.StreamId;
import weft.language.Text;
import weft.measure.Quantity;
import weft.projections.batch.BatchRow;
import weft.projections.batch.BatchState;
import weft.projections.batch.Genealogy;
import weft.projections.batch.Genealogy.Direction;
import weft.projections.rows.BoardReads.Filter;

/** The batches of which a batch is made, and those that were made of it, over companies. */
@RestController
@RequestMapping("/api/v1/batches")
class BatchGenealogy {
  private static final int MOST_STEPS = 20;

  private final BoardPages pages;
  private final ReadContexts readings;
  private final BatchCertificates certificates;

  BatchGenealogy(BoardPages pages, ReadContexts readings, BatchCertificates certificates) {
    this.pages = pages;
    this.readings = readings;
    this.certificates = certificates;
  }

  /**
   * The answer. This record is the JSON.
   *
   * @param nodes the batches, the asked one first
   * @param continues the nodes that lead on to batches which the reader does not see or did not ask
   *     for
   */
  record Answer(List<Node> nodes, List<Edge> edges, List<String> continues) {}

  /**
   * A batch.
   *
   * @param part the reader's own number where an agreement gives one, else the maker's
   * @param state null for an input that no shipment brought here, which the reader only named
   * @param quantity the good output; null for others than the maker
   * @param inspections the ids of the inspections of it that the reader sees
   * @param certificates the ids of certificates: the maker's that take from it; for a customer, its
   *     own that name it and were neither replaced nor revoked
   * @param missing what is not recorded: {@code output} if its maker reported none
   */
  @Schema(name = "BatchNode")
  record Node(
      String id,
      String maker,
      String part,
      String number,
      @Nullable BatchState state,
      @Nullable Quantity quantity,
      @Nullable String unit,
      List<String> inspections,
      List<String> certificates,
      List<String> missing) {
    private static Node of(BatchRow it, List<String> inspections) {
      return new Node(
          it.id(),
          it.maker(),
          it.part(),
          it.number(),
          it.state(),
          it.quantity(),
          it.unit(),
          inspections,
          it.certificates().stream().map(BatchRow.Taking::certificate).toList(),
          it.declared() ? List.of() : List.of("output"));
    }

    /** A batch that the reader named as an input, and of which it has no row. */
    private static Node named(String stream) {
      BatchId it = BatchId.of(stream);
      return new Node(
          StreamId.toUrl(stream),
          it.maker().value(),
          it.part(),
          it.number(),
          null,
          null,
          null,
          List.of(),
          List.of(),
          List.of("output"));
    }
  }

  /**
   * A quantity of one batch that went into another.
   *
   * @param event the position of the event that says so
   */
  @Schema(name = "BatchEdge")
  record Edge(String from, String to, Quantity quantity, String unit, long event) {
    private static Edge of(Genealogy.Edge it) {
      return new Edge(
          StreamId.toUrl(it.from()),
          StreamId.toUrl(it.to()),
          it.quantity(),
          it.unit(),
          it.position());
    }
  }

  @Operation(
      operationId = "getBatchGenealogy",
      summary =
          "What a batch is made of, or what was made of it: the caller's own batches and their"
              + " direct neighbours. Beyond them it says only that it goes on, never to whom or how"
              + " many.")
  @GetMapping("/{id}/genealogy")
  ResponseEntity<Answer> genealogy(
      Caller caller,
      @PathVariable String id,
      @ParameterObject RowQuery look,
      @Parameter(description = "origin: what it is made of; use: what was made of it.")
          @RequestParam(defaultValue = "origin")
          String direction,
      @Parameter(description = "How many steps, 1 to 20.") @RequestParam(defaultValue = "5")
          int depth) {
    Direction way = direction(direction);
    if (depth < 1 || depth > MOST_STEPS)
      throw Problem.parameter(
          "depth", new Text("depth is 1 to %s.", "depth 的取值为 1 至 %s。").with(MOST_STEPS));
    ReadContext reading = pages.reading(BatchRow.BOARD, caller, look);
    Set<String> audited = readings.granted(reading, "batch");
    String stream = Ids.of(id, BatchGenealogy::batch);
    var found =
        readings.readOne(reading, stream, (db, it) -> answer(db, it, stream, way, depth, audited));
    return found.ok().body(certificates.in(found.answer(), caller, reading));
  }

  private static Answer answer(
      JdbcClient db, ReadContext it, String stream, Direction way, int depth, Set<String> audited) {
    if (BatchRow.BOARD.reads().one(db, it.scope(), stream, it.moment()).isEmpty())
      throw Ids.notFound();
    Genealogy found =
        Genealogy.of(db, it.scope(), it.moment(), stream, way, depth, audited)
            .orElseThrow(BatchGenealogy::tooLarge);
    Map<String, BatchRow> rows = new HashMap<>();
    var named =
        new Filter("t.stream = any(:streams)", "streams", found.streams().toArray(String[]::new));
    List<BatchRow> read =
        BatchRow.BOARD
            .reads()
            .list(db, it.scope(), List.of(named), List.of(), it.moment(), 2 * (Genealogy.MOST + 1));
    for (BatchRow row : BatchRow.BOARD.named(db, it.scope(), it.moment(), read))
      rows.putIfAbsent(row.stream(), row);
    Map<String, List<String>> inspections = BatchInspections.of(db, it, rows.values());
    return new Answer(
        found.streams().stream()
            .map(
                each ->
                    rows.containsKey(each)
                        ? Node.of(
                            requireNonNull(rows.get(each)),
                            inspections.getOrDefault(each, List.of()))
                        : Node.named(each))
            .toList(),
        found.edges().stream().map(Edge::of).toList(),
        // A batch that the reader only named tells nothing: the name may be a guess.
        found.continues().stream().filter(rows::containsKey).map(StreamId::toUrl).toList());
  }

  private static String batch(String stream) {
    return BatchId.of(stream).stream();
  }

  private static Direction direction(String given) {
    try {
      return Direction.valueOf(given.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.parameter(
          "direction", new Text("direction is origin or use.", "direction 的取值为 origin 或 use。"));
    }
  }

  static RuntimeException tooLarge() {
    return Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "genealogy-too-large",
            new Text(
                "The genealogy has more than "
                    + Genealogy.MOST
                    + " steps; ask for a smaller depth.",
                "谱系超过 " + Genealogy.MOST + " 条，请减小 depth。"))
        .exception();
  }
}
