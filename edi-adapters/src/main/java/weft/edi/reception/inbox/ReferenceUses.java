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
 * The interchanges under one control reference: one for ever, unless partners agreed that
 * references recur, or somebody had another applied after all.
 */
public final class ReferenceUses {
  private final Streams streams;
  private final Inbox inbox;

  public ReferenceUses(Streams streams, Inbox inbox) {
    this.streams = streams;
    this.inbox = inbox;
  }

  /** One of them, and what came under it so far. */
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
   * Whose an interchange is: the use that these bytes made before, else the last, which they
   * contradict, or a new one where that began long enough ago.
   *
   * @param first of its reference
   * @param days after which the reference may be used anew; null: never
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

  /** Under which an interchange is to be found, where it was applied or kept at all. */
  public InterchangeKey of(InterchangeKey first, UUID interchange) {
    return first.nth(inbox.use(interchange));
  }

  /**
   * The use as which an interchange was applied, or was about to be, or under which it was kept
   * because other bytes had that before.
   */
  public Optional<Use> holding(InterchangeKey first, UUID interchange) {
    Use use = find(of(first, interchange));
    boolean begins = use.isFree() && use.key().use() != null; // the hub stopped before it did
    return Optional.of(use).filter(it -> begins || it.isOf(interchange) || it.keeps(interchange));
  }

  /** Whether one of them has these bytes. */
  public boolean have(InterchangeKey first, Inbox.Item item) {
    return find(first).has(item.sha256()) || again(first, item).isPresent();
  }

  private Optional<Use> again(InterchangeKey first, Inbox.Item item) {
    return inbox.uses(item).stream()
        .map(it -> find(first.nth(it)))
        .filter(it -> it.has(item.sha256()))
        .findFirst();
  }

  /** One under which nothing came yet, for an interchange that is applied after all. */
  public InterchangeKey free(InterchangeKey first, Inbox.Item item) {
    InterchangeKey free = first.nth(last(first) + 1);
    note(item, free);
    return free;
  }

  private void note(Inbox.Item item, InterchangeKey key) {
    Integer use = key.use();
    inbox.use(item.id(), use == null ? 1 : use);
  }

  /** They follow each other without a gap; the first is there. */
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
