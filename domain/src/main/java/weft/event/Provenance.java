package weft.event;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * Where an event came from and whom it concerns; stored with it for ever.
 *
 * @param participants the parties that may see it
 * @param correlation id of the request, interchange or click that started the whole chain
 * @param causation id of the event or command that led to it directly
 * @param command one id for all events of one append; null where events were recorded without one
 */
public record Provenance(
    Actor actor,
    Source source,
    Set<PartyCode> participants,
    String correlation,
    @Nullable String causation,
    @Nullable String command) {
  public Provenance(
      Actor actor,
      Source source,
      Set<PartyCode> participants,
      String correlation,
      @Nullable String causation) {
    this(actor, source, participants, correlation, causation, null);
  }

  /** Sorts the participants, so that equal provenances give equal JSON. */
  public Provenance {
    participants = Collections.unmodifiableSet(new TreeSet<>(participants));
  }

  /** A copy with other participants. */
  public Provenance seenBy(Set<PartyCode> others) {
    return new Provenance(actor, source, others, correlation, causation, command);
  }

  /** A copy for the events of one append. */
  public Provenance by(String oneCommand) {
    return new Provenance(actor, source, participants, correlation, causation, oneCommand);
  }

  /** The key of the provenance in an event's metadata. */
  public static final String KEY = "provenance";

  /**
   * The party that acted, and its user or API client; both are null where the hub itself acted for
   * it.
   */
  public record Actor(PartyCode party, @Nullable String user, @Nullable String client) {}

  /**
   * The way by which the command came in. Exactly one group is filled: an interchange (its id and
   * the reference of the message in it), an API request (its idempotency key or trace id), or a
   * portal user's request.
   *
   * @param kind {@code interchange}, {@code request}, {@code portal} or {@code hub}
   */
  public record Source(
      String kind,
      @Nullable String interchange,
      @Nullable String message,
      @Nullable String request) {}
}
