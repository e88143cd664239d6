package weft.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * The data of one party that another party may see.
 *
 * @param parts the owner's numbers; null for all parts, including future ones
 * @param until the last day; null where the grant holds until it is withdrawn
 * @param past whether data from before the grant is visible too
 * @param contexts of an audit grant, such as {@code ordering}; null for all, including future ones
 * @param from of an audit grant: the earliest moment of the history that the auditor may read; null
 *     where it is unbounded
 * @param purpose of a credit grant, in the owner's words; null for others
 * @param indicators of a credit grant, by their codes; null for others
 */
public record Grant(
    PartyCode to,
    What what,
    @Nullable List<String> parts,
    Grain grain,
    @Nullable LocalDate until,
    boolean past,
    @Nullable List<String> contexts,
    @Nullable Instant from,
    @Nullable String purpose,
    @Nullable List<String> indicators) {

  /** A grant of one kind of data. */
  public Grant(
      PartyCode to,
      What what,
      @Nullable List<String> parts,
      Grain grain,
      @Nullable LocalDate until,
      boolean past) {
    this(to, what, parts, grain, until, past, null, null, null, null);
  }

  /** A grant to an auditor: everything that the owner may read itself of these contexts. */
  public static Grant audit(
      PartyCode to,
      @Nullable List<String> contexts,
      @Nullable Instant from,
      @Nullable LocalDate until,
      boolean past) {
    return new Grant(to, What.AUDIT, null, Grain.EXACT, until, past, contexts, from, null, null);
  }

  /** A grant to a bank: these indicators, for this purpose and until this day. */
  public static Grant credit(
      PartyCode to, String purpose, List<String> indicators, LocalDate until) {
    return new Grant(
        to, What.CREDIT, null, Grain.EXACT, until, true, null, null, purpose, indicators);
  }

  /** Whether the last day has ended, in UTC, at that moment. */
  boolean isOverBefore(Instant moment) {
    return until != null && until.isBefore(LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  public enum What {
    OUTPUT,
    STOCK,
    DEMAND,
    CAPACITY,
    /** Work orders of goods for the receiver. */
    PRODUCTION,
    /** Values measured by inspections; whoever gets goods of the batch sees the verdict without. */
    INSPECTIONS,
    /** The state of machines and the figures of their days. */
    MACHINES,
    /** Consumption of sites, advice that was taken, and the effect of load requests. */
    ENERGY,
    /** Everything that the owner may read itself, for an auditor. */
    AUDIT,
    /** Figures for a bank, by indicator; the rows that they are made of stay closed. */
    CREDIT
  }

  public enum Grain {
    /** The quantities. */
    EXACT,
    /** Only ok, low or none. */
    STATE
  }
}
