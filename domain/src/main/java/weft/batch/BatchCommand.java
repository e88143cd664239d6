package weft.batch;

import java.util.List;
import java.util.Set;
import weft.certificate.CertificateId;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Everything that can be asked of a batch. */
public sealed interface BatchCommand extends StreamCommand {
  BatchId batch();

  @Override
  default String stream() {
    return batch().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(batch().maker());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * Adds good output to the batch. Several reports of one batch add up; the same source again
   * changes nothing.
   *
   * @param quantity good; zero where a report only consumed inputs
   * @param source the stream that reported it, {@code #}, and the number of the report there
   */
  record DeclareBatch(
      BatchId batch, Quantity quantity, String unit, String source, List<BatchInput> inputs)
      implements BatchCommand {
    public DeclareBatch {
      inputs = List.copyOf(inputs);
    }
  }

  /** Makes a new batch of existing ones, by a split or a merge. Refused if the batch exists. */
  record FormBatch(
      BatchId batch, Quantity quantity, String unit, String source, List<BatchInput> inputs)
      implements BatchCommand {
    public FormBatch {
      inputs = List.copyOf(inputs);
    }
  }

  /** Corrects the good output of one report. */
  record CorrectBatch(BatchId batch, String source, Quantity newGood) implements BatchCommand {}

  /** Takes a quantity for a certificate of its maker. Refused beyond what is left. */
  record CertifyBatch(BatchId batch, CertificateId certificate, Quantity quantity, String unit)
      implements BatchCommand {}

  /** Gives back what a certificate had taken, because it was revoked or replaced. */
  record FreeBatch(BatchId batch, CertificateId certificate) implements BatchCommand {}

  /** Takes a quantity out of the batch and into another batch of its maker. */
  record DivideBatch(BatchId batch, BatchId into, Quantity quantity, String unit)
      implements BatchCommand {}

  /**
   * Opens a problem, or states an open one anew. The maker or a holder of the batch asks for it;
   * the batch is blocked for that party while the problem is open.
   */
  record OpenProblem(BatchId batch, BatchProblem problem) implements BatchCommand {
    @Override
    public Set<PartyCode> concerns() {
      return Set.copyOf(List.of(batch.maker(), problem.by()).stream().distinct().toList());
    }
  }

  /** Ends a problem. Only the party that opened it does so. */
  record EndProblem(BatchId batch, PartyCode by, String problem, String reason)
      implements BatchCommand {
    @Override
    public Set<PartyCode> concerns() {
      return Set.copyOf(List.of(batch.maker(), by).stream().distinct().toList());
    }
  }
}
