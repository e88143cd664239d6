package weft.bench.planning;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/** An open change stream of a reader, and the arrival time of each publication. */
final class OpenBoard implements Subscriber<String> {
  /** Receives the changes. */
  interface Seen {
    void seen(OpenBoard by, String schedule, int quantity);
  }

  final PartyCode reader;
  private final Seen told;
  private final Map<String, Integer> newest = new HashMap<>();
  private String event = "";
  private volatile boolean open;
  private volatile @Nullable String ended;

  OpenBoard(PartyCode reader, Seen told) {
    this.reader = reader;
    this.told = told;
  }

  boolean isOpen() {
    return open;
  }

  /** The hub answered 429 or 503. */
  boolean wasPutOff() {
    return !open && ended != null;
  }

  /** The reason for its end; null while it goes on. */
  @Nullable String ended() {
    return ended;
  }

  /** The quantity of the newest publication shown; 0 before the first. */
  synchronized int newest(String schedule) {
    return newest.getOrDefault(schedule, 0);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (line.startsWith("event:")) event = line.substring(6).strip();
    if (event.equals("hello")) open = true;
    if (!line.startsWith("data:") || !event.equals("production-schedules")) return;
    String schedule = text(line, "\"supplier\":\"") + " " + text(line, "\"part\":\"");
    int quantity = Integer.parseInt(text(line, "\"quantity\":\""));
    synchronized (this) {
      newest.merge(schedule, quantity, Math::max);
    }
    told.seen(this, schedule, quantity);
  }

  private static String text(String line, String name) {
    int from = line.indexOf(name) + name.length();
    return line.substring(from, line.indexOf('"', from));
  }

  @Override
  public void onError(Throwable cause) {
    ended = cause.toString();
  }

  @Override
  public void onComplete() {
    ended = "completed";
  }
}
