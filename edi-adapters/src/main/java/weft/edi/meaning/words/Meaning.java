package weft.edi.meaning.words;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.party.Partnership;

/**
 * The commands and document that a message means.
 *
 * @param partnership null if buyer or supplier could not be determined
 * @param commands sorted by stream id; empty if a fault prevents the message from being applied
 * @param faults found while interpreting the message, in addition to those from reading it
 * @param document the message as a business document; without commands, no stream takes it yet
 * @param itemwise whether all faults concern single items, which the commands only record as wrong
 */
public record Meaning(
    @Nullable Partnership partnership,
    List<StreamCommand> commands,
    List<Fault> faults,
    @Nullable BusinessDocument document,
    boolean itemwise) {
  /** For a message that asks nothing of the hub, or that it could not interpret. */
  public static final Meaning NONE = new Meaning(null, List.of(), List.of());

  public Meaning(
      @Nullable Partnership partnership, List<StreamCommand> commands, List<Fault> faults) {
    this(partnership, commands, faults, null, false);
  }

  public Meaning(
      @Nullable Partnership partnership,
      List<StreamCommand> commands,
      List<Fault> faults,
      @Nullable BusinessDocument document) {
    this(partnership, commands, faults, document, false);
  }

  public boolean isApplicable() {
    return itemwise || faults.stream().noneMatch(Fault::forbids);
  }
}
