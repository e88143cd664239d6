package weft.edi.reception.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.event.Streams;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;

/**
 * The interchanges with one control reference. There is only one, unless the partners agreed that
 * references recur, or a person applied another one.
 */
public final class ReferenceUses {
  private final Streams streams;
  private final Inbox inbox;

  public ReferenceUses(Streams streams, Inbox inbox) {
    this.streams = streams;
    this.inbox = inbox;
  }

  /** One use of the reference, and its interchange so far. */
  public record Use(InterchangeKey key, Interchange known) {
    boolean isFree() {
      return known.received() == null;
    }

    public boolean has(String sha256) {
      InterchangeReceived received = known.received();
      return received != null && received.sha256().equals(sha256);
    }

    public boolean isOf(UUID interchange) {
      InterchangeReceived received = known.received();
      return received != null && received.id().equals(interchange.toString());
    }

    private boolean keeps(UUID interchange) {
      return known.reused().stream().anyMatch(it -> it.id().equals(interchange.toString()));
    }
  }

  /**
   * Returns the use of an interchange: the earlier use with the same bytes, otherwise the last use,
   * which it contradicts, or a new use if the last one began long enough ago.
   *
   * @param first key of the reference's first use
   * @param days after which the reference may be used again; null means never
   */
  public Use of(InterchangeKey first, Inbox.Item item, @Nullable Integer days) {
    Use use = find(first);
    if (use.isFree() || use.has(item.sha256())) return use;
    Use same = again(first, item).orElse(null);
    if (same != null) return same;
    int number = last(first);
    Use last = number == 1 ? use : find(first.nth(number));
    if (recurs(last, item, days)) last = new Use(last.key().next(), Interchange.NEW);
    note(item, last.key());
    return last;
  }

  private boolean recurs(Use last, Inbox.Item item, @Nullable Integer days) {
    InterchangeReceived received = last.known().received();
    if (days == null || received == null) return false;
    Instant before = inbox.storedAt(UUID.fromString(received.id())).orElseThrow();
    Instant now = inbox.storedAt(item.id()).orElseThrow();
    return !before.plus(Duration.ofDays(days)).isAfter(now);
  }

  /** Returns the key of a stored interchange, if it was applied or kept. */
  public InterchangeKey of(InterchangeKey first, UUID interchange) {
    return first.nth(inbox.use(interchange));
  }

  /**
   * Returns the use with which an interchange was applied or about to be applied, or under which it
   * was kept because other bytes had the reference before.
   */
  public Optional<Use> holding(InterchangeKey first, UUID interchange) {
    Use use = find(of(first, interchange));
    // the instance stopped before it began
    boolean begins = use.isFree() && use.key().use() != null;
    return Optional.of(use).filter(it -> begins || it.isOf(interchange) || it.keeps(interchange));
  }

  /** Returns whether a use has these bytes. */
  public boolean have(InterchangeKey first, Inbox.Item item) {
    return find(first).has(item.sha256()) || again(first, item).isPresent();
  }

  private Optional<Use> again(InterchangeKey first, Inbox.Item item) {
    return inbox.uses(item).stream()
        .map(it -> find(first.nth(it)))
        .filter(it -> it.has(item.sha256()))
        .findFirst();
  }

  /** Reserves a new use for an interchange that a person applies. */
  public InterchangeKey free(InterchangeKey first, Inbox.Item item) {
    InterchangeKey free = first.nth(last(first) + 1);
    note(item, free);
    return free;
  }

  private void note(Inbox.Item item, InterchangeKey key) {
    Integer use = key.use();
    inbox.use(item.id(), use == null ? 1 : use);
  }

  /** Returns the last use, by binary search. Uses have no gaps, and the first one exists. */
  private int last(InterchangeKey first) {
    int last = 1;
    int free = 2;
    while (streams.has(first.nth(free).stream())) {
      last = free;
      free *= 2;
    }
    while (free - last > 1) {
      int between = (last + free) / 2;
      if (streams.has(first.nth(between).stream())) last = between;
      else free = between;
    }
    return last;
  }

  private Use find(InterchangeKey key) {
    String stream = key.stream();
    return new Use(
        key, Interchange.of(streams.read(Set.of(stream)).getOrDefault(stream, List.of())));
  }
}
