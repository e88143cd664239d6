package weft.event;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * Where an event came from and whom it concerns; stored with it for ever.
 *
 * @param participants who may see it
 * @param correlation id of the request, interchange or click that started it all
 * @param causation id of the event or command that led to it directly
 */
public record Provenance(
    Actor actor,
    Source source,
    Set<PartyCode> participants,
    String correlation,
    @Nullable String causation) {
  /** Participants in a fixed order, so that the same provenance is the same JSON. */
  public Provenance {
    participants = Collections.unmodifiableSet(new TreeSet<>(participants));
  }

  /** The same of an event that others may see. */
  public Provenance seenBy(Set<PartyCode> others) {
    return new Provenance(actor, source, others, correlation, causation);
  }

  /** Under which it travels in an event's metadata. */
  public static final String KEY = "provenance";

  /** The party that acted, and its user or API client (null where the hub itself acted for it). */
  public record Actor(PartyCode party, @Nullable String user, @Nullable String client) {}

  /**
   * The door it came through. Exactly one group is filled: an interchange (its id and the reference
   * of the message in it), an API request (its idempotency key or trace id), or a portal user's
   * request.
   *
   * @param kind {@code interchange}, {@code request}, {@code portal} or {@code hub}
   */
  public record Source(
      String kind,
      @Nullable String interchange,
      @Nullable String message,
      @Nullable String request) {}
}
