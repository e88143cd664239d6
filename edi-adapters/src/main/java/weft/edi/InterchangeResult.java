package weft.edi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.party.PartyCode;

/**
 * The result that the hub reports to the sender of an interchange, as JSON of {@code POST
 * /api/v1/edi/interchanges}. For a file of several interchanges, the outer result describes the
 * file.
 *
 * @param id null if nothing was stored
 * @param duplicate whether these bytes came before; the other fields then repeat the first answer
 * @param faults of the envelope; each message has its own faults
 * @param acknowledgement the path of the CONTRL; null if the partner gets none
 * @param from offset of the interchange's first byte in its file, if the file had several; all
 *     other offsets count from that byte
 * @param interchanges the interchanges of a file that had several, in order; only they have a
 *     receiver, reference and messages
 * @param nextMessages cursor for {@code GET /api/v1/edi/interchanges/{id}/messages} if a stored
 *     interchange has more messages than are listed; otherwise left out
 */
public record InterchangeResult(
    @Nullable String id,
    boolean duplicate,
    String sender,
    String receiver,
    String reference,
    InterchangeOutcome outcome,
    List<MessageResult> messages,
    List<Fault> faults,
    @Nullable String acknowledgement,
    @Nullable Integer from,
    @Nullable List<InterchangeResult> interchanges,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextMessages) {

  /** Creates a result that lists all messages. */
  public InterchangeResult(
      @Nullable String id,
      boolean duplicate,
      String sender,
      String receiver,
      String reference,
      InterchangeOutcome outcome,
      List<MessageResult> messages,
      List<Fault> faults,
      @Nullable String acknowledgement,
      @Nullable Integer from,
      @Nullable List<InterchangeResult> interchanges) {
    this(
        id,
        duplicate,
        sender,
        receiver,
        reference,
        outcome,
        messages,
        faults,
        acknowledgement,
        from,
        interchanges,
        null);
  }

  /** A stored interchange whose outcome is not known yet. */
  public static InterchangeResult pending(UUID id, PartyCode sender) {
    return new InterchangeResult(
        id.toString(),
        false,
        sender.value(),
        "",
        "",
        InterchangeOutcome.PENDING,
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  /** A stored interchange that was refused for a fault of its envelope. */
  public static InterchangeResult refused(UUID id, PartyCode sender, Fault fault) {
    return new InterchangeResult(
        id.toString(),
        false,
        sender.value(),
        "",
        "",
        InterchangeOutcome.REJECTED,
        List.of(),
        List.of(fault),
        null,
        null,
        null);
  }

  /** The result of a file of several interchanges, all of which are given. */
  public static InterchangeResult several(
      @Nullable String id, String sender, List<InterchangeResult> interchanges) {
    return several(id, sender, interchanges, true);
  }

  /**
   * The result of a file of several interchanges.
   *
   * @param all whether all of them are given; otherwise the file is pending
   */
  public static InterchangeResult several(
      @Nullable String id, String sender, List<InterchangeResult> interchanges, boolean all) {
    return new InterchangeResult(
        id,
        interchanges.stream().allMatch(InterchangeResult::duplicate),
        sender,
        "",
        "",
        all
            ? together(
                interchanges.stream().map(InterchangeResult::outcome).collect(Collectors.toSet()))
            : InterchangeOutcome.PENDING,
        List.of(),
        List.of(),
        null,
        null,
        List.copyOf(interchanges));
  }

  /**
   * Pending while one interchange is pending; otherwise their common outcome, or PARTLY if outcomes
   * differ.
   */
  private static InterchangeOutcome together(Collection<InterchangeOutcome> outcomes) {
    if (outcomes.contains(InterchangeOutcome.PENDING)) return InterchangeOutcome.PENDING;
    return outcomes.size() == 1
        ? Set.copyOf(outcomes).iterator().next()
        : InterchangeOutcome.PARTLY;
  }

  /** The same result with the interchange's first byte within its file. */
  public InterchangeResult at(int first) {
    return new InterchangeResult(
        id,
        duplicate,
        sender,
        receiver,
        reference,
        outcome,
        messages,
        faults,
        acknowledgement,
        first,
        interchanges,
        nextMessages);
  }

  /** Not named as a getter, so that the JSON does not contain it. */
  public boolean hasNoOutcomeYet() {
    return outcome == InterchangeOutcome.PENDING;
  }
}
