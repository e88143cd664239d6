package weft.projections.batch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.batch.BatchEvent;
import weft.batch.BatchEvent.BatchCertified;
import weft.batch.BatchEvent.BatchContradicted;
import weft.batch.BatchEvent.BatchCorrected;
import weft.batch.BatchEvent.BatchDeclared;
import weft.batch.BatchEvent.BatchDivided;
import weft.batch.BatchEvent.BatchFreed;
import weft.batch.BatchEvent.InputsConsumed;
import weft.batch.BatchEvent.ProblemEnded;
import weft.batch.BatchEvent.ProblemOpened;
import weft.batch.BatchId;
import weft.batch.BatchProblem;
import weft.batch.Criticality;
import weft.batch.ProblemDecision;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.rows.ShownThrough;
import weft.projections.rows.ShownThrough.Concern;
import weft.projections.rows.ShownThrough.Copy;
import weft.projections.rows.Versioned;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;

/**
 * A batch, for its maker or for a party to which a shipment brought some of it. Quantities and
 * certificates are the maker's own.
 *
 * @param owner who sees the row
 * @param part the reader's own number, and {@code partnerPart} the maker's; null for the maker
 * @param declared whether its maker reported output; a batch that only a shipment names is not
 * @param quantity all good output; null for others than the maker
 * @param remaining what certificates and splits left; null for others than the maker
 * @param contested whether they take more than there is; null for others than the maker
 * @param reused whether another work order reported the number too; null for others than the maker
 * @param certificates that take from it; empty for others than the maker
 * @param problems that are open: to the maker all, to others the maker's and their own
 */
public record BatchRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonProperty("viewer") String owner,
    @JsonIgnore boolean shown,
    String maker,
    String part,
    @Nullable String partnerPart,
    String number,
    BatchState state,
    boolean declared,
    @Nullable Quantity quantity,
    @Nullable String unit,
    @Nullable Quantity remaining,
    @Nullable Boolean contested,
    @Nullable Boolean reused,
    List<Taking> certificates,
    List<Problem> problems,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<BatchRow> {
  public static final Board<BatchRow> BOARD =
      Board.ofRows(
              "batches",
              BatchId.TYPE,
              BatchRow.class,
              Board.Seen.BY_OWNER,
              BatchEvent.class,
              BatchRow::apply)
          .namedAs(BatchRow::named)
          .shownThrough(
              new ShownThrough<>(
                  ShipmentId.TYPE,
                  ShipmentEvent.class,
                  BatchRow::concerned,
                  new ToHolders(),
                  false,
                  null,
                  it ->
                      it.payload() instanceof ShipmentReplaced
                          || it.payload() instanceof ShipmentCancelled));

  /** The rows of parties to which shipments brought some of a batch. */
  private static final class ToHolders implements Copy<BatchRow> {
    @Override
    public BatchRow of(BatchRow own, PartyCode reader, boolean shown, long fromPosition) {
      return shownTo(own, reader, shown, fromPosition);
    }

    /** A batch that a shipment names before its maker reported it. */
    @Override
    public BatchRow begun(String stream, long fromPosition) {
      return blank(stream, BatchId.of(stream), fromPosition);
    }
  }

  /** A certificate and the quantity that it takes. */
  public record Taking(String certificate, String number, Quantity quantity) {}

  /** An open problem. */
  public record Problem(
      String by,
      String problem,
      Criticality criticality,
      String text,
      @Nullable ProblemDecision decision,
      Instant openedAt) {
    private boolean isOf(PartyCode party, String name) {
      return by.equals(party.value()) && problem.equals(name);
    }
  }

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** A despatch concerns its buyer with the batches of its lines. */
  private static List<Concern> concerned(Recorded event) {
    return switch ((ShipmentEvent) event.payload()) {
      case ShipmentAnnounced it -> concerned(it.shipment(), it.despatch());
      case ShipmentReplaced it -> concerned(it.shipment(), it.despatch());
      default -> List.of();
    };
  }

  private static List<Concern> concerned(ShipmentId shipment, Despatch despatch) {
    Set<String> streams = new LinkedHashSet<>();
    for (DespatchLine it : despatch.lines())
      if (it.batch() != null)
        streams.add(
            new BatchId(
                    shipment.supplier(),
                    Objects.requireNonNullElse(it.supplierPart(), it.part()),
                    it.batch())
                .stream());
    return streams.stream().map(it -> new Concern(it, shipment.buyer(), false)).toList();
  }

  private static BatchRow blank(String stream, BatchId id, long position) {
    return new BatchRow(
        stream,
        Board.OWN,
        id.maker().value(),
        true,
        id.maker().value(),
        id.part(),
        null,
        id.number(),
        BatchState.USABLE,
        false,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        0,
        position);
  }

  private static BatchRow shownTo(
      BatchRow own, PartyCode reader, boolean shown, long fromPosition) {
    List<Problem> problems =
        own.problems.stream()
            .filter(it -> it.by.equals(own.maker) || it.by.equals(reader.value()))
            .toList();
    return new BatchRow(
        own.stream,
        reader.value(),
        reader.value(),
        shown,
        own.maker,
        own.part,
        null,
        own.number,
        problems.isEmpty() ? BatchState.USABLE : BatchState.BLOCKED,
        own.declared,
        null,
        own.unit,
        null,
        null,
        null,
        List.of(),
        problems,
        own.version,
        fromPosition);
  }

  private static List<BatchRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<BatchRow> rows) {
    return ReadersNumbers.renamed(
        scope,
        rows,
        it -> new Part(it.maker, it.part),
        parts -> ReadersNumbers.of(db, scope, moment, Side.SUPPLIER, parts),
        BatchRow::inWordsOf);
  }

  private BatchRow inWordsOf(ReadersNumbers numbers) {
    return new BatchRow(
        stream,
        item,
        owner,
        shown,
        maker,
        numbers.of(new Part(maker, part)),
        part,
        number,
        state,
        declared,
        quantity,
        unit,
        remaining,
        contested,
        reused,
        certificates,
        problems,
        version,
        fromPosition);
  }

  private static void apply(Versioned<String, BatchRow> rows, Recorded recorded) {
    var event = (BatchEvent) recorded.payload();
    BatchRow stored = rows.get(Board.key(recorded.stream(), Board.OWN));
    BatchRow before =
        stored == null ? blank(recorded.stream(), event.batch(), recorded.position()) : stored;
    rows.put(before.then(event, recorded));
  }

  private BatchRow then(BatchEvent event, Recorded recorded) {
    return switch (event) {
      case BatchDeclared it ->
          counted(
              it.good(),
              it.unit(),
              left().plus(it.quantity()),
              it.otherSource() != null || Boolean.TRUE.equals(reused),
              certificates,
              recorded);
      case BatchCorrected it ->
          counted(
              it.good(),
              it.unit(),
              left().plus(it.now()).minus(it.before()),
              Boolean.TRUE.equals(reused),
              certificates,
              recorded);
      case BatchCertified it -> {
        List<Taking> all = new ArrayList<>(certificates);
        all.add(
            new Taking(
                StreamId.toUrl(it.certificate().stream()),
                it.certificate().number(),
                it.quantity()));
        yield taken(it.unit(), it.left(), all, recorded);
      }
      case BatchFreed it -> {
        String freed = StreamId.toUrl(it.certificate().stream());
        yield taken(
            it.unit(),
            it.left(),
            certificates.stream().filter(each -> !each.certificate.equals(freed)).toList(),
            recorded);
      }
      case BatchDivided it -> taken(it.unit(), it.left(), certificates, recorded);
      case ProblemOpened it -> {
        BatchProblem opened = it.problem();
        List<Problem> all = new ArrayList<>(without(opened.by(), opened.problem()));
        all.add(
            new Problem(
                opened.by().value(),
                opened.problem(),
                opened.criticality(),
                opened.text(),
                opened.decision(),
                openedAt(opened, recorded.recordedAt())));
        yield having(all, recorded);
      }
      case ProblemEnded it -> having(without(it.by(), it.problem()), recorded);
      case InputsConsumed _, BatchContradicted _ -> having(problems, recorded);
    };
  }

  /** A problem that is stated anew has been open since it was first stated. */
  private Instant openedAt(BatchProblem opened, Instant now) {
    for (Problem it : problems) if (it.isOf(opened.by(), opened.problem())) return it.openedAt;
    return now;
  }

  private List<Problem> without(PartyCode by, String problem) {
    return problems.stream().filter(it -> !it.isOf(by, problem)).toList();
  }

  private Quantity left() {
    return Objects.requireNonNullElse(remaining, Quantity.ZERO);
  }

  private BatchRow taken(String in, Quantity left, List<Taking> all, Recorded recorded) {
    return counted(
        Objects.requireNonNullElse(quantity, Quantity.ZERO),
        in,
        left,
        Boolean.TRUE.equals(reused),
        all,
        recorded);
  }

  private BatchRow counted(
      Quantity good,
      String in,
      Quantity left,
      boolean again,
      List<Taking> taking,
      Recorded recorded) {
    return new BatchRow(
        stream,
        item,
        owner,
        shown,
        maker,
        part,
        partnerPart,
        number,
        state,
        true,
        good,
        unit == null ? in : unit,
        left,
        left.amount().signum() < 0,
        again,
        List.copyOf(taking),
        problems,
        recorded.sequence() + 1,
        recorded.position());
  }

  private BatchRow having(List<Problem> open, Recorded recorded) {
    boolean blocked = open.stream().anyMatch(it -> it.by.equals(maker));
    return new BatchRow(
        stream,
        item,
        owner,
        shown,
        maker,
        part,
        partnerPart,
        number,
        blocked ? BatchState.BLOCKED : BatchState.USABLE,
        declared,
        quantity,
        unit,
        remaining,
        contested,
        reused,
        certificates,
        List.copyOf(open),
        recorded.sequence() + 1,
        recorded.position());
  }
}
