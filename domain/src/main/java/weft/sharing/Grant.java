package weft.sharing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * The data of one party that another party may see.
 *
 * @param parts the owner's numbers; null for all parts, including future ones
 * @param until the last day; null where the grant holds until it is withdrawn
 * @param past whether data from before the grant is visible too
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
    /** Only ok, low or none. */
    STATE
  }
}
