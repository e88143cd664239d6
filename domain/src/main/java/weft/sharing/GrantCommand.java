package weft.sharing;

import java.time.LocalDate;

/** Everything an owner can ask of a grant. */
public sealed interface GrantCommand {
  GrantId grant();

  default String stream() {
    return grant().stream();
  }

  /**
   * From now on it may be seen.
   *
   * @param today where it is given
   */
  record GiveGrant(GrantId grant, Grant given, LocalDate today) implements GrantCommand {}

  /** From now on it may not be seen any more, nor how it was. */
  record WithdrawGrant(GrantId grant) implements GrantCommand {}
}
