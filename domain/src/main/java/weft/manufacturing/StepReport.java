package weft.manufacturing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.party.PersonCode;

/**
 * A person's report of a step.
 *
 * @param cause of scrap or rework; null where none was stated
 * @param batch the number of the batch that was made; null where none was stated
 */
public record StepReport(
    int step,
    Instant from,
    Instant until,
    StepCounts counts,
    @Nullable String cause,
    @Nullable String batch,
    List<ConsumedInput> inputs,
    PersonCode person) {
  public StepReport {
    inputs = List.copyOf(inputs);
  }

  /** Whether the other is a report of the same work by the same person. */
  boolean isSameWork(StepReport other) {
    return step == other.step
        && from.equals(other.from)
        && until.equals(other.until)
        && counts.equals(other.counts)
        && person.equals(other.person)
        && Objects.equals(batch, other.batch);
  }
}
