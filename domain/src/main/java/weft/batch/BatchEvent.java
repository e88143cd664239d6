package weft.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateId;
import weft.event.ContradictionEvent;
import weft.event.LimitedReaders;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * Everything that can happen to a batch. Stored for ever: add nullable components, never rename or
 * move. Output, inputs and certificates are the maker's own; a holder of the batch finds the
 * maker's problems and its own.
 */
public sealed interface BatchEvent extends LimitedReaders {
  BatchId batch();

  @Override
  default boolean isFoundBy(PartyCode reader) {
    return false;
  }

  /**
   * Good output was added.
   *
   * @param source the report
   * @param good all good output of the batch, in {@code unit}
   * @param otherSource an earlier report of another work order, where the maker uses the number
   *     again; null otherwise
   */
  record BatchDeclared(
      BatchId batch,
      Quantity quantity,
      String unit,
      String source,
      Quantity good,
      @Nullable String otherSource)
      implements BatchEvent {}

  /** Other batches went into this one. */
  record InputsConsumed(BatchId batch, String source, List<BatchInput> inputs)
      implements BatchEvent {
    public InputsConsumed {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * The good output of one report was corrected.
   *
   * @param good all good output of the batch now
   */
  record BatchCorrected(
      BatchId batch, String source, Quantity before, Quantity now, Quantity good, String unit)
      implements BatchEvent {}

  /**
   * Certificates and divided quantities take more than the batch has after a correction.
   *
   * @param certificates every certificate that takes from the batch; all of them are contested
   *     until they take no more than there is
   */
  record BatchContradicted(
      BatchId batch, Quantity good, Quantity taken, String unit, List<CertificateId> certificates)
      implements BatchEvent, ContradictionEvent {
    public BatchContradicted {
      certificates = List.copyOf(certificates);
    }

    @Override
    public Text told() {
      return new Text(
              "Batch %s of part %s has %s %s good, but %s were certified or divided.",
              "零件 %2$s 的批次 %1$s 合格数为 %3$s %4$s，而已开具证书或拆分的数量为 %5$s。")
          .with(batch.number(), batch.part(), good, unit, taken);
    }

    @Override
    public @Nullable Integer segment(StreamCommand by) {
      return null;
    }
  }

  /**
   * A certificate took a quantity.
   *
   * @param left what remains for other certificates
   */
  record BatchCertified(
      BatchId batch, CertificateId certificate, Quantity quantity, String unit, Quantity left)
      implements BatchEvent {}

  /** A certificate gave its quantity back. */
  record BatchFreed(
      BatchId batch, CertificateId certificate, Quantity quantity, String unit, Quantity left)
      implements BatchEvent {}

  /** A quantity went into another batch of the maker, by a split or a merge. */
  record BatchDivided(BatchId batch, BatchId into, Quantity quantity, String unit, Quantity left)
      implements BatchEvent {}

  /** A party opened a problem, which blocks the batch at that party, or stated it anew. */
  record ProblemOpened(BatchId batch, BatchProblem problem) implements BatchEvent {
    @Override
    public boolean isFoundBy(PartyCode reader) {
      return isReadBy(reader, batch, problem.by());
    }
  }

  /**
   * A party ended a problem.
   *
   * @param remaining how many problems of that party are still open; the batch is free at that
   *     party when none is
   */
  record ProblemEnded(BatchId batch, PartyCode by, String problem, String reason, int remaining)
      implements BatchEvent {
    @Override
    public boolean isFoundBy(PartyCode reader) {
      return isReadBy(reader, batch, by);
    }
  }

  private static boolean isReadBy(PartyCode reader, BatchId batch, PartyCode by) {
    return by.equals(batch.maker()) || by.equals(reader);
  }
}
