package weft.edi.reception;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was refused within the last minute, by where it came from and for whom: logins whose key is
 * unknown, messages that prove nothing. Keys cannot be guessed; this keeps those who try from our
 * time and our log.
 */
public final class RefusedAttempts {
  /** Of one name from one address: its owner's software is broken, or somebody tries keys. */
  public static final int OF_ONE_NAME = 10;

  /** Of any names from one address, behind which many parties may be. */
  public static final int OF_ONE_ADDRESS = 100;

  private static final int REMEMBERED = 10_000;
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private record Count(long since, int refused) {}

  private final Map<String, Count> counts = new LinkedHashMap<>();

  public synchronized boolean areTooMany(String address, String name) {
    return refused(address) >= OF_ONE_ADDRESS || refused(address + " " + name) >= OF_ONE_NAME;
  }

  public synchronized void refused(String address, String name) {
    count(address);
    count(address + " " + name);
  }

  public synchronized void succeeded(String address, String name) {
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
