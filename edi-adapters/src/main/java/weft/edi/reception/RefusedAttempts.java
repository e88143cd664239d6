package weft.edi.reception;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts refused attempts of the last minute by address and name: logins with an unknown key, and
 * messages without proof of origin. Nobody can guess a key; the limits save processing time and log
 * lines.
 */
public final class RefusedAttempts {
  /** Limit for one name from one address: its software is broken, or somebody tries keys. */
  public static final int OF_ONE_NAME = 10;

  /** Limit for all names from one address, which many parties may share. */
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
