package weft.sharing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * What one party lets another see of its own.
 *
 * @param parts the owner's numbers; null for all, those to come among them
 * @param until the last day; null where it holds until it is withdrawn
 * @param past whether what was before the grant is seen too
 */
public record Grant(
    PartyCode to,
    What what,
    @Nullable List<String> parts,
    Grain grain,
    @Nullable LocalDate until,
    boolean past) {
  public enum What {
    OUTPUT,
    STOCK,
    DEMAND,
    CAPACITY
  }

  public enum Grain {
    /** The quantities. */
    EXACT,
    /** No more than ok, low or none. */
    STATE
  }
}
