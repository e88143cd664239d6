package weft.edi.mapping;

import java.util.List;
import java.util.stream.Stream;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.interchange.Fault;

/**
 * A message on its way to commands.
 *
 * @param message in the standard's words, with the faults that stand after the partner's dialect
 * @param meaning {@link Meaning#NONE} where those faults forbid to ask for it
 */
public record Translated(ReadMessage message, Meaning meaning) {

  /** Whether its commands may be given. */
  public boolean isApplicable() {
    return message.acceptable() && meaning.isApplicable();
  }

  /** What was found while reading, then what was found while understanding. */
  public List<Fault> faults() {
    return Stream.concat(message.faults().stream(), meaning.faults().stream()).toList();
  }
}
