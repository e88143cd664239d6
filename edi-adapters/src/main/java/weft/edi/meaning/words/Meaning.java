package weft.edi.meaning.words;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.party.Partnership;

/**
 * What a message asks of us.
 *
 * @param partnership null where buyer or supplier could not be made out
 * @param commands in stream-id order; empty where a fault forbids to apply the message
 * @param faults found while understanding it, beside those found while reading
 * @param document what it says in business words; where there are no commands beside it, there is
 *     no stream yet that could take it
 * @param itemwise whether all that is wrong is so with single items, of which the commands tell
 *     that they are wrong and no more
 */
public record Meaning(
    @Nullable Partnership partnership,
    List<StreamCommand> commands,
    List<Fault> faults,
    @Nullable BusinessDocument document,
    boolean itemwise) {
  /** Of a message that asks nothing of us, or that was not understood for other reasons. */
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
