package weft.sealing;

import java.util.Locale;

/** The logs of a hub. Each has its own name, keys and rows, and the same rules. */
public enum EvidenceLog {
  /** The log of all events. */
  HISTORY(
      3728934509713L,
      """
      select recorded_at from domain_event
      where position > coalesce((select size from evidence_log where log = 'history'), 0)
      order by position limit 1
      """),
  /** The log of the states of all certificates. */
  CERTIFICATES(
      3728934509714L,
      """
      select recorded_at from domain_event
      where stream_type = 'Certificate' and position > coalesce((select position from evidence_certificate order by entry desc limit 1), 0)
      order by position limit 1
      """);

  private final String key;
  private final long lock;
  private final String oldestUnsealed;

  EvidenceLog(long lock, String oldestUnsealed) {
    this.key = name().toLowerCase(Locale.ROOT);
    this.lock = lock;
    this.oldestUnsealed = oldestUnsealed;
  }

  /** Its key in the tables, and in the names of the log and of its file of keys. */
  public String key() {
    return key;
  }

  /** The number of the advisory lock that its sealer holds. */
  long lock() {
    return lock;
  }

  /** A query for the time of the oldest entry that is not sealed. */
  String oldestUnsealed() {
    return oldestUnsealed;
  }

  /** Whether the log keeps each checkpoint, because files carry one for ever. */
  boolean keepsCheckpoints() {
    return this == CERTIFICATES;
  }
}
