package weft.sealing;

import java.security.SecureRandom;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries of one log, in the order in which they are sealed. */
interface LogEntries {
  /** The log that they belong to. */
  EvidenceLog log();

  /** How many entries there are by now, sealed or not. */
  long count();

  /** The next entries after a log of that size, at most {@code most}; empty if there are none. */
  Batch next(long size, int most);

  /** Called for each signed checkpoint, in the transaction that stores it. */
  default void signed(JdbcClient database, long size, byte[] note) {}

  /** Entries that are sealed together. */
  interface Batch {
    boolean isEmpty();

    /** Whether further entries may wait already, because the batch has as many as it may have. */
    boolean isFull();

    /**
     * Stores the salt of each entry, in the caller's transaction, and returns the entries' leaf
     * hashes.
     */
    List<byte[]> keep(JdbcClient database, SecureRandom random);
  }
}
