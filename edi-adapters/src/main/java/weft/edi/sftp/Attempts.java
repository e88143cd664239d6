package weft.edi.sftp;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Refused logins of the last minute, by where they came from and for whom. Keys cannot be guessed;
 * this keeps those who try from our time and our log.
 */
final class Attempts {
  /** Of one name from one address: its owner's software is broken, or somebody tries keys. */
  static final int OF_ONE_NAME = 10;

  /** Of any names from one address, behind which many parties may be. */
  static final int OF_ONE_ADDRESS = 100;

  private static final int REMEMBERED = 10_000;
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private record Count(long since, int refused) {}

  private final Map<String, Count> counts = new LinkedHashMap<>();

  synchronized boolean areTooMany(String address, String name) {
    return refused(address) >= OF_ONE_ADDRESS || refused(address + " " + name) >= OF_ONE_NAME;
  }

  synchronized void refused(String address, String name) {
    count(address);
    count(address + " " + name);
  }

  synchronized void succeeded(String address, String name) {
    counts.remove(address + " " + name);
  }

  private int refused(String of) {
    Count count = counts.get(of);
    return count == null || System.nanoTime() - count.since() > WINDOW ? 0 : count.refused();
  }

  private void count(String of) {
    int before = refused(of);
    Count count = counts.get(of);
    long since = before == 0 || count == null ? System.nanoTime() : count.since();
    counts.put(of, new Count(since, before + 1));
    if (counts.size() <= REMEMBERED) return;
    Iterator<String> oldest = counts.keySet().iterator();
    oldest.next();
    oldest.remove();
  }
}
