package weft.batch;

import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * A problem that blocks a batch while it is open.
 *
 * @param by the party that opened it, and that alone ends it
 * @param problem that party's own name for it
 * @param text what is wrong
 * @param decision null where none was stated
 */
public record BatchProblem(
    PartyCode by,
    String problem,
    Criticality criticality,
    String text,
    @Nullable ProblemDecision decision) {
  /** Whether it is the problem of that party and name. */
  public boolean isOf(PartyCode party, String name) {
    return by.equals(party) && problem.equals(name);
  }
}
