package weft.stock;

import java.util.List;

/**
 * A batch whose stock is blocked.
 *
 * @param causes the problems that block it, each by its batch and name
 * @param were the batch's stock before it was blocked, also what was blocked already
 */
public record HeldBatch(String batch, List<String> causes, List<Portion> were) {
  public HeldBatch {
    causes = List.copyOf(causes);
    were = List.copyOf(were);
  }
}
