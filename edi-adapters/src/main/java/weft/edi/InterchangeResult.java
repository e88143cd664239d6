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
 * What the sender of an interchange is told. This record is the JSON of {@code POST
 * /api/v1/edi/interchanges}. Of a file that brought several it says what became of the file.
 *
 * @param id null where nothing was kept
 * @param duplicate whether these bytes came before; all the rest is the first answer then
 * @param faults of the envelope; those of the messages stand with them
 * @param acknowledgement where the CONTRL can be fetched; null where the partner gets none
 * @param from where its file brought several: its own first byte there, from which all of its
 *     offsets count
 * @param interchanges of a file that brought several: each of them, in the file's order; receiver,
 *     reference and messages stand with them alone
 * @param nextMessages where a kept interchange is read that has more messages than are listed: the
 *     cursor at which {@code GET /api/v1/edi/interchanges/{id}/messages} goes on; else left out
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

  /** One with all of its messages. */
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

  /** One that is stored, and of which no more is known yet. */
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

  /** One that is stored, and refused for a fault of its envelope. */
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

  /** A file that brought several, where these are all of them. */
  public static InterchangeResult several(
      @Nullable String id, String sender, List<InterchangeResult> interchanges) {
    return several(id, sender, interchanges, true);
  }

  /**
   * A file that brought several.
   *
   * @param all whether these are all of them; else the file is pending
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

  /** Pending while one of them is; else what all of them became, or a part of them. */
  private static InterchangeOutcome together(Collection<InterchangeOutcome> outcomes) {
    if (outcomes.contains(InterchangeOutcome.PENDING)) return InterchangeOutcome.PENDING;
    return outcomes.size() == 1
        ? Set.copyOf(outcomes).iterator().next()
        : InterchangeOutcome.PARTLY;
  }

  /** The same where a file of several has it from this byte on. */
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

  /** No getter by name, as it is no part of the JSON. */
  public boolean hasNoOutcomeYet() {
    return outcome == InterchangeOutcome.PENDING;
  }
}
