package weft.edi.reception;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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

  /**
   * Whose an interchange is: the use that these bytes made before, else the one they contradict, or
   * a new one where the last began long enough ago.
   *
   * @param first of its reference
   * @param days after which the reference may be used anew; null: never
   */
  InterchangeKey of(InterchangeKey first, Inbox.Item item, @Nullable Integer days) {
    InterchangeKey key = first;
    while (true) {
      InterchangeReceived known = find(key).received();
      if (known == null || known.sha256().equals(item.sha256())) return key;
      InterchangeKey next = key.next();
      if (find(next).received() == null && !recurs(known, item, days)) return key;
      key = next;
    }
  }

  private boolean recurs(InterchangeReceived last, Inbox.Item item, @Nullable Integer days) {
    if (days == null) return false;
    Instant before = inbox.storedAt(UUID.fromString(last.id())).orElseThrow();
    Instant now = inbox.storedAt(item.id()).orElseThrow();
    return !before.plus(Duration.ofDays(days)).isAfter(now);
  }

  /** Under which an interchange was applied, or kept as a use that it was not entitled to. */
  public Optional<InterchangeKey> holding(InterchangeKey first, String interchange) {
    Optional<InterchangeKey> applied =
        seek(
            first,
            it -> {
              InterchangeReceived received = it.received();
              return received != null && received.id().equals(interchange);
            });
    return applied.isPresent() ? applied : keeping(first, interchange);
  }

  /** Under which it was kept because other bytes had that before. */
  Optional<InterchangeKey> keeping(InterchangeKey first, String interchange) {
    return seek(
        first, it -> it.reused().stream().anyMatch(reused -> reused.id().equals(interchange)));
  }

  /** Whether one of them has these bytes. */
  boolean have(InterchangeKey first, String sha256) {
    return seek(
            first,
            it -> {
              InterchangeReceived received = it.received();
              return received != null && received.sha256().equals(sha256);
            })
        .isPresent();
  }

  /** The first under which nothing came yet. */
  InterchangeKey free(InterchangeKey first) {
    InterchangeKey key = first;
    while (find(key).received() != null) key = key.next();
    return key;
  }

  private Optional<InterchangeKey> seek(InterchangeKey first, Predicate<Interchange> wanted) {
    for (InterchangeKey key = first; ; key = key.next()) {
      Interchange known = find(key);
      if (known.received() == null) return Optional.empty();
      if (wanted.test(known)) return Optional.of(key);
    }
  }

  Interchange find(InterchangeKey key) {
    String stream = key.stream();
    return Interchange.of(streams.read(Set.of(stream)).getOrDefault(stream, List.of()));
  }
}
